import { areas, arms, outline, vertebrae } from '../lib/back-map-drawing.ts';
import { lines } from '../lib/back-map-muscles.ts';
import type { MapArea } from '../lib/model.ts';

/** The light colours of `tokens.css`, for pictures that no style sheet reaches. */
export const colours = {
  paper: '#fbf7f0',
  linen: '#f2eadd',
  rule: '#e2d7c5',
  ink: '#231f1a',
  inkSoft: '#5a5247',
  clay: '#9a4320',
  clayWash: '#f6e2d5',
  sageWash: '#e1ebe2',
  duskWash: '#e0e9f1',
};

const washes: Record<MapArea, string> = {
  upper: colours.clayWash,
  mid: colours.sageWash,
  lower: colours.duskWash,
};

/**
 * The back as an SVG document of 400 by 470.
 * @param only the one part in colour; none: all of them
 */
export function emblem(only?: MapArea): string {
  const faint = colours.paper;
  const shapes = Object.entries(areas).map(
    ([area, d]) => `<path d="${d}" fill="${only && area !== only ? faint : washes[area as MapArea]}"/>`,
  );
  const limbs = arms.map(
    (d) => `<path d="${d}" fill="${only && only !== 'upper' ? faint : washes.upper}" opacity=".5"/>`,
  );
  const bones = vertebrae.map(
    ({ x, y, width, height }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${height / 2.4}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 470">${limbs.join('')}${shapes.join('')}<g fill="none" stroke-width="1.3" stroke-linecap="round"><g stroke="${colours.clay}" opacity=".75">${paths(outline)}</g><g stroke="${colours.inkSoft}" opacity=".5">${paths(lines)}</g></g><g fill="${colours.paper}" stroke="${colours.inkSoft}" stroke-width="1.4">${bones.join('')}</g></svg>`;
}

const paths = (list: string[]) => list.map((d) => `<path d="${d}"/>`).join('');
