import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { HookDesk, signingSecret } from '../../tests/support/build-hooks.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { person } from '../../tests/support/content.ts';
import { Editor } from '../../tests/support/editor.ts';
import { HookReceiver, idOf, verified } from '../../tests/support/hook-receiver.ts';

jest.setTimeout(90_000);

describe('Settings of build hooks', () => {
  const secrets = [signingSecret(), signingSecret()] as const;
  let receiver: HookReceiver;
  let cms: TestCms;
  let desk: HookDesk;
  beforeAll(async () => {
    receiver = await HookReceiver.start();
    cms = await TestCms.start({
      env: {
        REBUILD_WEBHOOK_SECRET: '',
        HOOK_RETRY_SECONDS: '0.2',
        HOOK_GIVE_UP_HOURS: '0.0003',
        HOOK_QUIET_SECONDS: '0.1',
      },
    });
    desk = new HookDesk(cms);
  }, 60_000);
  afterAll(async () => {
    await cms?.stop();
    await receiver?.stop();
  }, 30_000);

  const restart = async (env: Record<string, string>) => {
    await cms.halt();
    Object.assign(cms.env, env);
    await cms.boot();
  };

  test('without a secret there is no hook of the publisher', async () => {
    expect(await desk.list()).toEqual([]);
  });

  test('with one it is made at the next start, and follows it', async () => {
    await restart({ PUBLISHER_URL: `${receiver.origin}/`, REBUILD_WEBHOOK_SECRET: secrets[0] });
    expect(await desk.until('Publisher', 'up-to-date')).toMatchObject({
      kind: 'publisher',
      url: `${receiver.origin}/hooks/rebuild`,
      secret: 'set',
      fromSettings: true,
    });
    receiver.reset();
    await restart({ PUBLISHER_URL: `${receiver.origin}/base`, REBUILD_WEBHOOK_SECRET: secrets.join(' ') });
    await new Editor(cms).createAndPublish('person', person());
    await desk.until('Publisher', 'up-to-date');
    const call = receiver.calls.at(-1)!;
    expect([call.path, (await desk.list()).length]).toEqual(['/base/hooks/rebuild', 1]);
    for (const secret of secrets) expect(verified(call, secret).revision).toBe(await desk.revision());
  });

  test('a message that fails for too long waits for the next change', async () => {
    receiver.reset(500);
    await new Editor(cms).createAndPublish('person', person('Given up'));
    expect(await desk.until('Publisher', 'gave-up')).toMatchObject({ behind: true, enabled: true, nextTry: null });
    const tries = receiver.calls.length;
    expect(tries).toBeGreaterThan(1);
    expect(cms.output).toMatch(
      'Build hook “Publisher” failed. It answered 500. It is not tried again before the next change.',
    );
    receiver.answering = 202;
    await new Editor(cms).createAndPublish('person', person('The next change'));
    await desk.until('Publisher', 'up-to-date');
    expect(receiver.calls.length).toBe(tries + 1);
    expect(idOf(receiver.calls[tries]!)).not.toBe(idOf(receiver.calls[0]!));
  });

  test('a host that is no longer allowed is no longer called', async () => {
    await restart({ HOOK_ALLOWED_HOSTS: `localhost:${new URL(receiver.origin).port}` });
    const url = `http://localhost:${new URL(receiver.origin).port}/deploy`;
    await desk.create({ name: 'Deploy', kind: 'generic', url });
    await desk.until('Deploy', 'up-to-date');
    await restart({ HOOK_ALLOWED_HOSTS: '' });
    receiver.reset();
    await new Editor(cms).createAndPublish('person', person('Not for everybody'));
    await desk.until('Deploy', 'retrying');
    expect((await desk.find('Deploy')).lastAnswer?.error).toBe(
      'The address must begin with https://, so that nobody on the way reads it.',
    );
    await desk.until('Publisher', 'up-to-date');
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/base/hooks/rebuild']);
  });

  test('under another ENCRYPTION_KEY the publisher’s hook is mended by the settings, another one says what to do', async () => {
    await restart({ ENCRYPTION_KEY: 'another-key-of-this-test' });
    receiver.reset();
    await new Editor(cms).createAndPublish('person', person('Another key'));
    await desk.until('Publisher', 'up-to-date');
    await desk.until('Deploy', 'retrying');
    expect((await desk.find('Deploy')).lastAnswer?.error).toBe(
      'Its address or its secret cannot be read, because ENCRYPTION_KEY has changed since they were stored. Enter both again.',
    );
  });

  test('a secret that is not one keeps the CMS from starting', async () => {
    await cms.halt();
    cms.env.REBUILD_WEBHOOK_SECRET = 'short';
    await expect(cms.boot()).rejects.toThrow(
      'REBUILD_WEBHOOK_SECRET: A signing secret is whsec_ followed by 24 to 64 random bytes in Base64.',
    );
  });
});
