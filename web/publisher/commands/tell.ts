import type { HeldEntry, PublisherStatus, PublishOutcome } from '@kneadful/shared-types';
import { inWords } from '../../src/cms/parse-entry.ts';
import type { PublisherEvent } from '../control.ts';
import { createProgressBar } from './progress-bar.ts';
import type { Report } from './report.ts';

/** `plan` takes a moment and belongs to what was pulled. */
const stepNames: Partial<Record<string, string>> = {
  compile: 'Building the app',
  sync: 'Pulling the content',
  render: 'Rendering the site',
  release: 'Releasing',
};

/** Tells the steps of a publish as they happen. */
export function createStepTeller(report: Report, terminal: NodeJS.WriteStream) {
  const bar = createProgressBar(terminal);
  let running: string | undefined;
  let rendered = 0;
  let pulled = '';
  const end = (result: string) => {
    if (running) report.end(result);
    running = undefined;
  };
  return {
    hear(event: PublisherEvent): void {
      bar.hear(event);
      if (event.kind === 'pulled') pulled = `${event.entries} entries, ${event.pictures} pictures`;
      if (event.kind === 'progress') rendered = event.done;
      if (event.kind === 'step') {
        const name = stepNames[event.step];
        // A page that cannot be rendered has its entry held, and the rest is rendered again.
        if (!name || event.step === running) return;
        end(running === 'render' ? `${rendered} pages and files` : running === 'sync' ? pulled : '');
        running = event.step;
        rendered = 0;
        report.begin(name);
      }
      if (event.kind === 'published') end(resultOf(event.outcome));
      if (event.kind === 'failed') running = undefined;
    },
    stop: bar.stop,
  };

  function resultOf({ released, release }: PublishOutcome): string {
    if (released) return release.id;
    const soFar = { sync: pulled, render: `${rendered} pages and files` }[running ?? ''];
    return [soFar, 'nothing has changed'].filter(Boolean).join(', ');
  }
}

/** What a publish came to. */
export function describeOutcome(
  { released, release: { id, rendered, files } }: PublishOutcome,
  paused = false,
): string {
  if (released) return `Release ${id} is live: ${rendered} pages rendered, ${files} files.`;
  if (paused)
    return `Nothing was published: the site is paused at release ${id}. To publish what waits: npm run site -- resume`;
  return `Release ${id} is live: nothing has changed.`;
}

/** One line for people: what is held, why, what visitors see, and where to mend it. */
export function describeHeld({ type, title, reasons, live, adminUrl }: HeldEntry): string {
  const seen = live ? 'Visitors see its last version.' : 'It is left out.';
  return `${type} “${title}” is not fit to be live. ${inWords(reasons)} ${seen} Mend it at ${adminUrl}`;
}

/** More of them would hide the rest of the terminal. */
const mostWarnings = 10;

/** Warns of everything that is held or broken, once. */
export function createWarner(report: Report): (status: PublisherStatus) => void {
  let told = new Set<string>();
  return ({ held, warnings }) => {
    const all = [...held.map(describeHeld), ...warnings];
    const fresh = all.filter((line) => !told.has(line));
    told = new Set(all);
    for (const line of fresh.slice(0, mostWarnings)) report.warn(line);
    if (fresh.length > mostWarnings) report.warn(`And ${fresh.length - mostWarnings} more: npm run site -- status`);
  };
}
