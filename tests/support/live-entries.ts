import { citation, condition, person, picture, region, technique } from './content.ts';
import { type Editor, type Fields, links } from './editor.ts';
import type { Live } from './unfit-entries.ts';

/** Publishes what unfit entries link to, and saves the drafts among it. */
export async function publishLive(editor: Editor): Promise<Live & { technique: string }> {
  const live = async (type: string, fields: Fields) => (await editor.createAndPublish(type, fields)).documentId;
  const draft = async (type: string, fields: Fields) => (await editor.create(type, fields)).documentId;
  const hands = await picture(editor);
  const ids = {
    author: await live('person', person()),
    draftAuthor: await draft('person', person('Not yet')),
    citation: await live('citation', citation()),
    draftCitation: await draft('citation', citation('Not yet')),
    draftTechniques: [
      await draft('technique', technique('Hot stones')),
      await draft('technique', technique('Cupping')),
    ],
    region: await live('body-region', region('upper', 'Upper back')),
    technique: await live('technique', { ...technique(), picture: hands }),
  };
  const linked = { ...condition(), regions: links(ids.region), techniques: links(ids.technique) };
  return { ...ids, condition: await live('condition', linked), picture: hands };
}
