import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin } from '../../tests/support/admin-page.ts';
import { HookDesk, signingSecret } from '../../tests/support/build-hooks.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { HookReceiver, type ReceivedCall, verified } from '../../tests/support/hook-receiver.ts';
import { freePort } from '../../tests/support/ports.ts';
import { answers, TestProcess } from '../../tests/support/process.ts';
import { passwordOfOthers, signInAs, signInTo } from '../../tests/support/roles.ts';
import { violationsOf } from '../../web/e2e/support/axe.ts';
import { browserIsHere, launchBrowser, overflowAtWidths } from '../../web/e2e/support/browser.ts';
import { sampleReceiver } from '../src/admin/hooks/sample.ts';

let cms: TestCms;
let desk: HookDesk;
let receiver: HookReceiver;
beforeAll(async () => {
  receiver = await HookReceiver.start();
  cms = await TestCms.start({
    env: {
      PUBLISHER_URL: receiver.origin,
      REBUILD_WEBHOOK_SECRET: signingSecret(),
      HOOK_ALLOWED_HOSTS: '127.0.0.1',
      HOOK_QUIET_SECONDS: '0',
    },
  });
  desk = new HookDesk(cms);
}, 120_000);
afterAll(async () => {
  await cms?.stop();
  await receiver?.stop();
}, 30_000);

(browserIsHere() ? describe : describe.skip)('The page of the build hooks', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openAdmin(cms, browser);
    await page.goto(`${cms.url}/admin/settings/application-infos`);
    await page.getByRole('link', { name: 'Build hooks', exact: true }).click();
    await page.getByRole('heading', { name: 'Build hooks', level: 1 }).waitFor();
  }, 120_000);
  afterAll(() => browser?.close());

  const card = (name: string, on = page) => on.locator(`[data-hook="${name}"]`);
  const press = (name: string, within: Page | ReturnType<typeof card> = page) =>
    within.getByRole('button', { name, exact: true }).click();
  const dialog = () => page.getByRole('dialog');
  const field = (name: string) => dialog().getByRole('textbox', { name });
  const notice = (text: string, role: 'status' | 'alert' = 'status') =>
    page.getByRole(role).getByText(text).first().waitFor();
  const buttonsOf = (name: string, on = page) => card(name, on).getByRole('button').allTextContents();
  /** Strapi's own colours of a button under the mouse are too pale. */
  const violations = async (within: string) => {
    await page.mouse.move(0, 0);
    return violationsOf(page, within);
  };
  /** What is read aloud with a field. */
  const said = (name: string) =>
    field(name).evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );

  test('the publisher’s hook says that it follows the settings, and how to check a call is told', async () => {
    await card('Publisher').getByText('follow the settings PUBLISHER_URL and REBUILD_WEBHOOK_SECRET').waitFor();
    expect(await buttonsOf('Publisher')).toEqual(['Send now', 'Deliveries']);
    expect(await page.getByRole('region', { name: 'Receiver in Node' }).innerText()).toBe(sampleReceiver);
    expect(await violations('main')).toEqual([]);
    expect(await overflowAtWidths(page)).toEqual([]);
  }, 60_000);

  test('a refused address has its sentence beside it, nothing typed is lost, and mended it is called', async () => {
    await press('Add a build hook');
    await field('Name').fill('Own server');
    await field('Address').fill('https://10.1.2.3/hook');
    await press('Make one', dialog());
    const secret = await field('Signing secret').inputValue();
    await press('Add', dialog());
    await dialog().getByText('This address leads into a private network').waitFor();
    expect(await said('Address')).toContain('Whoever runs the CMS can allow it with HOOK_ALLOWED_HOSTS.');
    expect(await field('Address').evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await violations('[role=dialog]')).toEqual([]);
    // Neither does a slip beside the dialog lose it.
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    expect(await field('Name').inputValue()).toBe('Own server');
    expect(await field('Signing secret').inputValue()).toBe(secret);

    receiver.reset();
    await field('Address').fill(`${receiver.origin}/own`);
    await press('Add', dialog());
    await dialog().waitFor({ state: 'detached' });
    await card('Own server').getByText('Up to date', { exact: true }).waitFor();
    await card('Own server').getByText('It answered 202.').waitFor();
    await card('Own server').getByText(`Generic POST · ${receiver.host}`).waitFor();
    expect(verified(ownCalls()[0]!, secret)).toMatchObject({ revision: await desk.revision() });
    expect(await page.content()).not.toContain(secret);
  }, 60_000);

  const ownCalls = () => receiver.calls.filter(({ path }) => path === '/own');

  test('a call that fails says so, and sent again from the list it says what came of that', async () => {
    receiver.reset(404);
    await press('Send now: Own server');
    const sentence = 'It answered 404: there is no hook at this address, or the token may not use it.';
    await notice(`Own server was called. ${sentence}`, 'alert');
    await card('Own server').getByText(sentence).waitFor();
    expect(await violations('main')).toEqual([]);
    await press('Deliveries: Own server');
    const newest = () => dialog().locator('[data-hooks=deliveries] > li').first();
    await newest().getByText(sentence).waitFor();
    expect(await newest().innerText()).toMatch(/^404\n/);
    receiver.reset();
    await press('Send again', dialog());
    await newest().getByText('202', { exact: true }).waitFor();
    const text = await newest().innerText();
    expect(text).toContain('Asked for');
    expect(text).toContain(String(ownCalls()[0]?.headers['webhook-id']));
    expect(text).toContain((await desk.revision()).slice(0, 12));
    expect(await violations('[role=dialog]')).toEqual([]);
    await press('Close', dialog());
  }, 60_000);

  test('a new secret is shown once, both sign until the rotation is finished, then it alone', async () => {
    const make = async () => {
      await press('Rotate secret: Own server');
      await press('Make a new secret', dialog());
      const shown = dialog().getByRole('region', { name: 'New secret' });
      await shown.waitFor();
      await page.keyboard.press('Escape');
      expect(await violations('[role=dialog]')).toEqual([]);
      const secret = await shown.innerText();
      await press('I have copied it', dialog());
      await dialog().waitFor({ state: 'detached' });
      expect(await page.content()).not.toContain(secret);
      return secret;
    };
    const sent = async () => {
      receiver.reset();
      await press('Send now: Own server');
      return (await receiver.until(1))[0]!;
    };
    const signers = (call: ReceivedCall) => String(call.headers['webhook-signature']).split(' ').length;

    const lost = await make();
    await card('Own server').getByText('A rotation is under way').waitFor();
    const next = await make();
    const during = await sent();
    expect(signers(during)).toBe(2);
    expect(verified(during, next).cause).toBe('manual');
    expect(() => verified(during, lost)).toThrow('No matching signature found');

    await press('Finish rotation: Own server');
    await page.getByRole('alertdialog').getByText('Does “Own server” know the new secret?').waitFor();
    expect(await violations('[role=alertdialog]')).toEqual([]);
    await press('Confirm');
    await notice('Calls to Own server are signed with the new secret alone.');
    const after = await sent();
    expect(signers(after)).toBe(1);
    expect(verified(after, next).cause).toBe('manual');
    await page.reload();
    await card('Own server').getByText('Calls are signed.').waitFor();
    expect(await page.content()).not.toMatch(/whsec_\w/);
  }, 90_000);

  test('a hook is renamed, keeps its secret, and is switched off and removed', async () => {
    await press('Edit: Own server');
    expect(await field('Address').inputValue()).toBe(`${receiver.origin}/own`);
    expect(await field('New signing secret').inputValue()).toBe('');
    await field('Name').fill('Publisher');
    await press('Save', dialog());
    await dialog().getByText('Another build hook is called “Publisher”. Choose another name.').waitFor();
    await field('Name').fill('Elsewhere');
    await press('Save', dialog());
    await card('Elsewhere').getByText('Calls are signed.').waitFor();

    await card('Elsewhere').getByRole('switch').click();
    await notice('Elsewhere is switched off.');
    expect(await desk.find('Elsewhere')).toMatchObject({ enabled: false, state: 'off', secret: 'set' });
    await press('Remove: Elsewhere');
    await page.getByRole('alertdialog').getByText('Remove “Elsewhere”?').waitFor();
    await press('Confirm');
    await card('Elsewhere').waitFor({ state: 'detached' });
    expect((await desk.list()).map(({ name }) => name)).toEqual(['Publisher']);
  }, 60_000);

  const asPerson = async (name: string, address: string) => {
    const other = await openAdmin(cms, browser, { email: `${name}@studio.example`, password: passwordOfOthers });
    await other.goto(`${cms.url}/admin/settings/${address}`);
    return other;
  };

  test('an Editor sees neither the link nor the page', async () => {
    await signInTo(cms, 'Editor');
    const other = await asPerson('editor', 'build-hooks');
    await other
      .getByText('You don’t have the permissions')
      .or(other.getByText("You don't have the permissions"))
      .waitFor();
    expect(await other.locator('[data-hook]').count()).toBe(0);
    expect(await other.getByRole('link', { name: 'Build hooks' }).count()).toBe(0);
    await other.close();
  }, 60_000);

  test('who may read alone sees how hooks are, and nothing to press that changes one', async () => {
    await signInAs(cms, 'reader', [{ action: 'admin::build-hooks.read' }]);
    const other = await asPerson('reader', 'build-hooks');
    await card('Publisher', other).waitFor();
    expect(await buttonsOf('Publisher', other)).toEqual(['Deliveries']);
    expect(await card('Publisher', other).getByRole('switch').count()).toBe(0);
    expect(await other.getByRole('button', { name: 'Add a build hook' }).count()).toBe(0);
    await other.close();
  }, 60_000);
});

describe('The receiver that the page gives to copy', () => {
  const secret = signingSecret();
  let folder: string;
  let target: TestProcess;
  let address: string;
  let call: ReceivedCall;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kneadful-receiver-'));
    await writeFile(join(folder, 'receive.mjs'), sampleReceiver);
    await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
    const port = await freePort();
    address = `http://127.0.0.1:${port}/`;
    target = new TestProcess(['node', 'receive.mjs'], {
      cwd: folder,
      env: { WEBHOOK_SECRET: secret, PORT: String(port) },
    });
    await target.until('it listens', answers(address), 30);
    receiver.reset();
    await desk.create({ name: 'Recorded', kind: 'generic', url: `${receiver.origin}/recorded`, secret });
    await desk.until('Recorded', 'up-to-date');
    call = receiver.calls.find(({ path }) => path === '/recorded')!;
  }, 60_000);
  afterAll(async () => {
    await target?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The status with which it answers that very call, with what is changed about it. */
  async function statusOf({ body = call.body, headers = {} }: { body?: string; headers?: Record<string, string> }) {
    const signed = Object.entries(call.headers).filter(([name]) => name.startsWith('webhook-'));
    const answer = await fetch(address, {
      method: 'POST',
      body,
      headers: { ...(Object.fromEntries(signed) as Record<string, string>), ...headers },
    });
    return answer.status;
  }

  test('is called by the CMS and takes it', async () => {
    await desk.create({ name: 'The sample', kind: 'generic', url: address, secret });
    expect(await desk.until('The sample', 'up-to-date')).toMatchObject({ lastAnswer: { status: 202 } });
    expect(target.output).toContain(`Build revision ${await desk.revision()}`);
  });

  test('refuses a call of which one thing was changed', async () => {
    expect(await statusOf({})).toBe(202);
    const [other] = call.body.replace(/"revision":"./, '"revision":"!').split('\n');
    expect(other).not.toBe(call.body);
    expect(await statusOf({ body: other })).toBe(401);
    expect(await statusOf({ headers: { 'webhook-id': 'msg_another' } })).toBe(401);
    expect(await statusOf({ headers: { 'webhook-signature': 'v1,AAAA' } })).toBe(401);
    expect((await fetch(address, { method: 'POST', body: call.body })).status).toBe(401);
  });

  test('a call under another secret is told to the owner as refused', async () => {
    const { documentId } = await desk.find('The sample');
    expect((await cms.admin('PUT', `/build-hooks/${documentId}`, { secret: signingSecret() })).status).toBe(200);
    const { body } = await cms.admin<{ data: object }>('POST', `/build-hooks/${documentId}/send`);
    const error = 'It answered 401: it does not accept the secret. Give the hook the secret of the target.';
    expect(body.data).toMatchObject({ lastAnswer: { status: 401, error } });
  });

  test('stands when somebody breaks off, or sends too much', async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nhost: any\r\ncontent-length: 100\r\n\r\n{"revision"');
    socket.destroy();
    await statusOf({ body: 'x'.repeat(200_000) }).catch(() => {});
    expect(await statusOf({})).toBe(202);
  });
});
