import type { Core } from '@strapi/strapi';

/** The part of Koa's context that is used here. */
interface Context {
  method: string;
  path: string;
  status: number;
}

/** Strapi's own log of requests, without what follows the `?`: links that let somebody in carry their secret there. */
const requestLog =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    const start = Date.now();
    await next();
    strapi.log.http(`${context.method} ${context.path} (${Date.now() - start} ms) ${context.status}`);
  };

export default requestLog;
