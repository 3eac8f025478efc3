import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accentAdvice, accentOf, accentPages, accentProblems, type Scheme } from './accent.ts';
import { contrast, hexOf, hueApart, isHexColour, oklchOf } from './oklch.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#9a4320', '#9a4320')).toBe(1);
});

test('colours are those of CSS Color 4, and the way back is the same', () => {
  const { l, c, h } = oklchOf('#ff0000');
  expect([l, c, (h * 180) / Math.PI].map((part) => part.toFixed(3))).toEqual(['0.628', '0.258', '29.234']);
  fc.assert(fc.property(colour, (hex) => expect(hexOf(oklchOf(hex))).toBe(hex)));
  expect(() => oklchOf('red')).toThrow('red is no colour such as #9a4320.');
});

test('a colour that no screen can show becomes weaker, of the same hue and lightness', () => {
  const shown = oklchOf(hexOf({ l: 0.6, c: 0.4, h: 2.5 }));
  expect(shown.l).toBeCloseTo(0.6, 2);
  expect(shown.h).toBeCloseTo(2.5, 1);
  expect(shown.c).toBeLessThan(0.3);
});

describe.each<Scheme>(['light', 'dark'])('in the %s scheme', (scheme) => {
  const grounds = Object.values(accentPages[scheme].grounds);

  test('whatever colour is chosen, everything in it and on it can be read', () => {
    fc.assert(
      fc.property(colour, (hex) => {
        const { base, deep, wash, on } = accentOf(hex, scheme);
        const figures = [base, deep].flatMap((text) => [...grounds, wash, on].map((ground) => contrast(text, ground)));
        expect(Math.min(...figures)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 300 },
    );
  });

  test('text of the page can be read on its wash', () => {
    const text = scheme === 'light' ? ['#231f1a', '#5a5247'] : ['#f1eadf', '#b9ae9d'];
    fc.assert(
      fc.property(colour, (hex) => {
        for (const ink of text) expect(contrast(ink, accentOf(hex, scheme).wash)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('the hue stays, and a colour that can be read stays as it is', () => {
    fc.assert(
      fc.property(colour, (hex) => {
        const { base, deep, wash, on } = accentOf(hex, scheme);
        // Of greys there is none, and eight bits a channel say little of one that is nearly grey.
        if (oklchOf(base).c > 0.05) expect(hueApart(base, hex)).toBeLessThan(0.1);
        const isRead = [...grounds, wash, on].every((ground) => contrast(hex, ground) >= 4.5);
        expect(base === hex).toBe(isRead);
        expect(deep).not.toBe(base);
      }),
      { numRuns: 300 },
    );
  });

  test('it is moved no further than it has to be', () => {
    fc.assert(
      fc.property(colour, (hex) => {
        const { base, wash, on } = accentOf(hex, scheme);
        if (base === hex) return;
        const least = Math.min(...[...grounds, wash, on].map((ground) => contrast(base, ground)));
        expect(least).toBeLessThan(4.65);
      }),
    );
  });
});

test.each([
  ['#4a154b', []],
  ['#4A154B', []],
  [undefined, []],
  [null, []],
  ['', []],
  ['#fff', 'refused'],
  ['4a154b', 'refused'],
  ['plum', 'refused'],
  ['#4a154b;}', 'refused'],
])('the colour %s', (accent, expected) => {
  const message = 'Write the colour as # and six digits or letters from a to f, such as #4a154b.';
  expect(accentProblems({ accent })).toEqual(expected === 'refused' ? [{ path: ['accent'], message }] : []);
});

const advice = (accent: unknown) =>
  accentAdvice({ accent }).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('an editor is told which colour visitors see instead', () => {
  expect(advice('#FFD400')).toEqual([
    `accent: So that everybody can read it, visitors see ${accentOf('#ffd400', 'light').base} on light screens instead of #ffd400.`,
  ]);
  expect(advice('#4a154b')).toEqual([
    `accent: So that everybody can read it, visitors see ${accentOf('#4a154b', 'dark').base} on dark ones instead of #4a154b.`,
  ]);
  expect(advice('#3a9d5d')[0]).toMatch(
    /visitors see #[\da-f]{6} on light screens and #[\da-f]{6} on dark ones instead/,
  );
  expect([advice('plum'), advice(null)]).toEqual([[], []]);
});

test('an editor is told of a red that looks like an emergency', () => {
  const told = (hex: string) => advice(hex).some((sentence) => sentence.includes('the red of emergency cards'));
  expect(['#ff0000', '#9b1c2e', '#c0392b'].filter((hex) => !told(hex))).toEqual([]);
  expect(['#9a4320', '#4a154b', '#ffd400', '#3a9d5d', '#808080', '#000000'].filter(told)).toEqual([]);
  expect(isHexColour(undefined)).toBe(false);
});
