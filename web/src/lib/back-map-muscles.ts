import type { MapArea, MapMuscle } from './model.ts';
import { curve, mirror, type Point } from './back-map-drawing.ts';

/**
 * Muscles on the drawing of `back-map-drawing.ts`, as an anatomical plate has them: on the left what lies on top, on the
 * right what lies beneath. All are written down for the right, a start and cubic curves from there. Every line keeps its
 * distance from the outline.
 */
interface Muscle {
  id: MapMuscle;
  area: MapArea;
  on: 'left' | 'right' | 'both';
  /** Closed by a straight line. */
  shape: Point[];
  /** Lines along its fibres. */
  fibres: Point[][];
}

/** How far the ends of a shape stick out. */
const roundness = 4;

/** Curves of as many points, on the way from one to the other. */
const between = (one: Point[], other: Point[], shares: number[]): Point[][] =>
  shares.map((share) =>
    one.map(([x, y], index) => {
      const [otherX, otherY] = other[index]!;
      const at = (from: number, to: number) => Math.round((from + (to - from) * share) * 10) / 10;
      return [at(x, otherX), at(y, otherY)];
    }),
  );

/** Onward from a point, in the direction it is reached in. */
const onward = (before: Point, [x, y]: Point, by: number): Point => {
  const length = Math.hypot(x - before[0], y - before[1]) || 1;
  const round = (value: number) => Math.round(value * 10) / 10;
  return [round(x + ((x - before[0]) * by) / length), round(y + ((y - before[1]) * by) / length)];
};

/** What lies between two edges that run the same way; its ends are a little round. */
const strip = (one: Point[], other: Point[], shares: number[]): Pick<Muscle, 'shape' | 'fibres'> => {
  const [[start, second], [otherStart, otherSecond]] = [one, other];
  const [[last, end], [otherLast, otherEnd]] = [one.slice(-2), other.slice(-2)];
  const ends = [
    [onward(last!, end!, roundness), onward(otherLast!, otherEnd!, roundness), otherEnd!],
    [onward(otherSecond!, otherStart!, roundness), onward(second!, start!, roundness), start!],
  ] satisfies Point[][];
  return {
    shape: [...one, ...ends[0]!, ...other.toReversed().slice(1), ...ends[1]!],
    fibres: between(one, other, shares),
  };
};

/** From behind to the front: a later one covers an earlier one. */
const muscles: Muscle[] = [
  {
    id: 'thoracic-erector-spinae',
    area: 'mid',
    on: 'both',
    ...strip(
      [
        [211, 180],
        [214, 230],
        [215, 280],
        [215, 320],
      ],
      [
        [227, 198],
        [232, 236],
        [231, 284],
        [229, 321],
      ],
      [0.34, 0.67],
    ),
  },
  {
    id: 'intercostals',
    area: 'mid',
    on: 'right',
    ...strip(
      [
        [239, 214],
        [260, 210],
        [284, 217],
        [296, 229],
      ],
      [
        [234, 306],
        [252, 303],
        [266, 308],
        [276, 315],
      ],
      [0.2, 0.4, 0.6, 0.8],
    ),
  },
  {
    id: 'lumbar-erector-spinae',
    area: 'lower',
    on: 'both',
    ...strip(
      [
        [215, 328],
        [217, 360],
        [217, 400],
        [214, 448],
      ],
      [
        [230, 329],
        [233, 360],
        [230, 400],
        [218, 446],
      ],
      [0.34, 0.67],
    ),
  },
  {
    id: 'quadratus-lumborum',
    area: 'lower',
    on: 'right',
    ...strip(
      [
        [236, 338],
        [239, 360],
        [239, 384],
        [236, 407],
      ],
      [
        [260, 345],
        [257, 362],
        [259, 382],
        [266, 398],
      ],
      [0.25, 0.5, 0.75],
    ),
  },
  {
    id: 'gluteus-medius',
    area: 'lower',
    on: 'both',
    ...strip(
      [
        [292, 408],
        [298, 426],
        [300, 444],
        [300, 464],
      ],
      [
        [245, 416],
        [248, 432],
        [262, 448],
        [284, 464],
      ],
      [0.25, 0.5, 0.75],
    ),
  },
  {
    id: 'rhomboids',
    area: 'upper',
    on: 'right',
    ...strip(
      [
        [208, 100],
        [209, 124],
        [210, 148],
        [211, 172],
      ],
      [
        [240, 130],
        [241, 152],
        [243, 174],
        [247, 196],
      ],
      [],
    ),
    fibres: between(
      [
        [208, 100],
        [218, 112],
        [230, 122],
        [240, 130],
      ],
      [
        [211, 172],
        [222, 182],
        [234, 190],
        [247, 196],
      ],
      [0.25, 0.5, 0.75],
    ),
  },
  {
    id: 'levator-scapulae',
    area: 'upper',
    on: 'right',
    ...strip(
      [
        [209, 14],
        [210, 52],
        [218, 92],
        [235, 122],
      ],
      [
        [218, 14],
        [219, 54],
        [230, 90],
        [247, 116],
      ],
      [0.5],
    ),
  },
  {
    id: 'trapezius',
    area: 'upper',
    on: 'left',
    shape: [
      [203, 4],
      [207, 4],
      [212, 4],
      [216, 4],
      [216, 44],
      [219, 64],
      [236, 78],
      [254, 92],
      [280, 97],
      [298, 106],
      [308, 111],
      [314, 117],
      [316, 125],
      [298, 126],
      [276, 131],
      [260, 142],
      [240, 160],
      [222, 236],
      [204, 300],
    ],
    fibres: [
      [
        [210, 30],
        [212, 72],
        [236, 96],
        [300, 118],
      ],
      [
        [208, 74],
        [222, 104],
        [250, 118],
        [282, 126],
      ],
      [
        [208, 116],
        [222, 126],
        [246, 132],
        [264, 136],
      ],
      [
        [207, 168],
        [218, 160],
        [232, 152],
        [247, 150],
      ],
      [
        [206, 222],
        [214, 204],
        [224, 184],
        [238, 166],
      ],
    ],
  },
];

/** Not named: the shoulder blade with its crest, and on the other side the broad muscle of the back. */
const bones: Point[][] = [
  [
    [251, 128],
    [268, 120],
    [286, 122],
    [297, 132],
    [297, 152],
    [280, 186],
    [263, 202],
    [254, 206],
    [252, 196],
    [250, 184],
    [247, 164],
    [247, 144],
    [251, 128],
  ],
  [
    [252, 143],
    [268, 138],
    [288, 132],
    [304, 120],
  ],
];
const broadMuscle: Point[][] = [
  [
    [292, 216],
    [288, 262],
    [262, 300],
    [240, 350],
  ],
  [
    [270, 214],
    [262, 244],
    [250, 266],
    [238, 292],
  ],
];
const crestOfTheHip: Point[] = [
  [292, 401],
  [280, 392],
  [254, 396],
  [236, 414],
];

const onSides = (points: Point[], on: Muscle['on']): string[] => [
  ...(on === 'right' ? [] : [curve(points.map(mirror))]),
  ...(on === 'left' ? [] : [curve(points)]),
];

/** Each as paths: the outlines of its shape, and the lines of its fibres. */
export const musclePaths = muscles.map(({ id, area, on, shape, fibres }) => ({
  id,
  area,
  shapes: onSides(shape, on).map((path) => `${path}Z`),
  fibres: fibres.flatMap((points) => onSides(points, on)),
}));

export const lines: string[] = [
  ...bones.map((points) => curve(points)),
  ...broadMuscle.flatMap((points) => onSides(points, 'left')),
  ...onSides(crestOfTheHip, 'both'),
];
