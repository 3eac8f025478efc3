import { noticeDays } from '@kneadful/shared-types';

/** A choice above a list, with what Strapi's list puts into its address for it. */
export interface SavedFilter {
  label: string;
  filter: Record<string, unknown>;
}

/** A field of a type, as its form lays it out. */
export interface FilteredField {
  name: string;
  type: string;
  /** Of a relation: the field by which its targets are called. */
  mainField?: { name: string };
}

/** Fields that hold one picture. */
export const pictureFields = ['picture', 'portrait'];

const missing = { $null: 'true' };

/**
 * What an editor often looks for among the entries of a type: only what its fields can tell, and the role may read.
 * @param fields that the role may read
 */
export function filtersFor(fields: readonly FilteredField[], hasDrafts: boolean, now: Date): SavedFilter[] {
  const ofFields = fields.flatMap(({ name, type, mainField }): SavedFilter[] => {
    if (name === 'nextReviewDue') return [{ label: 'Needs review', filter: { [name]: { $lte: soon(now) } } }];
    if (name === 'medicalReviewer')
      return [{ label: 'No medical reviewer', filter: { [name]: { [mainField?.name ?? 'id']: missing } } }];
    if (pictureFields.includes(name) && type === 'component')
      return [{ label: `No ${name}`, filter: { [name]: { id: missing } } }];
    return [];
  });
  if (!hasDrafts) return ofFields;
  return [
    ...ofFields,
    { label: 'Never published', filter: { __status: { $eq: 'draft' } } },
    { label: 'Changed since it was published', filter: { __status: { $eq: 'published-modified' } } },
  ];
}

const soon = (now: Date): string => new Date(now.getTime() + noticeDays * 86_400_000).toISOString().slice(0, 10);

interface Listed {
  displayedFilters: object[];
  layout: { metadatas: Record<string, { label?: string } | undefined> };
}

/** Strapi's lists say of each filter what it is, but know none for pictures. To be registered as a hook of Strapi's. */
export function tellOfPictures({ displayedFilters, layout }: Listed): Listed {
  const named = pictureFields.flatMap((name) => {
    const label = layout.metadatas[name]?.label;
    const operators = [
      { value: '$null', label: 'is missing' },
      { value: '$notNull', label: 'is there' },
    ];
    return label ? [{ name, label, type: 'relation', mainField: { name: 'id', type: 'integer' }, operators }] : [];
  });
  return { displayedFilters: [...displayedFilters, ...named], layout };
}
