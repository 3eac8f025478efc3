import settings from './settings';

export default {
  host: settings.HOST,
  port: settings.CMS_PORT,
  url: settings.CMS_PUBLIC_URL ?? `http://localhost:${settings.CMS_PORT}`,
  proxy: { koa: settings.CMS_BEHIND_PROXY },
  dirs: { public: settings.CMS_PUBLIC_DIR },
  app: { keys: settings.APP_KEYS.split(',') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
};
