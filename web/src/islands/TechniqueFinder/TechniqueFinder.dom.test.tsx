import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { booking, finder, words } from './fixtures.ts';
import TechniqueFinder from './TechniqueFinder.tsx';

const island = <TechniqueFinder finder={finder} words={words} booking={booking} />;

beforeEach(() => history.replaceState(null, '', '/find/'));
afterEach(cleanup);

function at(fragment: string) {
  history.replaceState(null, '', `/find/${fragment}`);
  render(island);
  return userEvent.setup();
}

const answer = (name: string) => screen.getByLabelText(name, { exact: true }) as HTMLInputElement;
const group = (name: string) => screen.getByRole('group', { name });
const choices = (name: string) =>
  within(group(name))
    .getAllByRole('checkbox')
    .map((box) => box.parentElement!.textContent);
const status = () => screen.getByRole('status').textContent;
const techniques = () => [...document.querySelectorAll('.match h3')].map((heading) => heading.textContent);
const hrefs = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'));

describe('the technique finder', () => {
  test('begins with every condition and no result', () => {
    at('');
    expect(choices('What is it like?')).toEqual(['Acute strain', 'Muscle tension', 'Neck stiffness']);
    expect([status(), techniques(), hrefs()]).toEqual(['Answer what you can. One answer is enough to begin.', [], []]);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('asks about the conditions felt where it hurts', async () => {
    const user = at('');
    await user.click(answer('Upper back'));
    expect(choices('What is it like?')).toEqual(['Muscle tension', 'Neck stiffness']);
    expect(location.hash).toBe('#where=upper');
  });

  test('shows techniques once the warning signs are answered, and says so where it is read out', async () => {
    const user = at('');
    await user.click(answer('Muscle tension'));
    expect([status(), techniques()]).toEqual([words.status.sign, []]);
    await user.click(answer('None of these'));
    expect(techniques()).toEqual(['Swedish massage', 'Deep tissue', 'Myofascial release']);
    expect(status()).toBe('3 techniques suit what you said. The best match is Swedish massage.');
    expect(document.activeElement).toBe(answer('None of these'));
  });

  test('ranks by what else is said, and links each reason to where it comes from', async () => {
    const user = at('#kind=tension&sign=none');
    await user.click(answer('firm'));
    await user.click(answer('You have old tension'));
    expect(techniques()[0]).toBe('Deep tissue');
    const reasons = within(screen.getAllByRole('list', { name: 'Why' })[0]!);
    expect(reasons.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Used for Muscle tension',
      'Deep tissue is a good choice if you have old tension',
      'Deep tissue is moderate to firm, which takes in what you like',
    ]);
    expect(reasons.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/conditions/tension/',
      '/techniques/deep/',
      '/techniques/deep/',
    ]);
    await user.click(answer('no preference'));
    expect(location.hash).toBe('#kind=tension&sign=none&goal=deep');
  });

  test('says when to be careful, where to feel it and with whom, samples by name', () => {
    at('#kind=stiff-neck&sign=none');
    const facts = [...document.querySelectorAll('.match dl > div')].map((row) =>
      [...row.children].map((part) => part.textContent?.trim()),
    );
    expect(facts).toEqual([
      ['When to be careful', 'You have a fever.'],
      ['Where to feel it', 'Swedish hour from $90'],
      ['Who works this way', 'June sample', 'Rosa  no new clients for now'],
    ]);
  });

  test('says how often with its basis, and what to ask', () => {
    at('#kind=strain&sign=none&who=active');
    expect([...document.querySelectorAll('.rhythms > li')].map((item) => item.textContent)).toEqual([
      'Twice a weekAcute painShort sessions.Practice experience',
      'WeeklyAthletesLow certainty',
    ]);
    expect(hrefs()).toEqual(
      expect.arrayContaining(['/frequency/#acute-pain', '/conditions/strain/#care', '/book/?service=swedish']),
    );
    expect(screen.getByText('Is it too early?')).toBeTruthy();
  });

  test('leads to the studio’s own booking system, and says so', () => {
    at('#kind=strain&sign=none');
    cleanup();
    const own = { label: 'Book', href: 'https://book.example/', external: true, leaves: 'on book.example' };
    render(<TechniqueFinder finder={finder} words={words} booking={own} />);
    const link = screen.getByRole('link', { name: 'Book on book.example' });
    expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual(['https://book.example/', 'noopener']);
  });

  test('says that the guide names none where there is none', () => {
    at('#where=upper&sign=none&goal=nothing');
    expect(techniques().length).toBeGreaterThan(0);
    cleanup();
    render(
      <TechniqueFinder
        finder={{ ...finder, conditions: finder.conditions.map((condition) => ({ ...condition, techniques: [] })) }}
        words={words}
        booking={booking}
      />,
    );
    expect([status(), techniques(), hrefs()]).toEqual([words.status.none, [], []]);
  });
});

describe('a warning sign', () => {
  test('leads to its care card and takes away techniques, questions about them, and every link', async () => {
    const user = at('#kind=strain&sign=none&pressure=light');
    expect(hrefs()).toContain('/services/swedish/');
    await user.click(answer('A fall from a height'));
    expect(location.hash).toBe('#kind=strain&sign=a-fall-from-a-height&pressure=light');
    expect([status(), techniques(), hrefs()]).toEqual([words.status.care, [], []]);
    expect(screen.queryByRole('group', { name: words.pressure })).toBeNull();
    const card = screen.getByRole('heading', { name: 'See a doctor today' }).closest('li')!;
    expect(card.textContent).toContain('See a doctor today, and no massage.');
    expect(card.textContent).toContain('Wording signed off by Dr. Doe.');
    expect(screen.queryByRole('heading', { name: 'Call 911' })).toBeNull();
  });

  test('of an emergency comes first, whatever was ticked first', async () => {
    const user = at('#kind=strain');
    await user.click(answer('Fever'));
    await user.click(answer('A leg is getting weaker'));
    const titles = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(titles).toEqual(['Call 911', 'See a doctor today', 'Ask a doctor']);
    expect(document.querySelector('.care')!.textContent).toContain(words.unsigned);
  });

  test('and “none of these” take each other’s place', async () => {
    const user = at('#kind=strain&sign=none');
    await user.click(answer('Fever'));
    expect(answer('None of these').checked).toBe(false);
    await user.click(answer('None of these'));
    expect([answer('Fever').checked, techniques().length]).toEqual([false, 2]);
  });

  test('that was not shown before is asked about before anything else is', async () => {
    const user = at('#kind=tension&sign=none');
    await user.click(answer('Acute strain'));
    expect([status(), techniques(), location.hash]).toEqual([words.status.sign, [], '#kind=strain&kind=tension']);
  });
});

describe('the address', () => {
  test('brings its answers, and leaves out what the content does not know', () => {
    at('#kind=gout&kind=tension&where=knee&pressure=firm&sign=none&utm_source=x');
    expect([answer('Muscle tension').checked, answer('firm').checked]).toEqual([true, true]);
    expect(techniques()[0]).toBe('Deep tissue');
  });

  test('goes back and forward by one answer', async () => {
    const user = at('');
    await user.click(answer('Muscle tension'));
    await user.click(answer('None of these'));
    const step = (by: number) =>
      act(async () => {
        const arrived = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
        history.go(by);
        await arrived;
      });
    await step(-1);
    expect([answer('None of these').checked, techniques()]).toEqual([false, []]);
    await step(-1);
    expect(answer('Muscle tension').checked).toBe(false);
    await step(2);
    expect(techniques()).toHaveLength(3);
  });

  test('is empty again after starting over', async () => {
    const user = at('#kind=tension&sign=none');
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    expect([location.hash, techniques(), answer('Muscle tension').checked]).toEqual(['', [], false]);
  });
});

test('a jump to a part of the page leaves the answers as they are', async () => {
  at('#kind=tension&sign=none');
  const before = techniques();
  const jumped = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
  location.hash = '#content';
  await act(() => jumped);
  expect([before.length > 0, techniques()]).toEqual([true, before]);
});

test('the form can be used by keyboard alone', async () => {
  const user = at('');
  await user.tab();
  await user.keyboard(' ');
  expect(location.hash).toBe('#where=upper');
  await user.tab();
  await user.tab();
  await user.keyboard(' ');
  expect(location.hash).toBe('#where=upper&kind=tension');
});

test('on the server it is the same whatever the address, and cannot be used before its script is there', () => {
  history.replaceState(null, '', '/find/#kind=tension&sign=none');
  const html = renderToString(island);
  expect(html).toContain('inert=""');
  expect(html).not.toContain('checked=""><span>Muscle');
  history.replaceState(null, '', '/find/');
  expect(renderToString(island)).toBe(html);
});
