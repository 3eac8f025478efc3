import { ContentDraftsDocument, type EntryType, entryTypeOf, singularNameOf } from '@kneadful/shared-types';
import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import { z } from 'zod';
import type { CmsClient } from './client.ts';
import { fetchEntries } from './entries.ts';
import { type Source, sources } from './sources.ts';

/** A draft as the CMS answers it. */
export interface Draft {
  type: EntryType;
  id: string;
  /** None for a type without languages. */
  locale: string | undefined;
  /** Milliseconds since 1970, in decimal. */
  updatedAt: string;
  raw: Record<string, unknown>;
}

const listed = z.array(
  z.object({
    type: z.string().transform((name) => entryTypeOf(name)),
    documentId: z.string(),
    locale: z.string().nullish(),
    updatedAt: z.string(),
  }),
);

/** Drafts of the CMS, each fetched once per save. Only the preview token is shown them. */
export class Drafts {
  readonly #client: CmsClient;
  readonly #known = new Map<string, Draft>();

  constructor(client: CmsClient) {
    this.#client = client;
  }

  /**
   * The drafts of these types that differ from what is published, and the entry's own in any case.
   * @throws CmsUnavailable
   */
  async latest(types: readonly EntryType[], entry: { type: EntryType; id: string }): Promise<Draft[]> {
    const asked = [...new Set([...types, entry.type])];
    const { contentDrafts } = await this.#client.query(ContentDraftsDocument, {
      types: asked.map(singularNameOf),
      documentId: entry.id,
    });
    const wanted = listed
      .parse(contentDrafts)
      .flatMap(({ type, documentId, locale, updatedAt }) =>
        type ? [{ type, id: documentId, locale: locale ?? undefined, updatedAt }] : [],
      )
      // Of a type that the reader may not read, the one that was opened is the only one.
      .filter(({ type, id }) => types.includes(type) || (type === entry.type && id === entry.id));
    await this.#fetch(wanted.filter((draft) => this.#known.get(keyOf(draft))?.updatedAt !== draft.updatedAt));
    return wanted.map((draft) => this.#known.get(keyOf(draft))).filter((draft) => draft !== undefined);
  }

  async #fetch(missing: readonly Omit<Draft, 'raw'>[]): Promise<void> {
    for (const source of sources) {
      const ofType = missing.filter(({ type }) => type === source.type);
      for (const locale of new Set(ofType.map((draft) => draft.locale))) {
        const drafts = new Map(ofType.filter((draft) => draft.locale === locale).map((draft) => [draft.id, draft]));
        const asked = source.localized ? locale : undefined;
        for (const raw of await fetchEntries(this.#client, draftSource(source), asked, [...drafts.keys()])) {
          const draft = drafts.get(String(raw.documentId));
          if (draft) this.#known.set(keyOf(draft), { ...draft, raw });
        }
      }
    }
  }
}

const keyOf = ({ type, id, locale = '' }: Omit<Draft, 'raw' | 'updatedAt'>) => `${type} ${id} ${locale}`;

const draftSource = (source: Source): Source => ({
  ...source,
  document: ofDrafts(source.document) as Source['document'],
});

const status = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'status' } } as const;

/** The same question about drafts: their status goes down through their relations. */
export const ofDrafts = (document: DocumentNode): DocumentNode =>
  visit(document, {
    OperationDefinition: (operation) => ({
      ...operation,
      selectionSet: {
        ...operation.selectionSet,
        selections: operation.selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? asDraft(node) : node)),
      },
    }),
  });

const asDraft = (field: FieldNode): FieldNode => ({
  ...field,
  arguments: [...(field.arguments ?? []), { ...status, value: { kind: Kind.ENUM, value: 'DRAFT' } }],
});
