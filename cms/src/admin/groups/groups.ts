import type { EditLayout } from '@strapi/content-manager/strapi-admin';

type Panel = EditLayout['layout'][number];
type Row = Panel[number];
type Field = Row[number];

/** The kind of row that heads a group: Strapi's form draws it with `GroupHeading`. */
export const groupHeading = 'group-heading';

/** The field that begins a group says so in its schema file, as `pluginOptions.kneadful.group`. */
const groupOf = ({ attribute }: Field): string | undefined =>
  (attribute as { pluginOptions?: { kneadful?: { group?: string } } }).pluginOptions?.kneadful?.group;

/**
 * Parts a form into boxes with headings. Fields follow each other as they did before, so that a form that an editor has
 * arranged stays as it is: a heading goes where its first field goes. To be registered as a hook of Strapi's.
 */
export function inGroups<Given extends { layout: EditLayout }>(given: Given): Given {
  // Strapi's page that arranges a form knows fields alone, and would save a heading as one.
  if (window.location.pathname.endsWith('/configurations/edit')) return given;
  const { layout } = given.layout;
  const readable = layout.flat(2).find(({ type }) => type === 'string');
  if (!readable) return given;
  const panels = layout.flatMap((panel) => parted(panel, readable));
  return { ...given, layout: { ...given.layout, layout: panels } };
}

function parted(panel: Panel, readable: Field): Panel[] {
  const panels: Panel[] = [];
  for (const row of panel) {
    const group = row.map(groupOf).find(Boolean);
    const isAlone = row.some(({ type }) => type === 'dynamiczone');
    if (group && !isAlone) panels.push([[headingOf(group, readable)], row]);
    else if (panels.length === 0) panels.push([row]);
    else panels.at(-1)?.push(row);
  }
  return panels;
}

/** Strapi shows a row to those alone who may read the field that it is named for: the title, which everybody may. */
const headingOf = (label: string, { name }: Field): Field =>
  ({ name, label, type: groupHeading, size: 12, visible: true, attribute: { type: groupHeading } }) as unknown as Field;
