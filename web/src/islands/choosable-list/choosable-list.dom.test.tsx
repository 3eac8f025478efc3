import { beforeEach, describe, expect, test } from '@jest/globals';
import userEvent from '@testing-library/user-event';
import { startChoosableList } from './choosable-list.ts';

const people = [
  { name: 'Ada', technique: 'swedish sports', language: 'en', accepting: 'yes' },
  { name: 'Bo', technique: 'swedish', language: 'en es', accepting: '' },
  { name: 'Cy', technique: 'deep-tissue', language: 'es', accepting: 'yes' },
];

beforeEach(() => history.replaceState(undefined, '', '/therapists/'));

function open(search = '') {
  history.replaceState(undefined, '', `/therapists/${search}`);
  document.body.innerHTML = `
    <div data-choosable-list data-words='{"some":"{shown} of 3","none":"Nobody."}'>
      <fieldset class="choices">
        <select name="technique"><option value="">All</option><option value="swedish">Swedish</option><option value="sports">Sports</option></select>
        <select name="language"><option value="">Any</option><option value="es">Spanish</option></select>
        <input type="checkbox" name="accepting" value="yes" />
      </fieldset>
      <p role="status"></p>
      <button type="button" data-all hidden>All</button>
      <ul>${people
        .map(
          ({ name, technique, language, accepting }) =>
            `<li data-choosable data-technique="${technique}" data-language="${language}" data-accepting="${accepting}">${name}</li>`,
        )
        .join('')}</ul>
    </div>`;
  startChoosableList(document.querySelector<HTMLElement>('[data-choosable-list]')!);
  return userEvent.setup();
}

const one = <Part extends HTMLElement>(selector: string) => document.querySelector<Part>(selector)!;
const shown = () => [...document.querySelectorAll('li:not([hidden])')].map(({ textContent }) => textContent);
const said = () => one('[role=status]').textContent;

describe('A list that is chosen from', () => {
  test('shows everything at first, says how many, and is ready', () => {
    open();
    expect([shown(), said(), location.search]).toEqual([['Ada', 'Bo', 'Cy'], '3 of 3', '']);
    expect([one('[data-choosable-list]').className, one('[data-all]').hidden]).toEqual(['ready', true]);
  });

  test('shows what fits every choice, and keeps the choice in the address', async () => {
    const user = open();
    await user.selectOptions(one('[name=technique]'), 'swedish');
    expect([shown(), said(), location.search]).toEqual([['Ada', 'Bo'], '2 of 3', '?technique=swedish']);
    await user.click(one('[name=accepting]'));
    expect([shown(), location.search]).toEqual([['Ada'], '?technique=swedish&accepting=yes']);
    await user.click(one('[name=accepting]'));
    expect([shown(), location.search]).toEqual([['Ada', 'Bo'], '?technique=swedish']);
  });

  test('answers an address, and follows the browser back', async () => {
    const user = open('?language=es&accepting=yes&technique=gone');
    expect([shown(), one<HTMLInputElement>('[name=accepting]').checked]).toEqual([['Cy'], true]);
    await user.click(one('[name=accepting]'));
    expect(shown()).toEqual(['Bo', 'Cy']);
    history.replaceState(undefined, '', '/therapists/?technique=sports');
    dispatchEvent(new PopStateEvent('popstate'));
    expect([shown(), one<HTMLSelectElement>('[name=language]').value]).toEqual([['Ada'], '']);
  });

  test('says that nothing fits, and shows all again, with the focus on the first control', async () => {
    const user = open('?technique=sports&language=es');
    expect([shown(), said()]).toEqual([[], 'Nobody.']);
    await user.click(one('[data-all]'));
    expect([shown(), location.search, one('[data-all]').hidden]).toEqual([['Ada', 'Bo', 'Cy'], '', true]);
    expect(document.activeElement).toBe(one('[name=technique]'));
  });
});
