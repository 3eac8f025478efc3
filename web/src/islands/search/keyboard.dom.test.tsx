import { beforeEach, describe, expect, test } from '@jest/globals';
import userEvent from '@testing-library/user-event';
import { moveByArrows } from './arrows.ts';
import { atMark } from './at-mark.ts';

describe('The keyboard on the search page', () => {
  const user = userEvent.setup();
  const focused = () => document.activeElement?.textContent || document.activeElement?.tagName;

  beforeEach(() => {
    document.body.innerHTML = `<button>Elsewhere</button><input type="search" value="back" />
      <ol><li><a href="#1">One</a></li><li><a href="#2">Two</a></li></ol>`;
    moveByArrows(document.querySelector('input')!, document.querySelector('ol')!);
  });

  test('goes down from the field through the results, and up again, and stays at the ends', async () => {
    document.querySelector('input')!.focus();
    const visited = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      await user.keyboard(`{${key}}`);
      visited.push(focused());
    }
    expect(visited).toEqual(['One', 'Two', 'Two', 'One', 'INPUT', 'INPUT']);
  });

  test('leaves the arrows alone elsewhere, and comes to the field by a slash', async () => {
    document.querySelector('button')!.focus();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Elsewhere');
    await user.keyboard('/');
    const input = document.querySelector('input')!;
    expect([focused(), input.value, input.selectionEnd]).toEqual(['INPUT', 'back', 4]);
  });

  test('types a slash where the visitor types', async () => {
    const input = document.querySelector('input')!;
    input.focus();
    await user.keyboard('/');
    expect(input.value).toContain('/');
  });
});

describe('A result’s address', () => {
  const excerpt = (html: string) => Object.assign(document.createElement('p'), { innerHTML: html });

  test('leads to the first words that were found', () => {
    expect(atMark('/guide/', excerpt('the <mark>lower</mark> <mark>back</mark>'))).toBe('/guide/#:~:text=lower');
    expect(atMark('/guide/', excerpt('a <mark>“follow-up,</mark> …'))).toBe('/guide/#:~:text=follow%2Dup');
  });

  test('is the page’s own where no words are marked', () => {
    expect(atMark('/guide/', excerpt('no words'))).toBe('/guide/');
    expect(atMark('/guide/', excerpt('<mark>…</mark>'))).toBe('/guide/');
  });
});
