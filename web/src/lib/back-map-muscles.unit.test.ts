import { describe, expect, test } from '@jest/globals';
import type { MapMuscle } from './model.ts';
import { outline } from './back-map-drawing.ts';
import { lines, musclePaths } from './back-map-muscles.ts';

type Point = [x: number, y: number];

/** Points along a path of cubic curves. */
function along(path: string): Point[] {
  const [start, ...curves] = path.replace('Z', '').split(/[MC]/).slice(1);
  const numbers = [start, ...curves].flatMap((part) => part!.trim().split(' ').map(Number));
  const points = Array.from({ length: numbers.length / 2 }, (_, index): Point => [
    numbers[2 * index]!,
    numbers[2 * index + 1]!,
  ]);
  const found: Point[] = [];
  for (let at = 0; at + 3 < points.length; at += 3) {
    const [a, b, c, d] = points.slice(at, at + 4) as [Point, Point, Point, Point];
    for (let step = 0; step <= 20; step++) {
      const [t, s] = [step / 20, 1 - step / 20];
      const mix = (axis: 0 | 1) =>
        s ** 3 * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t ** 3 * d[axis];
      found.push([mix(0), mix(1)]);
    }
  }
  return found;
}

const pen = outline.flatMap(along);
const nearest = ([x, y]: Point) => Math.min(...pen.map(([penX, penY]) => Math.hypot(x - penX, y - penY)));

const every: MapMuscle[] = [
  'trapezius',
  'rhomboids',
  'levator-scapulae',
  'thoracic-erector-spinae',
  'intercostals',
  'quadratus-lumborum',
  'lumbar-erector-spinae',
  'gluteus-medius',
];

describe('the drawing of the back', () => {
  test('has every muscle that an editor can choose', () => {
    expect(musclePaths.map(({ id }) => id).sort()).toEqual(every.toSorted());
  });

  test.each(musclePaths)('$id keeps its distance from the outline, and its fibres from its own', (muscle) => {
    for (const path of [...muscle.shapes, ...muscle.fibres])
      expect(Math.min(...along(path).map(nearest))).toBeGreaterThan(2);
    expect([muscle.shapes.length > 0, muscle.fibres.length > 0]).toEqual([true, true]);
  });

  test('crosses its outline with no other line', () => {
    for (const path of lines) expect(Math.min(...along(path).map(nearest))).toBeGreaterThan(2);
  });
});
