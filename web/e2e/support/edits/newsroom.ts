import type { ChangedEntry } from '@kneadful/shared-types';
import type { TestCms } from '../../../../tests/support/cms.ts';
import { Editor, type Fields } from '../../../../tests/support/editor.ts';
import { titleField } from './kinds.ts';

/** An entry in the admin's list. */
export interface Listed {
  type: string;
  documentId: string;
  title: string;
  slug?: string;
  isLive: boolean;
}

export interface LibraryFile {
  id: number;
  documentId: string;
  name: string;
}

/** What an edit came to: how a person would tell it, and what a build hook would name. */
export interface Done {
  words: string;
  changed: ChangedEntry[];
}

/** The CMS with everybody who edits it, and a clock that edits can move. */
export class Newsroom {
  readonly cms: TestCms;
  readonly editor: Editor;
  /** Beginning and end of the time that the clock may show: today's date is reached in the end. */
  readonly today = new Date();
  now = new Date(this.today.getTime() - 30 * day);

  constructor(cms: TestCms) {
    this.cms = cms;
    this.editor = new Editor(cms);
  }

  /** In the order in which they were made. */
  async list(type: string): Promise<Listed[]> {
    const query = 'page=1&pageSize=100&sort=id:ASC';
    const { body } = await this.cms.admin<{ results: (Fields & { documentId: string; status: string })[] }>(
      'GET',
      `/content-manager/collection-types/api::${type}.${type}?${query}`,
    );
    return body.results.map((entry) => ({
      type,
      documentId: entry.documentId,
      title: String(entry[titleField(type)]),
      slug: entry.slug as string | undefined,
      isLive: entry.status !== 'draft',
    }));
  }

  async files(): Promise<LibraryFile[]> {
    const { body } = await this.cms.admin<{ results: LibraryFile[] }>(
      'GET',
      '/upload/files?page=1&pageSize=200&sort=id:ASC',
    );
    return body.results;
  }

  /** Studio and navigation. */
  async publishSingle(type: 'studio' | 'navigation', fields: Fields, locale?: string): Promise<Done['changed']> {
    const query = locale ? `?locale=${locale}` : '';
    const path = `/content-manager/single-types/api::${type}.${type}/actions/publish${query}`;
    const { status, body } = await this.cms.admin<{ data?: { documentId: string } }>('POST', path, fields);
    if (status >= 300 || !body.data) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(body)}`);
    return [{ type, documentId: body.data.documentId }];
  }
}

export const day = 24 * 60 * 60 * 1000;

/** How a person names an entry. */
export const named = ({ type, title, documentId }: Listed): string => `the ${type} “${title}” (${documentId})`;

export const changeOf = ({ type, documentId }: Pick<Listed, 'type' | 'documentId'>): ChangedEntry => ({
  type,
  documentId,
});
