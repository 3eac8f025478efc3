import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { props } from './fixtures.ts';
import FrequencyPlanner from './FrequencyPlanner.tsx';

beforeEach(() => {
  history.replaceState(undefined, '', '/frequency/');
});

function open(search = '') {
  history.replaceState(undefined, '', `/frequency/${search}`);
  render(<FrequencyPlanner {...props} />);
  return userEvent.setup();
}

const marked = () => [...document.querySelectorAll('.planner-month strong')].map(({ textContent }) => textContent);

describe('The frequency planner', () => {
  test('shows no dates until a situation is chosen', () => {
    open();
    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('begins with today', () => {
    jest.useFakeTimers({ now: new Date(2026, 10, 21, 23, 30), advanceTimers: true });
    open();
    expect(screen.getByLabelText<HTMLInputElement>('First day').value).toBe('2026-11-21');
    jest.useRealTimers();
  });

  test('puts the dates on a calendar by phase, and says what they stand on', async () => {
    const user = open('#start=2026-11-23');
    await user.selectOptions(screen.getByLabelText('What brings you'), 'A sore back');
    expect(screen.getByRole('status').textContent).toBe(
      '27 visits, from Monday, November 23, 2026 to Monday, May 17, 2027',
    );
    expect(screen.getByText('Practice experience')).toBeTruthy();
    expect(screen.getByText('It goes on.')).toBeTruthy();
    expect(screen.getAllByRole('table')).toHaveLength(7);
    expect(marked().slice(0, 3)).toEqual(['23, At first', '26, At first', '30, Later']);
  });

  test('keeps to the chosen weekdays', async () => {
    const user = open('#situation=course&start=2026-11-23');
    await user.click(screen.getByRole('checkbox', { name: 'Friday' }));
    expect(marked().slice(0, 2)).toEqual(['27, The course', '4, The course']);
    await user.click(screen.getByRole('checkbox', { name: 'Friday' }));
    expect(marked().slice(0, 2)).toEqual(['23, The course', '30, The course']);
  });

  test('says where the chosen weekdays are too few', async () => {
    const user = open('#situation=sore&start=2026-11-23');
    await user.click(screen.getByRole('checkbox', { name: 'Tuesday' }));
    expect(screen.getByText('At first: 1 of 2 visits fit.')).toBeTruthy();
  });

  test('asks for the pace only where the recommendation is a range', async () => {
    const user = open('#situation=course&start=2026-11-23');
    expect(screen.queryByRole('group', { name: 'Plan' })).toBeNull();
    await user.selectOptions(screen.getByLabelText('What brings you'), 'A sore back');
    const pace = screen.getByRole('group', { name: 'Plan' });
    await user.click(within(pace).getByLabelText('more visits'));
    expect(marked().filter((day) => day?.endsWith('At first'))).toHaveLength(6);
  });

  test('asks for the first day where there is none, and keeps the other choices', async () => {
    const user = open('#situation=sore&start=2026-11-23&days=tue');
    await user.clear(screen.getByLabelText('First day'));
    expect(screen.getByRole('status').textContent).toBe('Enter the first day.');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Tuesday' }).checked).toBe(true);
  });

  test('writes the choices into the address, and reads them from it', async () => {
    const user = open('#start=2026-11-23');
    await user.selectOptions(screen.getByLabelText('What brings you'), 'A course of ten');
    await user.click(screen.getByRole('checkbox', { name: 'Thursday' }));
    expect(location.hash).toBe('#situation=course&start=2026-11-23&days=thu');
  });

  test('lists the same dates in words', () => {
    open('#situation=course&start=2026-11-23');
    expect(screen.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent)).toHaveLength(10);
    expect(screen.getByText('Monday, January 25, 2027')).toBeTruthy();
  });

  test('begins the week with the day of the locale', () => {
    open('#situation=course&start=2026-11-23');
    const [month] = screen.getAllByRole('table');
    expect(
      within(month!)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent)[0],
    ).toBe('Sun');
    const november = [...month!.querySelectorAll('tbody tr:first-child td')].map(({ textContent }) => textContent);
    expect(november).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });
});
