import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PublishTimes } from '@kneadful/shared-types';
import type { PublisherControl } from '../control.ts';

/** The publisher's numbers in a registry of its own, with Node's beside them. Every label has few values. */
export function createMetrics(control: PublisherControl): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const publishes = new Counter({
    name: 'kneadful_publishes_total',
    help: 'Publishes by cause and result: released, unchanged, failed.',
    labelNames: ['cause', 'result'] as const,
    registers,
  });
  const steps = new Histogram({
    name: 'kneadful_publish_step_seconds',
    help: 'Duration of the steps of publishes that released something.',
    labelNames: ['step'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  });
  const pages = new Counter({ name: 'kneadful_pages_rendered_total', help: 'Pages rendered for releases.', registers });
  control.on((event) => {
    if (event.kind === 'failed') publishes.inc({ cause: event.cause, result: 'failed' });
    if (event.kind !== 'published') return;
    const { released, release } = event.outcome;
    publishes.inc({ cause: event.cause, result: released ? 'released' : 'unchanged' });
    if (!released) return;
    pages.inc(release.rendered);
    for (const [step, milliseconds] of Object.entries(release.times) as [keyof PublishTimes, number][])
      steps.observe({ step }, milliseconds / 1000);
  });

  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('kneadful_behind_seconds', 'How long the site has been behind the CMS.', () => secondsBehind(control));
  gauge(
    'kneadful_entries_held',
    'Entries held at their last live version, or left out.',
    () => control.status().held.length,
  );
  gauge('kneadful_releases', 'Releases that can be gone back to.', () => control.releases().length);
  gauge(
    'kneadful_pictures_waiting',
    'Pictures whose variants are still being made.',
    () => control.status().picturesWaiting,
  );
  gauge('kneadful_paused', '1 while edits wait for `resume`.', () => Number(control.status().state === 'paused'));
  return registry;
}

function secondsBehind(control: PublisherControl): number {
  const { behindSince } = control.status();
  return behindSince ? Math.max(0, (Date.now() - Date.parse(behindSince)) / 1000) : 0;
}
