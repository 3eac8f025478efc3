import type { UID } from '@strapi/strapi';
import type { Name } from '../person-name';

export const scheduleUid = 'api::schedule.schedule';

export const actions = ['publish', 'unpublish'] as const;
export type Action = (typeof actions)[number];

/** An entry, in one language if its type has any. */
export interface Subject {
  entryType: UID.ContentType;
  entryId: string;
  locale: string | null;
}

/** A row of the table. Of each entry, language and action there is one. Times are milliseconds since 1970, 0 if not set. */
export interface Plan extends Subject {
  id: number;
  action: Action;
  due: number;
  setById: number;
  setByName: string;
  state: 'waiting' | 'done' | 'refused';
  refusal: string | null;
  finished: number;
  /** How often it was begun. */
  attempts: number;
  leaseEnds: number;
  leaseOwner: string | null;
}

/** Whoever sets a schedule. */
export interface Person extends Name {
  id: number;
}

export const slotOf = ({ entryType, entryId, locale }: Subject, action: Action): string =>
  [entryType, entryId, locale ?? '', action].join(' ');
