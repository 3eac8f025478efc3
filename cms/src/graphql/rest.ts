import type { Core } from '@strapi/strapi';

/**
 * GraphQL is the only door to content: the REST routes that plugins bring for API tokens are taken away, since a
 * read-only token would list every uploaded file there. The admin has routes of its own. Call it while registering.
 */
export function closeRest(strapi: Core.Strapi): void {
  for (const { routes } of Object.values(strapi.plugins)) {
    if (!Array.isArray(routes)) delete (routes as Record<string, unknown>)['content-api'];
  }
}
