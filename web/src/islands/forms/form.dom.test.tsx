import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { formsEn } from '../../lib/words/forms.en.ts';
import { erase, keep, kept } from './kept.ts';
import { createSender, type Sender } from './send.ts';
import { fillIn, preselect, typedIn } from './controls.ts';

const words = {
  names: { text: 'Your review' },
  sending: 'Sending',
  problems: formsEn.problems,
  notice: formsEn.notice,
};

let form: HTMLFormElement;
let sender: Sender;
let sent: Record<string, string>[];
let answers: (object | 'lost')[];

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-06-10T15:00:00Z') });
  sessionStorage.clear();
  sent = [];
  answers = [];
  // jsdom has neither.
  Object.assign(globalThis, {
    fetch: async (_address: string, { body }: { body: string }) => {
      sent.push(JSON.parse(body) as Record<string, string>);
      const answer = answers.shift() ?? { reference: 'B7K-2MX' };
      if (answer === 'lost') throw new TypeError('no network');
      return { json: async () => answer };
    },
  });
  Object.assign(AbortSignal, { timeout: () => new AbortController().signal });
  Element.prototype.scrollIntoView = () => {};
  document.body.innerHTML = `
    <form data-form="review" action="/forms/review">
      <div data-summary tabindex="-1" hidden><ul></ul></div>
      <p class="form-error" id="error-text" hidden></p><textarea id="field-text" name="text"></textarea>
      <p id="hint-reviewer">As you like.</p>
      <p class="form-error" id="error-reviewer" hidden></p><input id="field-reviewer" name="reviewer">
      <p class="form-error" id="error-consent" hidden></p><input type="checkbox" name="consent" value="yes">
      <select name="therapist"><option value=""></option><option value="june1" data-slug="june">June</option></select>
      <select name="service"><option value=""></option></select>
      <div data-notice tabindex="-1" hidden><p class="form-notice-title"></p><p data-notice-text></p></div>
      <button data-send>Send</button><p data-status></p>
    </form>
    <div data-thanks="review" tabindex="-1" hidden><b data-reference></b></div>`;
  form = document.querySelector('form')!;
  sender = createSender(form, words, Date.now() - 10_000);
});
afterEach(() => {
  jest.useRealTimers();
  erase('review');
});

const control = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
const write = () => fillIn(form, { text: 'It helped.', reviewer: 'A.', consent: 'yes' });
const shown = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)!;
  return found.hidden ? undefined : found.textContent?.trim();
};

test('says what is wrong beside each control and in a list that gets the focus', async () => {
  await sender.submit();
  expect(shown('#error-text')).toBe('Please fill this in.');
  expect(control('reviewer').getAttribute('aria-describedby')).toBe('hint-reviewer error-reviewer');
  expect(control('reviewer').getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(document.querySelector('[data-summary]'));
  expect(document.querySelector('[data-summary] a')?.outerHTML).toBe(
    '<a href="#field-text">Your review: Please fill this in.</a>',
  );
  control('reviewer').value = 'A.';
  sender.left('reviewer');
  expect([shown('#error-reviewer'), control('reviewer').getAttribute('aria-describedby')]).toEqual([
    undefined,
    'hint-reviewer',
  ]);
  expect(sent).toEqual([]);
});

test('leaving a control that is still empty is no mistake', () => {
  sender.left('text');
  expect(shown('#error-text')).toBeUndefined();
  control('text').value = 'x'.repeat(1300);
  sender.left('text');
  expect(shown('#error-text')).toBe('This is too long. Please shorten it.');
});

test('a message that cannot be sent is kept and sent again, under the same id, less and less often', async () => {
  write();
  answers = ['lost', { unavailable: true }];
  await sender.submit();
  expect(shown('.form-notice-title')).toBe('It could not be sent just now');
  expect(kept('review')).toMatchObject({ waiting: true, typed: { text: 'It helped.' } });
  await jest.advanceTimersByTimeAsync(5000);
  await jest.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(2);
  await jest.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ sendingId }) => sendingId)).size).toBe(1);
  expect([shown('[data-reference]'), form.hidden, kept('review')]).toEqual(['B7K-2MX', true, undefined]);
});

test('it is sent at once when the network is back', async () => {
  write();
  answers = ['lost'];
  await sender.submit();
  dispatchEvent(new Event('online'));
  await jest.advanceTimersByTimeAsync(0);
  expect([sent.length, shown('[data-reference]')]).toEqual([2, 'B7K-2MX']);
});

test('what is changed meanwhile is another message, and waits to be sent', async () => {
  write();
  answers = ['lost'];
  await sender.submit();
  keep('review', { typed: typedIn(form) });
  sender.changed();
  await jest.advanceTimersByTimeAsync(600_000);
  expect(sent).toHaveLength(1);
  await sender.submit();
  expect(sent[0]!.sendingId === sent[1]!.sendingId).toBe(false);
});

test('a second click sends nothing', async () => {
  write();
  await Promise.all([sender.submit(), sender.submit()]);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ text: 'It helped.', openFor: '10000' });
});

test('the publisher’s word counts', async () => {
  write();
  answers = [
    {
      issues: [
        { field: 'therapist', problem: 'unknown' },
        { field: 'text', problem: 'too-long' },
      ],
    },
  ];
  await sender.submit();
  expect(shown('#error-text')).toBe('This is too long. Please shorten it.');
  answers = [{ again: true }];
  await sender.submit();
  expect(shown('.form-notice-title')).toBe('Please send it once more');
});

test('what is asked for elsewhere by now is not sent again, and what was typed stays', async () => {
  write();
  answers = [{ elsewhere: true }];
  await sender.submit();
  expect(shown('.form-notice-title')).toBe('We take appointments elsewhere now');
  await jest.advanceTimersByTimeAsync(600_000);
  expect([sent.length, control('text').value, form.hidden]).toEqual([1, 'It helped.', false]);
});

test('the address chooses, and what was typed comes back for a day', () => {
  preselect(form, '?therapist=june&service=gone&name=x');
  expect([control('therapist').value, control('service').value]).toEqual(['june1', '']);
  const at = Date.now();
  keep('review', { typed: { text: 'It helped.', therapist: 'gone1', consent: 'yes' } }, at);
  fillIn(form, kept('review', at + 1)!.typed);
  expect([control('text').value, control('therapist').value, control('consent').checked]).toEqual([
    'It helped.',
    'june1',
    true,
  ]);
  expect([kept('review', at + 24 * 3_600_000), sessionStorage.length]).toEqual([undefined, 0]);
});
