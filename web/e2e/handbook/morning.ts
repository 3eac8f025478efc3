import { addDays } from '@kneadful/shared-types';
import { article, person } from '../../../tests/support/content.ts';
import { Editor, links } from '../../../tests/support/editor.ts';
import { send } from '../../../tests/support/intake.ts';
import { ScheduleDesk } from '../../../tests/support/schedule.ts';
import type { Desk } from '../support/desk.ts';

/** Entries of the sample content, and what came that morning, by their documentId. */
export type Entries = Record<'technique' | 'faq' | 'article' | 'guide' | 'review' | 'request', string>;

interface Listed {
  results: { documentId: string }[];
}

/** What a studio finds in the admin of a morning: a draft, a change, a plan, a review and a request that were sent. */
export async function morning({ cms }: Desk): Promise<Entries> {
  const editor = new Editor(cms);
  const find = async (type: string, field: string, value = '') => {
    const path = `/content-manager/collection-types/api::${type}.${type}?filters[${field}][$eq]=${value}`;
    const { body } = await cms.admin<Listed>('GET', path);
    const [found] = body.results;
    if (!found) throw new Error(`There is no ${type} whose ${field} is ${value}.`);
    return found.documentId;
  };
  const timezone = 'America/Chicago';
  const technique = await find('technique', 'slug', 'swedish');
  await editor.publish('technique', technique, { summary: 'Long, gliding strokes over the whole body.' });
  const { documentId: author } = await editor.create('person', person('Sample author'));
  const { documentId: shoulders } = await editor.create('article', {
    ...article('Shoulders that ache after a day at the desk'),
    author: links(author),
  });
  const { documentId: faq } = await editor.create('faq', { question: 'May I eat before a massage?' });
  const planned = { timezone, publishAt: inDays(1, '09:00'), unpublishAt: inDays(21, '18:00') };
  await new ScheduleDesk(cms).change('faq', faq, planned);
  const form = { name: 'Sam Sample', email: 'sam@visitors.example', consent: true, message: 'My neck.' };
  const booked = await send(cms, 'booking-requests', {
    ...form,
    preferredTimes: [inDays(5, '10:00'), inDays(6, '14:30')],
  });
  const words = { text: 'I slept through the second half.', reviewer: 'Sam S. (sample)', rating: 5, consent: true };
  const reviewed = await send(cms, 'reviews', words);
  return {
    ...{ technique, faq, article: shoulders },
    guide: await find('article', 'slug', 'back-massage-benefits'),
    request: await find('booking-request', 'reference', booked.body.reference),
    review: await find('review', 'reference', reviewed.body.reference),
  };
}

const inDays = (days: number, time: string): string => `${addDays(dayOf(Date.now()), days)}T${time}`;

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
