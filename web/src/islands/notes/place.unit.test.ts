import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeBeside } from './place.ts';

const phone = { width: 320, height: 640 };
const numeralAt = (left: number, top: number) => ({ left, right: left + 10, top, bottom: top + 20 });

describe('a note', () => {
  test('stands below its numeral, in the middle of it', () => {
    expect(placeBeside(numeralAt(600, 100), { width: 400, height: 200 }, { width: 1280, height: 800 })).toEqual({
      left: 405,
      top: 128,
      height: 200,
    });
  });

  test('is pushed in from the edges of a narrow window', () => {
    const note = { width: 296, height: 200 };
    expect([numeralAt(2, 100), numeralAt(305, 100)].map((numeral) => placeBeside(numeral, note, phone).left)).toEqual([
      12, 12,
    ]);
  });

  test('stands above where only there it fits', () => {
    expect(placeBeside(numeralAt(100, 500), { width: 296, height: 300 }, phone)).toMatchObject({
      top: 192,
      height: 300,
    });
  });

  test('is cut to the larger side and scrolls, where it fits on neither', () => {
    expect(placeBeside(numeralAt(100, 250), { width: 296, height: 500 }, phone)).toMatchObject({
      top: 278,
      height: 350,
    });
    expect(placeBeside(numeralAt(100, 400), { width: 296, height: 500 }, phone)).toMatchObject({
      top: 12,
      height: 380,
    });
  });

  const windows = fc.record({
    width: fc.integer({ min: 240, max: 2000 }),
    height: fc.integer({ min: 120, max: 1400 }),
  });
  const scenes = windows.chain((view) =>
    fc.record({
      view: fc.constant(view),
      numeral: fc
        .tuple(fc.integer({ min: 0, max: view.width }), fc.integer({ min: 0, max: view.height - 20 }))
        .map(([left, top]) => numeralAt(left, top)),
      note: fc.record({
        width: fc.integer({ min: 100, max: view.width - 24 }),
        height: fc.integer({ min: 40, max: 900 }),
      }),
    }),
  );

  test('is never cut off by the window, wherever its numeral is', () => {
    fc.assert(
      fc.property(scenes, ({ view, numeral, note }) => {
        const { left, top, height } = placeBeside(numeral, note, view);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(12);
        expect(left + note.width).toBeLessThanOrEqual(view.width - 12);
        expect(top + height).toBeLessThanOrEqual(view.height - 12);
        expect(height).toBeLessThanOrEqual(note.height);
      }),
    );
  });

  test('leaves its numeral in sight, but in a window with little room on both sides', () => {
    fc.assert(
      fc.property(scenes, ({ view, numeral, note }) => {
        fc.pre(Math.max(numeral.top, view.height - numeral.bottom) >= 176 + 20);
        const { top, height } = placeBeside(numeral, note, view);
        expect(top >= numeral.bottom || top + height <= numeral.top).toBe(true);
      }),
    );
  });
});
