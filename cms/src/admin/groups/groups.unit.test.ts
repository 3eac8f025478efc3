import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { inGroups } from './groups';

const field = (name: string, type = 'string', group?: string) => ({
  name,
  type,
  label: name,
  size: 12,
  attribute: { type, ...(group && { pluginOptions: { kneadful: { group } } }) },
});
type Given = Parameters<typeof inGroups>[0];
const given = (...panels: object[][][]) => ({ layout: { layout: panels } }) as unknown as Given;
/** Names by rows by boxes; of a heading what it says. */
const shown = ({ layout }: Given) =>
  layout.layout.map((panel) =>
    panel.map((row) =>
      row.map(({ name, type, label }) => ((type as string) === 'group-heading' ? `# ${label}` : name)),
    ),
  );

const page = (pathname: string): void => void Object.assign(globalThis, { window: { location: { pathname } } });
beforeEach(() => page('/admin/content-manager/collection-types/api::article.article/create'));
afterEach(() => void Reflect.deleteProperty(globalThis, 'window'));

const form = given(
  [[field('title')], [field('slug', 'uid')]],
  [[field('sections', 'dynamiczone')]],
  [
    [field('author', 'relation', 'Who and when')],
    [field('last', 'date'), field('next', 'date')],
    [field('seo', 'component', 'Search results')],
  ],
);

test('a form is parted where a group begins, and each group has its heading', () => {
  expect(shown(inGroups(form))).toEqual([
    [['title'], ['slug']],
    [['sections']],
    [['# Who and when'], ['author'], ['last', 'next']],
    [['# Search results'], ['seo']],
  ]);
});

test('headings follow the fields that an editor has moved', () => {
  const moved = given([[field('seo', 'component', 'Search results')], [field('title')], [field('x', 'date', 'More')]]);
  expect(shown(inGroups(moved))).toEqual([
    [['# Search results'], ['seo'], ['title']],
    [['# More'], ['x']],
  ]);
});

test('every role sees them: they are named for the title', () => {
  const headings = inGroups(form)
    .layout.layout.flat(2)
    .filter(({ type }) => (type as string) === 'group-heading');
  expect(headings.map(({ name }) => name)).toEqual(['title', 'title']);
});

test('a form without groups, and the page that arranges a form, stay as they are', () => {
  const plain = given([[field('title')], [field('slug', 'uid')]]);
  expect(shown(inGroups(plain))).toEqual([[['title'], ['slug']]]);
  page('/admin/content-manager/collection-types/api::article.article/configurations/edit');
  expect(inGroups(form)).toBe(form);
});
