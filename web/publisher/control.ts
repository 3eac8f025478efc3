import type {
  ChangedEntry,
  EntryType,
  PublishCause,
  PublisherStatus,
  PublishOutcome,
  RefusedPublish,
  ReleaseSummary,
} from '@kneadful/shared-types';

/** Why to look at the CMS, and what is known of the change. Nothing in it is trusted: the sync asks the CMS. */
export interface PublishRequest {
  cause: PublishCause;
  changed?: ChangedEntry[];
  /** The revision that the CMS named. */
  revision?: string;
  /** Fetch and render everything. */
  full?: boolean;
  /** Build the app again from the code on disk first, and release everything under it. */
  compile?: boolean;
}

/** What listeners are told. */
export type PublisherEvent =
  | { kind: 'step'; step: 'compile' | 'sync' | 'plan' | 'render' | 'release' }
  /** How much content is live with it. */
  | { kind: 'pulled'; entries: number; pictures: number }
  /** Pages rendered so far, of how many. */
  | { kind: 'progress'; done: number; total: number }
  /** `cause` is the request's: where nothing was released, the release has another. */
  | { kind: 'published'; outcome: PublishOutcome; cause: PublishCause }
  | { kind: 'failed'; message: string; cause: PublishCause }
  /** The status changed in any way. */
  | { kind: 'status'; status: PublisherStatus };

/** What the control API and the command line may ask of the publisher. */
export interface PublisherControl {
  /** One publish is in flight and at most one waits; requests that come meanwhile join the one that waits. */
  publish(request: PublishRequest): Promise<PublishOutcome>;
  status(): PublisherStatus;
  /** Newest first. */
  releases(): ReleaseSummary[];
  /** Newest first. */
  refused(): RefusedPublish[];
  /** Where visitors find an entry: its page, or one that shows it. */
  addressOf(type: EntryType, id: string, locale?: string): string | undefined;
  /** Makes an older release live; new edits then wait for `resume`. @throws UnknownRelease */
  activate(id: string): Promise<ReleaseSummary>;
  /** Goes on publishing after `activate`. */
  resume(): Promise<PublishOutcome>;
  /** @returns how to stop listening */
  on(listener: (event: PublisherEvent) => void): () => void;
}

export class UnknownRelease extends Error {
  override name = 'UnknownRelease';
}
