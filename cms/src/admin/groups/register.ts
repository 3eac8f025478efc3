import type { StrapiApp } from '@strapi/strapi/admin';
import { GroupHeading } from './GroupHeading';
import { groupHeading, inGroups } from './groups';

/** Headings in long forms. Call it while bootstrapping. */
export function addFieldGroups(app: StrapiApp): void {
  app.addFields({ type: groupHeading, Component: GroupHeading as React.ComponentType });
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', inGroups);
}
