import type { TestCms } from './cms.ts';

/** What an editor types, as the admin's form sends it. */
export type Fields = Record<string, unknown>;

export interface Saved {
  documentId: string;
  [field: string]: unknown;
}

/** The admin's answer to an action that it refuses. */
export interface Refusal {
  status: number;
  message: string;
  errors: { path: string[]; message: string }[];
}

interface Body {
  data?: Saved;
  error?: { message: string; details?: { errors?: Refusal['errors'] } };
}

/** An editor at the admin panel: every call is the content manager's own HTTP call. Types are named as in `article`. */
export class Editor {
  readonly #cms: TestCms;

  constructor(cms: TestCms) {
    this.#cms = cms;
  }

  create(type: string, fields: Fields, locale?: string): Promise<Saved> {
    return this.#call('POST', address(type, '', locale), fields);
  }

  save(type: string, id: string, fields: Fields, locale?: string): Promise<Saved> {
    return this.#call('PUT', address(type, `/${id}`, locale), fields);
  }

  publish(type: string, id: string, fields: Fields = {}, locale?: string): Promise<Saved> {
    return this.#call('POST', address(type, `/${id}/actions/publish`, locale), fields);
  }

  async createAndPublish(type: string, fields: Fields): Promise<Saved> {
    const { documentId } = await this.create(type, fields);
    return this.publish(type, documentId);
  }

  /** Publishes many at once, as the list's selection does. */
  async publishAll(type: string, ids: string[]): Promise<void> {
    await this.#call('POST', address(type, '/actions/bulkPublish'), { documentIds: ids });
  }

  unpublish(type: string, id: string, locale?: string): Promise<Saved> {
    return this.#call('POST', address(type, `/${id}/actions/unpublish`, locale), {});
  }

  remove(type: string, id: string): Promise<unknown> {
    return this.#call('DELETE', address(type, `/${id}`));
  }

  /** The row that the form shows: the draft, or what is live. */
  async read(
    type: string,
    id: string,
    { status = 'draft', locale }: { status?: 'draft' | 'published'; locale?: string } = {},
  ): Promise<Saved | undefined> {
    const { body } = await this.#cms.admin<Body>(
      'GET',
      `${address(type, `/${id}`, locale)}${locale ? '&' : '?'}status=${status}`,
    );
    return body.data;
  }

  async isLive(type: string, id: string): Promise<boolean> {
    const { body } = await this.#cms.admin<{ data?: { documentId?: string } }>(
      'GET',
      `${address(type, `/${id}`)}?status=published`,
    );
    return body.data?.documentId === id;
  }

  /** Publishing that is expected to be refused. @throws if it is not */
  async refusedPublish(
    type: string,
    id: string,
    { fields = {}, locale }: { fields?: Fields; locale?: string } = {},
  ): Promise<Refusal> {
    const { status, body } = await this.#cms.admin<Body>(
      'POST',
      address(type, `/${id}/actions/publish`, locale),
      fields,
    );
    if (!body.error) throw new Error(`Publishing the ${type} ${id} was not refused.`);
    return {
      status,
      message: body.error.message,
      errors: (body.error.details?.errors ?? []).map(({ path, message }) => ({ path, message })),
    };
  }

  /** Uploads a picture to the media library and answers its id. */
  async upload(name: string, bytes: Buffer): Promise<number> {
    const form = new FormData();
    const type = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
    form.set('files', new Blob([new Uint8Array(bytes)], { type }), name);
    const { status, body } = await this.#cms.admin<{ id: number }[]>('POST', '/upload', form);
    const [file] = body;
    if (!file) throw new Error(`Uploading ${name} answered ${status}: ${JSON.stringify(body)}`);
    return file.id;
  }

  /** Edits a file's alternative text in the media library. */
  async describeFile(id: number, alternativeText: string): Promise<void> {
    const form = new FormData();
    form.set('fileInfo', JSON.stringify({ alternativeText }));
    await this.#cms.admin('POST', `/upload?id=${id}`, form);
  }

  async #call(method: string, path: string, fields?: Fields): Promise<Saved> {
    const { status, body } = await this.#cms.admin<Body>(method, path, fields);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return (body.data ?? {}) as Saved;
  }
}

const address = (type: string, rest: string, locale?: string) =>
  `/content-manager/collection-types/api::${type}.${type}${rest}${locale ? `?locale=${locale}` : ''}`;

/** Links as the form sends them. */
export const links = (...ids: string[]) => ({ connect: ids.map((id) => ({ documentId: id })) });
