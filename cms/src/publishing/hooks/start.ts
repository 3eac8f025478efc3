import type { Core } from '@strapi/strapi';
import { HookActions } from './admin/actions';
import { registerHookPermissions } from './admin/permissions';
import { addHookRoutes } from './admin/routes';
import { Dispatcher } from './dispatcher';
import { provisionPublisherHook } from './provision';
import { watchContent } from './watch';

let dispatcher: Dispatcher | undefined;

/** Call it while registering, before any other middleware of the Document Service. */
export async function registerBuildHooks(strapi: Core.Strapi): Promise<void> {
  await registerHookPermissions(strapi);
  const made = new Dispatcher(strapi);
  dispatcher = made;
  watchContent(strapi, (cause, change) => made.changed(cause, change));
}

/** Call it at the end of bootstrapping. Hooks are called once the CMS listens: a script that only loads it calls nobody. */
export async function startBuildHooks(strapi: Core.Strapi): Promise<void> {
  const made = dispatcher;
  if (!made) throw new Error('registerBuildHooks was not called.');
  addHookRoutes(strapi, new HookActions(strapi, made));
  await provisionPublisherHook(strapi);
  strapi.server.httpServer.once('listening', () => made.start());
}

export async function stopBuildHooks(): Promise<void> {
  await dispatcher?.stop();
}
