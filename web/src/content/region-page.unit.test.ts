import { describe, expect, test } from '@jest/globals';
import { contentOf, entry } from './fixtures.ts';
import { homePage } from './pages/home.ts';
import { regionPage } from './pages/region.ts';

const muscles = [
  { name: 'Quadratus lumborum', note: 'Bends you.', mapId: 'quadratus-lumborum' as const },
  { name: 'Multifidus', note: 'The drawing does not have it.' },
];
const content = (base = '') => contentOf({ BodyRegion: [entry('BodyRegion', { muscles })] }, { base });

describe('a region’s muscles', () => {
  test('are all named on its page, those of the drawing with a place to lead to', () => {
    expect(regionPage(content(), 'lower-back')!.muscles).toEqual([
      { ...muscles[0], anchor: 'on-map-quadratus-lumborum' },
      muscles[1],
    ]);
  });

  test('stand on the map where the drawing has them, and lead to that place', () => {
    const mapped = [
      {
        name: 'Quadratus lumborum',
        mapId: 'quadratus-lumborum',
        href: '/base/regions/lower-back/#on-map-quadratus-lumborum',
      },
    ];
    expect(homePage(content('/base')).regions).toEqual([
      { name: 'Lower back', mapId: 'lower', href: '/base/regions/lower-back/', mapped },
    ]);
    expect(regionPage(content('/base'), 'lower-back')!.mapped).toEqual(mapped);
  });
});
