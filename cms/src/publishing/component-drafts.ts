import type { Core, UID } from '@strapi/strapi';
import { componentsOf } from '../content-model/links';

/**
 * Tells Strapi at once what it else asks the database for every single link: that a component's entry has drafts. On each
 * publish it looks at every link from a component to the entry, and finds out with several queries that there is nothing to
 * do; with ten thousand articles that takes a minute. Where it wants to know whether a type itself has drafts it looks
 * for `true`, which this is not. Components that a type without drafts holds are left alone. Call it while registering.
 */
export function tellDraftsOfComponents(strapi: Core.Strapi): void {
  const others = new Set<string>();
  for (const type of Object.values(strapi.contentTypes)) {
    if (type.options?.draftAndPublish !== true) addHeld(strapi, type.uid, others);
  }
  for (const component of Object.values(strapi.components)) {
    if (others.has(component.uid)) continue;
    component.options = { ...component.options, draftAndPublish: 'by its entry' } as object;
  }
}

/** Collects the components that a type or component holds, at any depth. */
function addHeld(strapi: Core.Strapi, uid: UID.Schema, held: Set<string>): void {
  for (const component of componentsOf(strapi, uid)) {
    if (held.has(component)) continue;
    held.add(component);
    addHeld(strapi, component, held);
  }
}
