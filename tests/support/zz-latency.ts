import { HookReceiver } from './hook-receiver.ts';
import { TestCms } from './cms.ts';
import { Editor } from './editor.ts';
import { HookDesk, signingSecret } from './build-hooks.ts';
const r = await HookReceiver.start();
let at = 0;
const receive = r.receive.bind(r);
r.receive = async (a, b) => { at = performance.now(); return receive(a, b); };
let cms: TestCms | undefined;
while (!cms) cms = await TestCms.start({ seed: true, env: { PUBLISHER_URL: r.origin, REBUILD_WEBHOOK_SECRET: signingSecret() } }).catch(() => undefined);
const editor = new Editor(cms);
const desk = new HookDesk(cms);
const { data } = await cms.graphql('{ articles { documentId } conditions { documentId } }');
for (const on of [true, false, true, false]) {
  await desk.update('Publisher', { enabled: on });
  for (const [type, id] of [['article', data.articles[0].documentId], ['condition', data.conditions[0].documentId]]) {
    const rows = [];
    for (let i = 0; i < 25; i++) {
      await new Promise((f) => setTimeout(f, 200));
      const n = r.calls.length;
      const t0 = performance.now();
      await editor.publish(type, id);
      const t1 = performance.now();
      if (on) { for (;r.calls.length === n;) await new Promise((f) => setTimeout(f, 1)); }
      rows.push([t1 - t0, on ? at - t1 : 0]);
    }
    const med = (k) => rows.map((x) => x[k]).sort((a, b) => a - b)[12].toFixed(1);
    const p95 = (k) => rows.map((x) => x[k]).sort((a, b) => a - b)[23].toFixed(1);
    console.log(on ? 'with hook' : 'no hook', type, 'publish ms', med(0), p95(0), 'hook after answer ms', med(1), p95(1));
  }
}
await cms.stop();
await r.stop();
process.exit();
