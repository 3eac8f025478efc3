import { describe, expect, test } from '@jest/globals';
import { all, attribute, attributes, type Element, one, text, texts } from './support/document.ts';
import { page, pages, pagesBelow } from './support/site.ts';

const practice = 'Practice experience; no study cited';
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
      '/guide/back-massage-benefits/',
      '/research/',
    ]);
    expect(statements.length - research.length).toBeGreaterThan(20);
  });

  test('shows its certainty and numbered sources where it is research', () => {
    for (const { document, statement } of statements.filter((each) => isResearch(each.statement))) {
      expect(text(statement)).toMatch(/^(High|Moderate|Low|Very low) certainty\d/);
      const notes = attributes(statement, 'a', 'href');
      expect(notes.length).toBeGreaterThanOrEqual(1);
      for (const note of notes) expect(attributes(document, `#sources li${note}`, 'id')).toEqual([note.slice(1)]);
    }
  });

  test('says where it is practice experience', () => {
    const others = statements.filter(({ statement }) => !isResearch(statement)).map(({ statement }) => text(statement));
    expect([...new Set(others)]).toEqual([practice]);
  });

  test('stands in each row of a table that gives a basis', () => {
    const cells = everyPage.flatMap(({ path, document }) =>
      all(document, 'td[data-label="Basis"]').map((cell) => ({
        path,
        statements: all(cell, '.certainty, .practice').length,
      })),
    );
    expect(cells.filter((cell) => cell.statements !== 1)).toEqual([]);
    expect(cells.length).toBeGreaterThan(20);
  });

  test('is labelled under the text of each page of the guide, as research exactly where sources are listed', () => {
    const guide = ['/techniques/', '/conditions/', '/regions/', '/for/'].flatMap(pagesBelow);
    expect(guide.length).toBeGreaterThan(20);
    for (const path of guide) {
      const cites = all(page(path), '.page-header ~ * .prose .cite').length > 0;
      expect([path, text(one(page(path), '.basis .label'))]).toEqual([
        path,
        cites ? 'Studies are cited in the text' : practice,
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
    expect(notices).toEqual(
      everyPage.map(({ path }) => [path, ['A demonstration: the studio, its people and its reviews are invented.']]),
    );
  });

  test('is labelled: every therapist and every review', () => {
    const samples = everyPage.flatMap(({ document }) => [
      ...all(document, 'li.therapist'),
      ...all(document, 'li.review'),
    ]);
    const labelled = samples.filter((sample) => texts(sample, '.sample').includes('sample'));
    expect(labelled.length).toBe(samples.length);
    expect(samples.length).toBeGreaterThan(20);
  });

  test('is labelled on the therapists’ own pages', () => {
    const labels = pagesBelow('/therapists/').map((path) => texts(page(path), '.page-header .label.sample'));
    expect(labels).toEqual([['sample'], ['sample'], ['sample']]);
  });
});
