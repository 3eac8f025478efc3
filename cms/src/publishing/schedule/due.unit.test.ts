import { describe, expect, test } from '@jest/globals';
import { startable } from './due.ts';
import type { Plan } from './plan.ts';

const plan = (id: number, fields: Partial<Plan> = {}): Plan => ({
  id,
  entryType: 'api::article.article',
  entryId: `entry-${id}`,
  locale: 'en',
  action: 'publish',
  due: id,
  setById: 1,
  setByName: 'Ana',
  state: 'waiting',
  refusal: null,
  finished: 0,
  attempts: 0,
  leaseEnds: 0,
  leaseOwner: '',
  ...fields,
});
const started = (...plans: Plan[]) => startable(plans, 1000).map(({ id }) => id);

describe('of what is due', () => {
  test('everything is begun, once its lease has ended', () => {
    expect(started(plan(1), plan(2, { leaseEnds: 1000 }), plan(3, { leaseEnds: 1001 }))).toEqual([1, 2]);
  });

  test('an entry goes only after it has come, in each language of its own', () => {
    const leaving = { entryId: 'entry-1', action: 'unpublish' } as const;
    expect(started(plan(1), plan(2, leaving), plan(3, { ...leaving, locale: 'es' }))).toEqual([1, 3]);
  });

  test('and waits while another process is about to publish it', () => {
    expect(started(plan(1, { leaseEnds: 2000 }), plan(2, { entryId: 'entry-1', action: 'unpublish' }))).toEqual([]);
  });
});
