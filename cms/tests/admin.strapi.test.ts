import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';

interface Configuration {
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { edit: { name: string; size: number }[][]; list: string[] };
  settings: { mainField: string };
}
type Kind = 'content-types' | 'components';

let cms: TestCms;
beforeAll(async () => {
  cms = await TestCms.start();
}, 90_000);
afterAll(() => cms.stop());

async function formOf(kind: Kind, uid: string): Promise<Configuration> {
  const { body } = await cms.admin<{
    data: { contentType?: Configuration; component?: Configuration };
  }>('GET', `/content-manager/${kind}/${uid}/configuration`);
  const form = body.data.contentType ?? body.data.component;
  if (!form) throw new Error(`There is no form for ${uid}.`);
  return form;
}

describe('a form of the admin', () => {
  test('calls and explains each field as its schema file does', async () => {
    const { metadatas, settings } = await formOf('content-types', 'api::technique.technique');
    expect(settings.mainField).toBe('name');
    expect(metadatas.bestFor?.edit).toMatchObject({
      label: 'Best for',
      description: 'A short list, in plain words.',
      placeholder: 'general tension, stress, relaxation',
    });
  });

  test('has its fields in the order of the schema file, half ones side by side', async () => {
    const { layouts } = await formOf('components', 'parts.phase');
    expect(layouts.edit).toEqual([
      [{ name: 'label', size: 12 }],
      [
        { name: 'visitsMin', size: 6 },
        { name: 'visitsMax', size: 6 },
      ],
      [
        { name: 'periodDaysMin', size: 6 },
        { name: 'periodDaysMax', size: 6 },
      ],
      [
        { name: 'periodsMin', size: 6 },
        { name: 'periodsMax', size: 6 },
      ],
    ]);
  });

  test('lists entries by their title and what tells them apart', async () => {
    const { layouts } = await formOf('content-types', 'api::research-finding.research-finding');
    expect(layouts.list).toEqual(['finding', 'basis', 'certainty', 'order']);
  });

  test('lists booking requests as they came, the newest first', async () => {
    const { layouts, settings } = await formOf('content-types', 'api::booking-request.booking-request');
    expect(layouts.list).toEqual(['name', 'reference', 'state', 'createdAt']);
    expect(settings).toMatchObject({ defaultSortBy: 'createdAt', defaultSortOrder: 'DESC' });
    expect(layouts.edit.flat().map(({ name }) => name)).not.toContain('sendingId');
  });

  test('stays as an editor has changed it, after a restart too', async () => {
    const uid = 'api::technique.technique';
    const { metadatas, layouts, settings } = await formOf('content-types', uid);
    const bestFor = metadatas.bestFor;
    if (!bestFor) throw new Error('The form has lost a field.');
    bestFor.edit.label = 'Good for';
    const body = { metadatas: { bestFor }, layouts, settings };
    expect((await cms.admin('PUT', `/content-manager/content-types/${uid}/configuration`, body)).status).toBe(200);
    await cms.halt();
    await cms.boot();
    expect((await formOf('content-types', uid)).metadatas.bestFor?.edit.label).toBe('Good for');
    const other = await formOf('content-types', 'api::service.service');
    expect(other.metadatas.body?.edit.label).toBe('What it feels like');
  }, 90_000);
});
