import type { MapArea } from '../../lib/model.ts';

/**
 * The drawing of the back on a field of 400 by 440, its spine at x = 200. Only the right half is written down, as
 * points: an odd count of pairs is a start and cubic curves from there. The left half is its mirror.
 */
type Point = readonly [x: number, y: number];

const middle = 200;
const mirror = ([x, y]: Point): Point => [2 * middle - x, y];
const write = (points: Point[]): string => points.map(([x, y]) => `${x} ${y}`).join(' ');

/** From the middle down the right side and up the left. */
function closed(right: Point[], topY: number, bottomY: number, sag: number): string {
  const [start, ...curves] = right;
  const end = right.at(-1);
  if (!start || !end) return '';
  const left = right.map(mirror).toReversed();
  const [, ...back] = left;
  const bottom: Point[] = [[end[0] - 60, bottomY + sag], [mirror(end)[0] + 60, bottomY + sag], mirror(end)];
  const top: Point[] = [[mirror(start)[0] + 50, topY + sag], [start[0] - 50, topY + sag], start];
  return `M${write([start])}C${write(curves)}C${write(bottom)}C${write(back)}C${write(top)}Z`;
}

const neckAndShoulder: Point[] = [
  [229, 10],
  [229, 44], [231, 62], [246, 74],
  [266, 89], [300, 92], [324, 106],
  [346, 119], [356, 142], [356, 170],
  [356, 190], [346, 204], [326, 210],
];

const ribs: Point[] = [
  [324, 214],
  [316, 218], [317, 232], [315, 244],
  [311, 276], [293, 296], [289, 324],
];

const waistAndHip: Point[] = [
  [288.5, 328],
  [287, 350], [297, 372], [304, 396],
  [308, 410], [309, 420], [309, 430],
];

export const areas: Record<MapArea, string> = {
  upper: closed(neckAndShoulder, 10, 210, 10),
  mid: closed(ribs, 214, 324, 10),
  lower: closed(waistAndHip, 328, 430, 9),
};

/** Drawn on both sides. Every line stays well inside the outline. */
const rightLines: Point[][] = [
  // trapezius: over the shoulder, and from there down to the middle
  [[214, 34], [218, 84], [262, 100], [318, 122]],
  [[300, 134], [262, 150], [226, 214], [210, 284]],
  // shoulder blade
  [[246, 138], [262, 128], [290, 130], [302, 142], [300, 166], [284, 192], [268, 202], [256, 196], [246, 164], [246, 138]],
  // the broad muscle of the back
  [[302, 226], [292, 270], [252, 296], [214, 348]],
  [[286, 232], [272, 258], [250, 270], [232, 280]],
  // the long muscles beside the spine
  [[222, 322], [230, 352], [230, 384], [222, 416]],
  // loin, and the crest of the hip
  [[270, 336], [258, 352], [252, 366], [252, 384]],
  [[296, 398], [278, 388], [248, 394], [234, 418]],
];

const line = ([start, ...curves]: Point[]): string => (start ? `M${write([start])}C${write(curves)}` : '');

export const lines: string[] = rightLines.flatMap((points) => [line(points), line(points.map(mirror))]);

/** From neck to sacrum the bones grow broader and taller. */
export const vertebrae = Array.from({ length: 22 }, (_, index) => {
  const share = index / 21;
  const width = 12 + 13 * share;
  const height = 7.5 + 4.5 * share;
  const y = 20 + index * 15.4 + index * index * 0.155;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(middle - width / 2), y: round(y), width: round(width), height: round(height) };
});
