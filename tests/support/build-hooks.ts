import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import type { TestCms } from './cms.ts';

/** A build hook as the admin's route answers it. */
export interface ShownHook {
  documentId: string;
  name: string;
  kind: string;
  host: string;
  url?: string;
  secret: string;
  enabled: boolean;
  fromSettings: boolean;
  state: string;
  behind: boolean;
  acknowledgedRevision: string | null;
  attempts: number;
  nextTry: string | null;
  lastAnswer: { at: string; status?: number; error?: string } | null;
}

export interface ShownDelivery {
  messageId: string;
  revision: string;
  cause: string;
  attempt: number;
  answer: number | null;
  error: string | null;
}

export const signingSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** The owner at the routes of the build hooks. */
export class HookDesk {
  readonly #cms: TestCms;

  constructor(cms: TestCms) {
    this.#cms = cms;
  }

  async list(): Promise<ShownHook[]> {
    return (await this.#cms.admin<{ data: ShownHook[] }>('GET', '/build-hooks')).body.data;
  }

  async find(name: string): Promise<ShownHook> {
    const hook = (await this.list()).find((one) => one.name === name);
    if (!hook) throw new Error(`There is no build hook “${name}”.`);
    return hook;
  }

  async create(fields: object): Promise<ShownHook> {
    const { status, body } = await this.#cms.admin<{ data: ShownHook }>('POST', '/build-hooks', fields);
    if (status !== 201) throw new Error(`The hook was not made: ${status} ${JSON.stringify(body)}`);
    return body.data;
  }

  async update(name: string, fields: object): Promise<ShownHook> {
    const { documentId } = await this.find(name);
    const { status, body } = await this.#cms.admin<{ data: ShownHook }>('PUT', `/build-hooks/${documentId}`, fields);
    if (status !== 200) throw new Error(`The hook was not changed: ${status} ${JSON.stringify(body)}`);
    return body.data;
  }

  async deliveries(name: string): Promise<ShownDelivery[]> {
    const { documentId } = await this.find(name);
    const path = `/build-hooks/${documentId}/deliveries`;
    return (await this.#cms.admin<{ data: ShownDelivery[] }>('GET', path)).body.data;
  }

  /** Waits until a hook is in that state. */
  async until(name: string, state: string): Promise<ShownHook> {
    for (let attempt = 0; ; attempt++) {
      const hook = await this.find(name);
      if (hook.state === state) return hook;
      if (attempt > 600) throw new Error(`The hook did not become ${state}: ${JSON.stringify(hook)}`);
      await sleep(50);
    }
  }

  /** The CMS's revision, as the site's token reads it. */
  async revision(): Promise<string> {
    const { data } = await this.#cms.graphql('{ contentRevision { revision } }');
    return (data?.contentRevision as { revision: string }).revision;
  }
}
