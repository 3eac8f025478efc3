import { setTimeout as sleep } from 'node:timers/promises';
import { type EntrySchedule, wallClock } from '@kneadful/shared-types';
import { studio } from './content.ts';
import type { TestCms } from './cms.ts';
import { ask } from './intake.ts';

interface Answer {
  status: number;
  schedule: EntrySchedule;
  message?: string;
  /** As `publishAt: This time has passed.` */
  problems: string[];
}

interface Body {
  data?: EntrySchedule;
  error?: { message: string; details?: { errors?: { path: string[]; message: string }[] } };
}

export const scheduleAddress = (type: string, id: string, rest = '', locale = 'en') =>
  `/desk/entries/api::${type}.${type}/${id}/schedule${rest}?locale=${locale}`;

const minute = 60_000;

/** The owner at the schedule of entries. */
export class ScheduleDesk {
  readonly #cms: TestCms;

  constructor(cms: TestCms) {
    this.#cms = cms;
  }

  async read(type: string, id: string, locale?: string): Promise<EntrySchedule> {
    return (await this.#call('GET', scheduleAddress(type, id, '', locale))).schedule;
  }

  change(type: string, id: string, fields: object, locale?: string): Promise<Answer> {
    return this.#call('PUT', scheduleAddress(type, id, '', locale), { timezone: 'UTC', ...fields });
  }

  retry(type: string, id: string, action: string): Promise<Answer> {
    return this.#call('POST', scheduleAddress(type, id, `/${action}/retry`));
  }

  dismiss(type: string, id: string, action: string): Promise<Answer> {
    return this.#call('POST', scheduleAddress(type, id, `/${action}/dismiss`));
  }

  /** Waits until what was set is done or refused. */
  async until(type: string, id: string, action: 'publish' | 'unpublish', state: string): Promise<EntrySchedule> {
    for (let attempt = 0; ; attempt++) {
      const schedule = await this.read(type, id);
      if (schedule[action]?.state === state) return schedule;
      if (attempt > 400) throw new Error(`It did not become ${state}: ${JSON.stringify(schedule)}`);
      await sleep(100);
    }
  }

  async #call(method: string, path: string, body?: object): Promise<Answer> {
    const { status, body: answer } = await this.#cms.admin<Body>(method, path, body);
    const problems = (answer.error?.details?.errors ?? []).map(({ path: [field], message }) => `${field}: ${message}`);
    return { status, schedule: answer.data as EntrySchedule, message: answer.error?.message, problems };
  }
}

/** So many minutes from now, as a clock in the zone shows it. */
export function inMinutes(minutes: number, timezone = 'UTC'): string {
  const { date, time } = wallClock(timezone, Date.now() + minutes * minute);
  return `${date}T${time}`;
}

/** Lets what waits be due so long ago, behind the CMS's back: a form can set no time that has passed. */
export const letPass = (cms: TestCms, id: string, action: 'publish' | 'unpublish', milliseconds = 0) =>
  ask(cms, `UPDATE schedules SET due = ${Date.now() - milliseconds} WHERE entry_id = '${id}' AND action = '${action}'`);

/** Publishes what the studio says of itself, with this time zone. */
export async function moveStudio(cms: TestCms, timezone: string): Promise<void> {
  const path = '/content-manager/single-types/api::studio.studio/actions/publish?locale=en';
  const { status, body } = await cms.admin('POST', path, studio(timezone));
  if (status !== 200) throw new Error(`The studio was not published: ${JSON.stringify(body)}`);
}
