import settings from './settings';

export default [
  'global::request-log',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          // Strapi's defaults also allow its market and its CDN: the admin panel calls nobody but this server. Text, not
          // lists: a list would be filled up with the defaults' items.
          'connect-src': "'self'",
          'img-src': "'self' data: blob:",
          'media-src': "'self' data: blob:",
          // The preview beside a form.
          'frame-src': `'self' ${new URL(settings.previewUrl).origin}`,
          upgradeInsecureRequests: null,
        },
      },
      // A browser that has once seen HSTS on localhost would refuse plain HTTP there.
      hsts: settings.production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    },
  },
  'strapi::cors',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
