import type { DeskLink } from './desk.js';

/** What an owner's page “Your studio” is told. */

/** A sample that somebody has saved since it was imported. */
export interface ChangedSample extends DeskLink {
  /** ISO 8601. */
  on: string;
  /** By the name that the admin shows, as long as the account is there. */
  by?: string;
}

/** A sample that stays, because what is live and stays cannot stand without it. */
export interface NeededSample extends DeskLink {
  /** As messages call it: `Article “Back massage”`. */
  neededBy: string;
}

/** What removing the sample content would do now. */
export interface SamplePlan {
  /** Whether the site calls itself a demonstration. */
  isDemo: boolean;
  /** What goes, by Strapi's word for the type. */
  going: { typeName: string; count: number }[];
  /** Pictures of the samples that nothing else shows. */
  pictures: number;
  /** These stay, but for those that are chosen to go. */
  changed: ChangedSample[];
  needed: NeededSample[];
  /** What the site cannot do without: to be written over. */
  kept: DeskLink[];
}

/** An owner types it, since what is removed does not come back. */
export const removalWord = 'remove';

/** What was removed. */
export interface SamplesRemoved {
  entries: number;
  pictures: number;
}

/** Somebody with an account at the admin. */
export interface Colleague {
  id: number;
  name: string;
  email: string;
  roles: string[];
  /** `invited` until the first sign-in; `off` once an owner has switched the account off. */
  state: 'active' | 'invited' | 'off';
  /** Whoever is signed in. */
  isYou: boolean;
}

export interface People {
  people: Colleague[];
  /** Those that somebody may be invited to. */
  roles: { id: number; name: string; description: string }[];
}

/** A link that lets in whoever has it, once. It is shown, and neither stored nor logged. */
export interface EntryPass {
  kind: 'invitation' | 'password';
  url: string;
  /** ISO 8601; an invitation has no end. */
  until?: string;
}

export interface MailState {
  isSetUp: boolean;
  /** The server without user and password, `mail.example.org:587`. */
  server?: string;
  from?: string;
  /** The studio's published address, which is told of what comes in. */
  studio?: string;
  /** Whom a test mail goes to: whoever is signed in. */
  you: string;
}
