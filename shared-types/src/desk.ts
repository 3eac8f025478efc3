import type { EntryType, Problem } from './fitness.js';
import type { PublishCause, PublisherStatus } from './publishing.js';

/** What the admin's forms are told beside the content itself. */

/** A row of the CMS as the admin names and opens it. */
export interface DeskLink {
  /** The content type's UID in the CMS, `api::body-region.body-region`. */
  uid: string;
  documentId: string;
  title: string;
  /** Strapi's word for what an editor calls the type: `Region of the back`. */
  typeName: string;
  /** Of its form, below `/admin`. */
  path: string;
}

/** An entry that another links to. */
export interface EntryLink extends DeskLink {
  type: EntryType;
}

/** Something to mend or to know, with the labels of the fields that lead there: `Sections 4 › Picture`. */
export interface Remark extends Problem {
  where: string;
}

/** A link to an entry that visitors do not see. */
export interface WaitingLink extends EntryLink {
  where: string;
}

/** An entry that links to this one and is live. */
export interface Referrer extends EntryLink {
  /** Without this one it would not be fit to be live. */
  falls: boolean;
}

/** What an editor should know of an entry before it is published. */
export interface EntryReport {
  /** Why Publish would refuse the saved draft. */
  problems: Remark[];
  /** What the saved draft links to and is not published. */
  waiting: WaitingLink[];
  /** What would be better and holds nothing back. */
  advice: Remark[];
  /** Links to entries of types that the reader's role may not see. */
  unseen: number;
}

/** What an editor should know before an entry is unpublished or deleted. */
export interface Departure {
  /** The entry as messages call it: `Technique “Swedish massage”`. */
  name: string;
  /** What is live and links to it; first what cannot stand without it. */
  linkedFrom: Referrer[];
  /** How many more there are. */
  more: number;
  /** Links from entries of types that the reader's role may not see. */
  unseen: number;
  /** Whether this is the original, on which links and translations stand; otherwise it is a translation. */
  isOriginal: boolean;
  /** How many translations are published, and go with the original. */
  translations: number;
}

/** A row of a list on the home page, and what is to be said of it. */
export interface DeskRow extends DeskLink {
  note?: string;
}

/** Something to do, with the first of those it is to be done with. */
export interface DeskList {
  title: string;
  /** All of them that the reader's role may read. */
  count: number;
  rows: DeskRow[];
}

/** When an entry comes or goes by itself, as its form shows it. */
export interface EntrySchedule {
  /** The studio's, in which times are set and shown: `America/Chicago`. */
  timezone: string;
  /** Whether the reader's role may publish this entry. */
  mayChange: boolean;
  publish: ScheduledAction | null;
  unpublish: ScheduledAction | null;
}

/** What is set, or was done or refused lately. */
export interface ScheduledAction {
  state: 'waiting' | 'done' | 'refused';
  /** As the studio's clock shows it: `2026-11-21T09:00`. */
  wallClock: string;
  /** The same moment: ISO 8601. */
  due: string;
  /** Name of who set it. */
  by: string;
  /** Why it was refused: one or more sentences. */
  refusal?: string;
}

/** What a form asks for. Times are of the studio's clock; `null` clears, and what is left out stays as it is. */
export interface ScheduleChange {
  /** The zone that the form showed. */
  timezone: string;
  publishAt?: string | null;
  unpublishAt?: string | null;
}

/** A scheduled moment on the home page. */
export interface ComingRow extends DeskLink, Pick<ScheduledAction, 'due' | 'by' | 'refusal'> {
  action: 'publish' | 'unpublish';
  /** Of a translation. */
  locale?: string;
}

/** What is scheduled, as far as the reader's role may read the entries. */
export interface ComingUp {
  timezone: string;
  /** The next ones, the earliest first. */
  coming: ComingRow[];
  /** How many more there are. */
  more: number;
  /** What was refused, the newest first. */
  refused: ComingRow[];
}

/** A release, or a publish that was refused, as the home page lists it. */
export interface SitePublish {
  /** Of a release; a refused publish has none. */
  id?: string;
  /** ISO 8601. */
  at: string;
  cause: PublishCause;
  /** Who published something that it brought. */
  authors: string[];
  /** Of a release: how long it took, in milliseconds. */
  took?: number;
  /** Pages that were made anew for it. */
  pages?: number;
  result: 'live' | 'earlier' | 'refused';
  /** Why it was refused. */
  message?: string;
}

/** An entry that the site does not show as it was published. */
export interface HeldRow extends DeskLink {
  reasons: string[];
  /** Whether visitors see its last live version; otherwise it is left out. */
  live: boolean;
}

/** How the site is. */
export interface SiteReport {
  /** `away`: the publisher does not answer; what is live stays. */
  state: PublisherStatus['state'] | 'away';
  /** Pages that are rendered, of how many, while it publishes. */
  progress?: PublisherStatus['progress'];
  /** What the site has not shown yet since: ISO 8601. */
  behindSince?: string;
  held: HeldRow[];
  /** Held entries that the reader's role may not see. */
  heldUnseen: number;
  warnings: string[];
  /** One sentence that says what is wrong and what to do. */
  problem?: string;
  picturesWaiting: number;
  /** Newest first. */
  publishes: SitePublish[];
  /** Whether the reader's role may publish now and go back to an earlier release. */
  mayControl: boolean;
}

/** Whether visitors see an entry as it was published last. */
export interface EntryLiveness {
  /**
   * `unpublished` · `live` · `coming`: published, and not yet on the site · `held`: the site does not take it as it is ·
   * `paused`: an earlier release is shown · `unknown`: the publisher does not answer.
   */
  state: 'unpublished' | 'live' | 'coming' | 'held' | 'paused' | 'unknown';
  /** Since when it is live, or published: ISO 8601. */
  since?: string;
  /** Where visitors find it. */
  url?: string;
  /** Whether the saved draft is another than what was published. */
  isChanged: boolean;
  /** Why it is held, or what keeps the publisher from answering. */
  reasons: string[];
  /** Of a held entry: whether visitors see its last live version. */
  showsEarlier?: boolean;
}

/** What somebody who answers a booking request needs beside its form. */
export interface RequestDesk {
  reference: string;
  /** Where the visitor can be reached, as far as it was given. */
  email?: string;
  phone?: string;
  /** A letter to begin with, in the visitor's language. */
  letter: { subject: string; text: string };
  /** Whether the CMS can send it; otherwise the reader's own mail program does. */
  canSend: boolean;
  times: RequestTime[];
  /** The day on which the request is deleted: `2027-02-01`. */
  deletedOn: string;
}

/** A time that the visitor would like. */
export interface RequestTime {
  /** As somebody would say it, with the studio's zone. */
  label: string;
  /** A calendar file (iCalendar, RFC 5545) with the appointment, and nothing of what the visitor wrote. */
  calendar: string;
}

/** What a text may lead to: an entry with a page, or a study. */
export interface LinkTarget extends EntryLink {
  /** As it stands in a text: `/entry/<type>/<documentId>`, or `/cite/<documentId>` of a study. */
  url: string;
  /** Whether visitors can see it; until then the link is plain text. */
  isLive: boolean;
  /** What else tells it from others: of a study who wrote it, and its title. */
  note?: string;
}

/** What the links of a text lead to. A link that is in neither list leads to what is not there any more. */
export interface LinkTargets {
  targets: LinkTarget[];
  /** Links to entries that the reader's role may not see. */
  unseen: string[];
}

/** Days before a review is due in which it is announced. */
export const noticeDays = 30;
