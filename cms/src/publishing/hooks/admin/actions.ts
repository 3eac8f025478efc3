import { randomUUID } from 'node:crypto';
import { type HookDelivery, hookKinds, type HookView } from '@kneadful/shared-types';
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { contentRevision } from '../../../graphql/revision';
import { allowedHosts } from '../address';
import { listDeliveries, removeDeliveries } from '../deliveries';
import type { Dispatcher } from '../dispatcher';
import type { BuildHook } from '../hook';
import { seal, unseal } from '../seal';
import { splitSecrets } from '../sign';
import { createHook, findHook, listHooks, removeHook, triedAnew, updateHook } from '../store';
import { checkTarget, hookChangesInput, newHookInput, parseInput, refuse, rotationInput, secretProblem } from './input';
import { viewOf } from './view';

/** What an editor may ask for. Each answers what the admin shows afterwards. */
export class HookActions {
  readonly #strapi: Core.Strapi;
  readonly #dispatcher: Dispatcher;

  constructor(strapi: Core.Strapi, dispatcher: Dispatcher) {
    this.#strapi = strapi;
    this.#dispatcher = dispatcher;
  }

  async list(mayChange: boolean): Promise<HookView[]> {
    const hooks = await listHooks(this.#strapi);
    const { revision } = await contentRevision(this.#strapi);
    return hooks.map((hook) => viewOf(this.#strapi, hook, { revision, mayChange }));
  }

  async create(body: unknown): Promise<HookView> {
    const { name, kind, url, secret, enabled } = parseInput(newHookInput, body);
    await checkTarget({ kind, url, secret }, { allowed: allowedHosts(this.#strapi), isNew: true });
    await this.#refuseTakenName(name);
    const hook = await createHook(this.#strapi, {
      name,
      hookKind: kind,
      url: seal(this.#strapi, url),
      secret: secret ? seal(this.#strapi, secret) : null,
      enabled,
    });
    this.#dispatcher.look();
    return this.#view(hook.documentId);
  }

  async update(documentId: string, body: unknown): Promise<HookView> {
    const hook = await this.#find(documentId);
    const { name, url, secret, enabled } = parseInput(hookChangesInput, body);
    if (url !== undefined || secret !== undefined) refuseProvisioned(hook);
    await checkTarget({ kind: hook.hookKind, url, secret }, { allowed: allowedHosts(this.#strapi), isNew: false });
    if (url !== undefined && secret === undefined) this.#refuseOtherHost(hook, url);
    if (name !== undefined) await this.#refuseTakenName(name, hook.id);
    await this.#save(hook, {
      ...(name !== undefined && { name }),
      ...(enabled !== undefined && { enabled }),
      ...(secret !== undefined && { secret: secret === null ? null : seal(this.#strapi, secret) }),
      ...(url !== undefined && url !== unseal(this.#strapi, hook.url) && this.#movedTo(url)),
    });
    return this.#view(documentId);
  }

  /**
   * A new secret. The former one signs too until the rotation is finished, so that the target can follow at leisure. If
   * that does not come about, because the new one was lost, another takes its place: the target knows the former one.
   */
  async rotate(documentId: string, body: unknown): Promise<HookView> {
    const hook = await this.#find(documentId);
    const { secret } = parseInput(rotationInput, body);
    refuseProvisioned(hook);
    const problem = secretProblem(hook.hookKind, secret);
    refuse(problem ? [{ path: ['secret'], message: problem }] : []);
    const former = hook.hookKind === 'github' ? undefined : this.#secretsOf(hook).at(-1);
    const both = [secret, ...(former && former !== secret ? [former] : [])];
    await this.#save(hook, { secret: seal(this.#strapi, both.join(' ')) });
    return this.#view(documentId);
  }

  /** From now on only the new secret signs. */
  async finishRotation(documentId: string): Promise<HookView> {
    const hook = await this.#find(documentId);
    refuseProvisioned(hook);
    const [newest] = this.#secretsOf(hook);
    if (newest) await this.#save(hook, { secret: seal(this.#strapi, newest) });
    return this.#view(documentId);
  }

  async remove(documentId: string): Promise<void> {
    const hook = await this.#find(documentId);
    refuseProvisioned(hook);
    await removeHook(this.#strapi, hook.id);
    await removeDeliveries(this.#strapi, documentId);
  }

  /** Nothing if it is being called already. */
  async sendNow(documentId: string): Promise<HookView | undefined> {
    const hook = await this.#find(documentId);
    const delivered = await this.#dispatcher.sendNow(hook.id);
    return delivered && this.#view(documentId);
  }

  async deliveries(documentId: string): Promise<HookDelivery[]> {
    await this.#find(documentId);
    return listDeliveries(this.#strapi, documentId);
  }

  async #find(documentId: string): Promise<BuildHook> {
    const hook = await findHook(this.#strapi, { documentId, hookKind: { $in: hookKinds } });
    if (!hook) throw new errors.NotFoundError('There is no such build hook. Somebody may have removed it.');
    return hook;
  }

  async #view(documentId: string): Promise<HookView> {
    const hook = await this.#find(documentId);
    const { revision } = await contentRevision(this.#strapi);
    return viewOf(this.#strapi, hook, { revision, mayChange: true });
  }

  /** Whoever mends a hook wants it called, not to wait for the next try. */
  async #save(hook: BuildHook, data: object): Promise<void> {
    await updateHook(this.#strapi, { id: hook.id }, { ...triedAnew(hook), ...data });
    this.#dispatcher.look();
  }

  /** Another target: it has acknowledged nothing, and a call under way to the old one does not speak for it. */
  #movedTo(url: string) {
    const fresh = { acknowledgedRevision: null, message: null, lastAnswer: null };
    return { url: seal(this.#strapi, url), ...fresh, leaseOwner: randomUUID(), leaseEnds: 0 };
  }

  /** A token is sent as it is: who may change hooks may not have it sent to a host of their own. */
  #refuseOtherHost({ hookKind, url, secret }: BuildHook, next: string): void {
    const former = unseal(this.#strapi, url);
    if (hookKind !== 'github' || !secret || (former && new URL(former).origin === new URL(next).origin)) return;
    refuse([{ path: ['secret'], message: 'Another host is not given the former one’s token. Enter the token too.' }]);
  }

  #secretsOf({ secret }: BuildHook): string[] {
    return secret ? splitSecrets(unseal(this.#strapi, secret) ?? '') : [];
  }

  async #refuseTakenName(name: string, except?: number): Promise<void> {
    const other = await findHook(this.#strapi, { name });
    if (other && other.id !== except)
      refuse([{ path: ['name'], message: `Another build hook is called “${name}”. Choose another name.` }]);
  }
}

function refuseProvisioned(hook: BuildHook): void {
  if (hook.provisionedAs === null) return;
  throw new errors.ValidationError(
    'The address and the secret of this hook follow the settings PUBLISHER_URL and REBUILD_WEBHOOK_SECRET. ' +
      'Change them there and start the CMS again, or switch the hook off.',
  );
}
