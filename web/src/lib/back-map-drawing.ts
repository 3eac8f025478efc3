import type { MapArea } from './model.ts';

/**
 * The drawing of a back, cut at neck and hips, on a field of 400 by 470 with the spine at x = 200. Only its right half
 * is written down, as a start and cubic curves from there; the left half is its mirror.
 */
export type Point = readonly [x: number, y: number];

export const middle = 200;
export const mirror = ([x, y]: Point): Point => [2 * middle - x, y];
const write = (points: Point[]): string => points.map(([x, y]) => `${x} ${y}`).join(' ');
export const curve = ([start, ...curves]: Point[]): string => (start ? `M${write([start])}C${write(curves)}` : '');

/** Down the right side, across at the lower edge with a sag, up the left side, and across the upper edge. */
function area(right: Point[], upperSag: number, lowerSag: number): string {
  const across = (from: Point, to: Point, sag: number): Point[] => {
    const inset = (to[0] - from[0]) * 0.3;
    return [[from[0] + inset, from[1] + sag], [to[0] - inset, to[1] + sag], to];
  };
  const left = right.map(mirror).toReversed();
  const [rightTop, leftTop] = [right[0], left.at(-1)];
  const [rightEnd, leftEnd] = [right.at(-1), left[0]];
  if (!rightTop || !leftTop || !rightEnd || !leftEnd) return '';
  const down = curve(right);
  const lower = write(across(rightEnd, leftEnd, lowerSag));
  const upper = write(across(leftTop, rightTop, upperSag));
  return `${down}C${lower}C${write(left.slice(1))}C${upper}Z`;
}

const neckAndShoulder: Point[] = [
  [226, -6],
  [226, 40],
  [228, 56],
  [243, 69],
  [260, 83],
  [284, 88],
  [303, 97],
  [323, 106],
  [334, 122],
  [338, 148],
  [340, 164],
  [342, 178],
  [344, 190],
];

const underTheShoulder: Point[] = [
  [330, 200],
  [316, 205],
  [303, 206],
];

const ribs: Point[] = [
  [303, 210],
  [305, 236],
  [301, 262],
  [295, 284],
  [290, 299],
  [279, 312],
  [277, 328],
];

const waistAndHip: Point[] = [
  [277, 332],
  [276, 350],
  [284, 372],
  [295, 398],
  [301, 414],
  [306, 440],
  [307, 476],
];

export const areas: Record<MapArea, string> = {
  upper: area([...neckAndShoulder, ...underTheShoulder], 0, 12),
  mid: area(ribs, 12, 9),
  lower: area(waistAndHip, 9, 0),
};

const outerArm: Point[] = [
  [344.5, 194],
  [347, 218],
  [348, 242],
  [351, 264],
  [355, 296],
  [363, 322],
  [367, 360],
  [369, 390],
  [370, 420],
  [372, 476],
];

const innerArm: Point[] = [
  [338, 476],
  [333, 420],
  [328, 372],
  [322, 338],
  [314, 302],
  [307, 256],
  [304, 210],
];

/** Not a part of the map: they let the shoulders look like shoulders. */
export const arms: string[] = [outerArm, outerArm.map(mirror)].map((outer, side) => {
  const inner = side === 0 ? innerArm : innerArm.map(mirror);
  const shoulder: Point[] = [
    [317, 209],
    [331, 204],
    [344.5, 194],
  ];
  const [hand] = inner;
  return `${curve(outer)}${hand ? `L${write([hand])}` : ''}C${write(inner.slice(1))}C${write(side === 0 ? shoulder : shoulder.map(mirror))}Z`;
});

/** What the pen goes round: the outside from neck to hand, the inside of the arm, and the flank. */
const flank: Point[] = [[303.5, 207], ...ribs.slice(1, -1), [277, 330], ...waistAndHip.slice(1)];
const outside: Point[] = [...neckAndShoulder.slice(0, -1), [344.3, 192], ...outerArm.slice(1)];

export const outline: string[] = [outside, innerArm, flank].flatMap((points) => [
  curve(points),
  curve(points.map(mirror)),
]);

/** From neck to sacrum the bones grow broader and taller. */
export const vertebrae = Array.from({ length: 24 }, (_, index) => {
  const share = index / 23;
  const width = 11 + 12 * share;
  const height = 7.5 + 4.5 * share;
  const y = 12 + index * 15.4 + index * index * 0.16;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(middle - width / 2), y: round(y), width: round(width), height: round(height) };
});
