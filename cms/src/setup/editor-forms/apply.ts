import { isDeepStrictEqual } from 'node:util';
import type { Core, Struct, UID } from '@strapi/strapi';
import { ownAttributes } from '../../content-model/links';
import { titleField } from '../../content-model/names';
import { type Form, formOf, hintOf } from './form';

type Model = Struct.ContentTypeSchema | Struct.ComponentSchema;

interface FormService {
  findConfiguration(model: Model): Promise<Form>;
  updateConfiguration(model: Model, form: Form): Promise<unknown>;
}

/**
 * Brings labels, hints and field order of the schema files into the admin's forms. A form that an editor has changed
 * since we wrote it is left as it is.
 */
export async function applyEditorForms(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  const written = strapi.store!({ type: 'core', name: 'kneadful_forms' });
  for (const model of [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)]) {
    if (!ownAttributes(model).some(([, attribute]) => hintOf(attribute).label)) continue;
    const service: FormService = contentManager.service(
      model.modelType === 'component' ? 'components' : 'content-types',
    );
    const present = await service.findConfiguration(model);
    const key = model.uid.replaceAll(/\W/g, '_');
    const before = (await written.get({ key })) as Written | null;
    if (before && isEdited(present, before)) continue;
    const title = model.modelType === 'component' ? undefined : titleField(strapi, model.uid as UID.ContentType);
    const form = formOf(model, present, title);
    const now = writtenPart(form);
    if (before && isDeepStrictEqual(before, now)) continue;
    await service.updateConfiguration(model, form);
    await written.set({ key, value: now });
  }
}

/** What we wrote and an editor may have changed: words and order, not what Strapi adds by itself. */
interface Written {
  words: Record<string, string[]>;
  order: string[];
}

function writtenPart({ metadatas, layouts }: Form): Written {
  const order = layouts.edit.flat().map(({ name }) => name);
  const words = order.map((name) => {
    const { label, description, placeholder } = metadatas[name]?.edit ?? {};
    return [name, [label, description, placeholder].map(String)] as const;
  });
  return { words: Object.fromEntries(words), order };
}

/** Fields that came or went with the code since then do not count. */
function isEdited(present: Form, before: Written): boolean {
  const now = writtenPart(present);
  const still = before.order.filter((name) => now.words[name]);
  const order = now.order.filter((name) => before.words[name]);
  return (
    !isDeepStrictEqual(order, still) || still.some((name) => !isDeepStrictEqual(now.words[name], before.words[name]))
  );
}
