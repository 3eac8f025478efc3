import { describe, expect, test } from '@jest/globals';
import { all, attribute, attributes, type Element, one, text, texts } from './support/document.ts';
import { page, pages, pagesBelow } from './support/site.ts';

/** What pages of a language say. */
const english = {
  practice: 'Practice experience; no study cited',
  cited: 'Studies are cited in the text',
  certainty: /^(High|Moderate|Low|Very low) certainty\d/,
  demo: 'A demonstration: the studio, its people and its reviews are invented.',
  sample: 'sample',
};
const spanish: typeof english = {
  practice: 'Experiencia de la práctica; sin estudio citado',
  cited: 'Los estudios se citan en el texto',
  certainty: /^Certeza (alta|moderada|baja|muy baja)\d/,
  demo: 'Una demostración: el estudio, sus personas y sus reseñas son inventados.',
  sample: 'de muestra',
};
const said = (path: string) => (path.startsWith('/es/') ? spanish : english);
const inBoth = (paths: string[]) => paths.flatMap((path) => [path, `/es${path}`]);

const everyPage = [...pages].map(([path, document]) => ({ path, document }));
const statements = everyPage.flatMap(({ path, document }) =>
  all(document, '.certainty, .practice').map((statement) => ({ path, document, statement })),
);
const isResearch = (statement: Element) => statement.classList.contains('certainty');

describe('every statement about health', () => {
  test('is on several pages, of both kinds', () => {
    const research = statements.filter(({ statement }) => isResearch(statement));
    expect([...new Set(research.map(({ path }) => path))].sort()).toEqual([
      '/conditions/chronic-low-back-pain/',
      '/es/conditions/dolor-lumbar-cronico/',
      '/es/guide/beneficios-del-masaje-de-espalda/',
      '/es/research/',
      '/guide/back-massage-benefits/',
      '/research/',
    ]);
    expect(statements.length - research.length).toBeGreaterThan(20);
  });

  test('shows its certainty and numbered sources where it is research', () => {
    for (const { path, document, statement } of statements.filter((each) => isResearch(each.statement))) {
      expect(text(statement)).toMatch(said(path).certainty);
      const notes = attributes(statement, 'a', 'href');
      expect(notes.length).toBeGreaterThanOrEqual(1);
      for (const note of notes) expect(attributes(document, `#sources li${note}`, 'id')).toEqual([note.slice(1)]);
    }
  });

  test('says where it is practice experience', () => {
    const others = statements.filter(({ statement }) => !isResearch(statement));
    const wrong = others.filter(({ path, statement }) => text(statement) !== said(path).practice);
    expect(wrong.map(({ path, statement }) => [path, text(statement)])).toEqual([]);
    expect(others.filter(({ path }) => said(path) === spanish).length).toBeGreaterThan(20);
  });

  test('stands in each row of a table that gives a basis', () => {
    const cells = everyPage.flatMap(({ path, document }) =>
      all(document, 'td[data-label="Basis"], td[data-label="Base"]').map((cell) => ({
        path,
        statements: all(cell, '.certainty, .practice').length,
      })),
    );
    expect(cells.filter((cell) => cell.statements !== 1)).toEqual([]);
    expect(cells.length).toBeGreaterThan(20);
  });

  test('is labelled under the text of each page of the guide, as research exactly where sources are listed', () => {
    const guide = inBoth(['/techniques/', '/conditions/', '/regions/', '/for/']).flatMap(pagesBelow);
    expect(guide.length).toBeGreaterThan(40);
    for (const path of guide) {
      const cites = all(page(path), '.page-header ~ * .prose .cite').length > 0;
      expect([path, text(one(page(path), '.basis .label'))]).toEqual([
        path,
        cites ? said(path).cited : said(path).practice,
      ]);
    }
  });
});

describe('every citation', () => {
  test('leads to the source of its number on the same page', () => {
    const broken = everyPage.flatMap(({ path, document }) =>
      all(document, '.cite a')
        .filter(
          (link) =>
            attribute(link, 'href') !== `#note-${text(link)}` ||
            all(document, `#sources li#note-${text(link)}`).length !== 1,
        )
        .map((link) => `${path}: ${attribute(link, 'href')}`),
    );
    expect(broken).toEqual([]);
  });

  test('is numbered from one in the order of the list', () => {
    for (const { document } of everyPage.filter((each) => all(each.document, '#sources').length > 0)) {
      const numbers = attributes(document, '#sources li[id]', 'id');
      expect(numbers).toEqual(numbers.map((_id, index) => `note-${index + 1}`));
    }
  });

  test('names where the study can be read', () => {
    const sources = all(page('/guide/back-massage-benefits/'), '#sources li .source').map(text);
    expect(sources).toHaveLength(7);
    for (const source of sources) expect(source).toMatch(/\(\d{4}\)\. .+(doi 10\.|ISBN 97)/);
  });
});

describe('what is invented', () => {
  test('is said to be so at the top of every page', () => {
    const notices = everyPage.map(({ path, document }) => [path, texts(document, '.demo')]);
    expect(notices).toEqual(everyPage.map(({ path }) => [path, [said(path).demo]]));
  });

  test('is labelled: every therapist and every review', () => {
    const samples = everyPage.flatMap(({ path, document }) =>
      all(document, 'li.therapist, li.review').map((element) => ({ path, element })),
    );
    const labelled = samples.filter(({ path, element }) => texts(element, '.sample').includes(said(path).sample));
    expect(labelled.length).toBe(samples.length);
    expect(samples.length).toBeGreaterThan(20);
  });

  test('is labelled on the therapists’ own pages', () => {
    const labels = inBoth(['/therapists/'])
      .flatMap(pagesBelow)
      .map((path) => texts(page(path), '.page-header .label.sample'));
    expect(labels).toEqual([['sample'], ['sample'], ['sample'], ['de muestra'], ['de muestra'], ['de muestra']]);
  });
});
