import { SingleBar } from 'cli-progress';
import type { PublisherEvent } from '../control.ts';

/** Shorter publishes are over before a bar could be read. */
const patience = 1000;

/** Draws how many pages are rendered, on a terminal, once a publish has taken a second. */
export function createProgressBar(terminal: NodeJS.WriteStream, now = () => performance.now()) {
  let began: number | undefined;
  let bar: SingleBar | undefined;
  const stop = () => {
    bar?.stop();
    began = bar = undefined;
  };
  return {
    stop,
    hear(event: PublisherEvent): void {
      if (!terminal.isTTY) return;
      if (event.kind === 'published' || event.kind === 'failed') return stop();
      if (event.kind === 'step') {
        began ??= now();
        // The line that tells of the next step takes the bar's place.
        bar?.stop();
        bar = undefined;
      }
      if (event.kind !== 'progress' || began === undefined || now() - began < patience) return;
      bar ??= startBar(terminal, event.total);
      bar.setTotal(event.total);
      bar.update(event.done);
    },
  };
}

function startBar(stream: NodeJS.WriteStream, total: number): SingleBar {
  const format = '  {bar} {value} of {total} pages, {duration_formatted}';
  const bar = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: true, barsize: 30 });
  bar.start(total, 0);
  return bar;
}
