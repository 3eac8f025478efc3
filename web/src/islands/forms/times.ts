import { createFormats } from '../../lib/format.ts';
import { halfHoursOn } from '../../lib/forms/wished-times.ts';
import type { OpeningTimes } from '../../lib/model.ts';
import { wallClock } from '@kneadful/shared-types/time-zone';

export interface TimeWords {
  chooseTime: string;
  firstDay: string;
  closedDay: string;
}

/** Puts in place of each time a list of those at which the studio is open on the day beside it. */
export function offerTimes(form: HTMLFormElement, times: OpeningTimes, words: TimeWords): void {
  const { time: written } = createFormats(document.documentElement.lang);
  for (const row of form.querySelectorAll('[data-wish]')) {
    const day = row.querySelector<HTMLInputElement>('input[type=date]')!;
    const time = row.querySelector<HTMLInputElement>('input[type=time]')!;
    const select = document.createElement('select');
    for (const { name, value } of [...time.attributes])
      if (!['type', 'step', 'value'].includes(name)) select.setAttribute(name, value);
    const frame = document.createElement('div');
    frame.className = 'form-select';
    frame.append(select);
    day.min = wallClock(times.timezone, Date.now()).date;
    offer(time.value);
    time.replaceWith(frame);
    day.addEventListener('input', () => offer(select.value));

    function offer(chosen: string): void {
      const open = day.value && !day.validity.badInput ? halfHoursOn(times, day.value, Date.now()) : [];
      const none = !day.value ? words.firstDay : open.length > 0 ? words.chooseTime : words.closedDay;
      select.replaceChildren(new Option(none, ''), ...open.map((each) => new Option(written(each), each)));
      select.value = open.includes(chosen) ? chosen : '';
    }
  }
}
