import type { MapArea } from './model.ts';

/**
 * The drawing of a back, cut at neck and hips, on a field of 400 by 440 with the spine at x = 200. Only its right half
 * is written down, as a start and cubic curves from there; the left half is its mirror.
 */
type Point = readonly [x: number, y: number];

const middle = 200;
const mirror = ([x, y]: Point): Point => [2 * middle - x, y];
const write = (points: Point[]): string => points.map(([x, y]) => `${x} ${y}`).join(' ');
const curve = ([start, ...curves]: Point[]): string => (start ? `M${write([start])}C${write(curves)}` : '');

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
  [290, 302],
  [285, 314],
  [284, 328],
];

const waistAndHip: Point[] = [
  [284, 332],
  [284, 354],
  [292, 374],
  [298, 396],
  [302, 412],
  [304, 430],
  [304, 446],
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
  [371, 446],
];

const innerArm: Point[] = [
  [335, 446],
  [332, 410],
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
const flank: Point[] = [[303.5, 207], ...ribs.slice(1, -1), [284, 330], ...waistAndHip.slice(1)];
const outside: Point[] = [...neckAndShoulder.slice(0, -1), [344.3, 192], ...outerArm.slice(1)];

export const outline: string[] = [outside, innerArm, flank].flatMap((points) => [
  curve(points),
  curve(points.map(mirror)),
]);

/** Muscles, on both sides. Every line keeps its distance from the outline. */
const rightLines: Point[][] = [
  // trapezius: over the shoulder, and from the shoulder blade down to the middle
  [
    [213, 26],
    [215, 78],
    [252, 96],
    [310, 121],
  ],
  [
    [284, 139],
    [252, 152],
    [222, 214],
    [211, 286],
  ],
  // shoulder blade
  [
    [243, 138],
    [262, 127],
    [282, 128],
    [293, 139],
    [292, 160],
    [278, 184],
    [264, 193],
    [252, 188],
    [243, 160],
    [243, 138],
  ],
  // the broad muscle of the back
  [
    [290, 222],
    [282, 264],
    [250, 294],
    [215, 340],
  ],
  [
    [274, 226],
    [262, 250],
    [246, 262],
    [232, 270],
  ],
  // the long muscles beside the spine
  [
    [222, 344],
    [229, 366],
    [229, 394],
    [223, 420],
  ],
  // loin, and the crest of the hip
  [
    [270, 342],
    [258, 356],
    [252, 368],
    [251, 384],
  ],
  [
    [288, 404],
    [272, 394],
    [250, 400],
    [238, 424],
  ],
];

export const lines: string[] = rightLines.flatMap((points) => [curve(points), curve(points.map(mirror))]);

/** From neck to sacrum the bones grow broader and taller. */
export const vertebrae = Array.from({ length: 22 }, (_, index) => {
  const share = index / 21;
  const width = 11 + 12 * share;
  const height = 7.5 + 4.5 * share;
  const y = 14 + index * 16 + index * index * 0.17;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(middle - width / 2), y: round(y), width: round(width), height: round(height) };
});
