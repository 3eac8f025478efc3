import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import {
  article,
  citation,
  condition,
  faq,
  person,
  picture,
  prose,
  region,
  technique,
} from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';

/** One entry as the site reads it. */
interface Read {
  citations: { documentId: string }[];
  medicalReviewer: { documentId: string } | null;
  sections: { questions?: { documentId: string }[]; link?: { article: { documentId: string } | null } }[];
}
interface Row {
  documentId: string;
  locale: string | null;
  rowId: number;
  publishedAt: string;
  linksHash: string;
}

describe.each(databases)('Links that Strapi forgets, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let hands: Fields;
  let author: string;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url });
    editor = new Editor(cms);
    hands = await picture(editor);
    author = await live('person', person());
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  let count = 0;
  const draft = async (type: string, fields: Fields) => (await editor.create(type, fields)).documentId;
  const live = async (type: string, fields: Fields) => (await editor.createAndPublish(type, fields)).documentId;
  const source = () => citation(`Source ${++count}`);
  const liveSources = async (many: number) => {
    const ids: string[] = [];
    while (ids.length < many) ids.push(await live('citation', source()));
    return ids;
  };
  /** A live article with these fields beside what it needs. */
  const liveArticle = (fields: Fields) =>
    live('article', { ...article(`Article ${++count}`), picture: hands, author: links(author), ...fields });

  const read = async (id: string, locale = 'en') => {
    const { data, errors } = await cms.graphql(
      `query ($id: ID!, $locale: I18NLocaleCode) { article(documentId: $id, locale: $locale) {
        citations { documentId } medicalReviewer { documentId }
        sections { ... on ComponentBlocksFaqList { questions { documentId } } ... on ComponentBlocksClosing { link { article { documentId } } } }
      } }`,
      { id, locale },
    );
    expect(errors).toBeUndefined();
    return data?.article as Read;
  };
  const liveCitations = async (id: string) => (await read(id)).citations.map(({ documentId }) => documentId);
  const draftCitations = async (id: string) => {
    const address = `/content-manager/relations/api::article.article/${id}/citations?pageSize=50`;
    const { body } = await cms.admin<{ results: { documentId: string }[] }>('GET', address);
    // The form shows the newest first.
    return body.results.map(({ documentId }) => documentId).reverse();
  };
  const manifestRow = async (type: string, id: string, locale = 'en') => {
    const { data } = await cms.graphql(
      'query ($type: String!, $ids: [ID!]) { contentManifest(type: $type, documentIds: $ids) { documentId locale rowId publishedAt linksHash } }',
      { type, ids: [id] },
    );
    return (data?.contentManifest as Row[]).find((row) => row.locale === locale)!;
  };
  const revision = async () =>
    ((await cms.graphql('{ contentRevision { revision } }')).data?.contentRevision as { revision: string }).revision;
  const unpublishLocale = (type: string, id: string, locale: string) =>
    cms.admin('POST', `/content-manager/collection-types/api::${type}.${type}/${id}/actions/unpublish`, { locale });

  test('of many, come back in their places when the target goes live at last', async () => {
    const [a, , c] = await liveSources(3);
    const [b, d] = [await draft('citation', source()), await draft('citation', source())];
    const parent = await liveArticle({ citations: links(a!, b, c!, d) });
    expect(await liveCitations(parent)).toEqual([a, c]);
    await editor.publish('citation', d);
    expect(await liveCitations(parent)).toEqual([a, c, d]);
    await editor.publish('citation', b);
    expect(await liveCitations(parent)).toEqual([a, b, c, d]);
    expect(await draftCitations(parent)).toEqual([a, b, c, d]);
  });

  test('of many, come back in their places when targets were unpublished, in whatever order they return', async () => {
    const [a, b, c, d] = await liveSources(4);
    const parent = await liveArticle({ citations: links(a!, b!, c!, d!) });
    for (const id of [a, c, d]) await editor.unpublish('citation', id!);
    expect(await liveCitations(parent)).toEqual([b]);
    for (const id of [d, a, c]) await editor.publish('citation', id!);
    expect(await liveCitations(parent)).toEqual([a, b, c, d]);
  });

  test('come back for every entry that meant them, when targets are unpublished and published many at once', async () => {
    const sources = await liveSources(3);
    const parents = [
      await liveArticle({ citations: links(...sources) }),
      await liveArticle({ citations: links(...sources) }),
    ];
    await cms.admin('POST', '/content-manager/collection-types/api::citation.citation/actions/bulkUnpublish', {
      documentIds: sources,
    });
    expect(await Promise.all(parents.map(liveCitations))).toEqual([[], []]);
    await editor.publishAll('citation', sources);
    expect(await Promise.all(parents.map(liveCitations))).toEqual([sources, sources]);
  });

  test('are not lost where two editors publish both ends at once', async () => {
    const sources = await liveSources(2);
    const ready = await draft('citation', source());
    const fields = { picture: hands, author: links(author), citations: links(...sources, ready) };
    const parents: string[] = [];
    while (parents.length < 4) parents.push(await draft('article', { ...article(`Article ${++count}`), ...fields }));
    const ends = [...sources, ready].map((id) => editor.publish('citation', id));
    await Promise.all([...ends, ...parents.map((id) => editor.publish('article', id))]);
    expect(await Promise.all(parents.map(liveCitations))).toEqual(parents.map(() => [...sources, ready]));
  });

  test('to a single target come back', async () => {
    const reviewer = await draft('person', person('Reviewer'));
    const parent = await liveArticle({ medicalReviewer: links(reviewer) });
    const reviewerOf = async () => (await read(parent)).medicalReviewer?.documentId;
    expect(await reviewerOf()).toBeUndefined();
    await editor.publish('person', reviewer);
    expect(await reviewerOf()).toBe(reviewer);
    await editor.unpublish('person', reviewer);
    expect(await reviewerOf()).toBeUndefined();
    await editor.publish('person', reviewer);
    expect(await reviewerOf()).toBe(reviewer);
  });

  test('inside a repeated component come back to the one they were in', async () => {
    const upper = await live('body-region', region('upper', 'Upper back'));
    const swedish = await live('technique', { ...technique(), picture: hands });
    const about = async (name: string) =>
      live('condition', { ...condition(name), regions: links(upper), techniques: links(swedish) });
    const [first, second] = [await about('First'), await about('Second')];
    await editor.publish('body-region', upper, {
      ...region('upper', 'Upper back'),
      issues: [
        { label: 'One', condition: links(first) },
        { label: 'Two', condition: links(second) },
        { label: 'Again', condition: links(first) },
      ],
    });
    const issues = async () => {
      const { data } = await cms.graphql(
        'query ($id: ID!) { bodyRegion(documentId: $id) { issues { label condition { documentId } } } }',
        { id: upper },
      );
      const found = (data?.bodyRegion as { issues: { label: string; condition: { documentId: string } | null }[] })
        .issues;
      return found.map(({ label, condition: to }) => [label, to?.documentId]);
    };
    await editor.unpublish('condition', first);
    expect(await issues()).toEqual([
      ['One', undefined],
      ['Two', second],
      ['Again', undefined],
    ]);
    await editor.publish('condition', first);
    expect(await issues()).toEqual([
      ['One', first],
      ['Two', second],
      ['Again', first],
    ]);
  });

  test('inside a component of a draft stay one, and the draft’s, however often the target is published', async () => {
    const page = await live('page', { title: 'About', slug: `about-${++count}`, summary: 'Who we are.' });
    const address = '/content-manager/single-types/api::navigation.navigation';
    await cms.admin('PUT', address, { header: [{ label: 'About', page: links(page) }] });
    await cms.admin('POST', `${address}/actions/publish`, {});
    for (let times = 0; times < 2; times++) await editor.publish('page', page);
    for (const status of ['draft', 'published']) {
      const { body } = await cms.admin<{ data: { header: { id: number }[] } }>('GET', `${address}?status=${status}`);
      const [link] = body.data.header;
      const relations = `/content-manager/relations/parts.link/${link?.id}/page?status=${status}`;
      const { results } = (await cms.admin<{ results: { documentId: string }[] }>('GET', relations)).body;
      expect([status, results.map(({ documentId }) => documentId)]).toEqual([status, [page]]);
    }
    const { data } = await cms.graphql('{ navigation { header { page { documentId } } } }');
    expect(data).toEqual({ navigation: { header: [{ page: { documentId: page } }] } });
  });

  test('inside a section, and inside a part of a section, come back', async () => {
    const questions = [
      await draft('faq', faq('One?')),
      await live('faq', faq('Two?')),
      await live('faq', faq('Three?')),
    ];
    const other = await liveArticle({});
    const parent = await liveArticle({
      sections: [
        {
          __component: 'blocks.closing',
          heading: 'Read on',
          body: prose('More.'),
          link: { label: 'More', article: links(other) },
        },
        { __component: 'blocks.faq-list', heading: 'Questions', questions: links(...questions) },
      ],
    });
    const sections = async () => {
      const [closing, list] = (await read(parent)).sections;
      return [closing?.link?.article?.documentId, list?.questions?.map(({ documentId }) => documentId)];
    };
    expect(await sections()).toEqual([other, questions.slice(1)]);
    await editor.unpublish('article', other);
    await editor.unpublish('faq', questions[2]!);
    expect(await sections()).toEqual([undefined, [questions[1]]]);
    await editor.publish('faq', questions[0]!);
    await editor.publish('article', other);
    await editor.publish('faq', questions[2]!);
    expect(await sections()).toEqual([other, questions]);
  });

  test('in a single type come back', async () => {
    const page = await live('page', { title: 'About', slug: 'about-us', summary: 'Who we are.' });
    const address = '/content-manager/single-types/api::navigation.navigation';
    await cms.admin('PUT', address, { header: [{ label: 'About', page: links(page) }] });
    await cms.admin('POST', `${address}/actions/publish`, {});
    const header = async () => (await cms.graphql('{ navigation { header { label page { documentId } } } }')).data;
    expect(await header()).toEqual({ navigation: { header: [{ label: 'About', page: { documentId: page } }] } });
    await editor.unpublish('page', page);
    expect(await header()).toEqual({ navigation: { header: [{ label: 'About', page: null }] } });
    await editor.publish('page', page);
    expect(await header()).toEqual({ navigation: { header: [{ label: 'About', page: { documentId: page } }] } });
  });

  test('of another locale come back to its own row, and only with the target in that locale', async () => {
    const question = await live('faq', faq('How long?'));
    await editor.save('faq', question, faq('¿Cuánto dura?'), 'es');
    const parent = await liveArticle({});
    await editor.save(
      'article',
      parent,
      {
        ...article('Espalda'),
        picture: hands,
        sections: [{ __component: 'blocks.faq-list', heading: 'Preguntas', questions: links(question) }],
      },
      'es',
    );
    await editor.publish('article', parent, {}, 'es');
    const questions = async () =>
      (await read(parent, 'es')).sections[0]?.questions?.map(({ documentId }) => documentId);
    expect(await questions()).toEqual([]);
    await editor.publish('faq', question);
    expect(await questions()).toEqual([]);
    await editor.publish('faq', question, {}, 'es');
    expect(await questions()).toEqual([question]);
    await unpublishLocale('faq', question, 'es');
    expect(await questions()).toEqual([]);
    await editor.publish('faq', question, {}, 'es');
    expect(await questions()).toEqual([question]);
  });

  test('come back to what was published, whatever the parent’s draft has become since', async () => {
    const [a, b, c] = await liveSources(3);
    const parent = await liveArticle({ citations: links(a!, b!) });
    await editor.unpublish('citation', a!);
    const typed = await editor.save('article', parent, {
      title: 'Typed',
      citations: { ...links(c!), disconnect: [{ documentId: a }] },
    });
    await editor.publish('citation', a!);
    expect([await liveCitations(parent), await draftCitations(parent)]).toEqual([
      [a, b],
      [b, c],
    ]);
    const kept = await editor.read('article', parent);
    expect([kept?.title, kept?.updatedAt]).toEqual(['Typed', typed.updatedAt]);
    expect((await editor.read('article', parent, { status: 'published' }))?.title).not.toBe('Typed');
  });

  test('that were only typed do not get out', async () => {
    const [a, b] = [await live('citation', source()), await draft('citation', source())];
    const parent = await liveArticle({ citations: links(a) });
    await editor.save('article', parent, { citations: links(b) });
    await editor.publish('citation', b);
    await editor.unpublish('citation', b);
    await editor.publish('citation', b);
    expect([await liveCitations(parent), await draftCitations(parent)]).toEqual([[a], [a, b]]);
  });

  test('do not come back once the parent was published without them', async () => {
    const [a, b] = await liveSources(2);
    const parent = await liveArticle({ citations: links(a!, b!) });
    await editor.unpublish('citation', a!);
    await editor.publish('article', parent, { citations: { disconnect: [{ documentId: a }] } });
    await editor.publish('citation', a!);
    expect(await liveCitations(parent)).toEqual([b]);
  });

  test('are the draft’s when the parent itself was unpublished meanwhile', async () => {
    const [a, b] = await liveSources(2);
    const parent = await liveArticle({ citations: links(a!, b!) });
    await editor.unpublish('citation', a!);
    await editor.unpublish('article', parent);
    await editor.publish('citation', a!);
    expect(await editor.isLive('article', parent)).toBe(false);
    await editor.publish('article', parent);
    expect(await liveCitations(parent)).toEqual([a, b]);
  });

  test('stay away when the target is deleted for good, and a deleted parent is in nobody’s way', async () => {
    const [a, b, c] = await liveSources(3);
    const [deleted, kept] = [
      await liveArticle({ citations: links(a!) }),
      await liveArticle({ citations: links(a!, b!, c!) }),
    ];
    await editor.unpublish('citation', a!);
    await editor.unpublish('citation', b!);
    await editor.remove('article', deleted);
    await editor.remove('citation', b!);
    await editor.publish('citation', a!);
    expect(await liveCitations(kept)).toEqual([a, c]);
  });

  test('between entries that are published many at once, come back', async () => {
    const closing = (id: string) => ({
      sections: [
        {
          __component: 'blocks.closing',
          heading: 'Read on',
          body: prose('More.'),
          link: { label: 'More', article: links(id) },
        },
      ],
    });
    const needed = () => ({ ...article(`Article ${++count}`), picture: hands, author: links(author) });
    const first = await draft('article', needed());
    const second = await draft('article', { ...needed(), ...closing(first) });
    const third = await draft('article', { ...needed(), ...closing(second) });
    await editor.save('article', first, closing(third));
    await editor.publishAll('article', [second, first, third]);
    const linked = async (id: string) => (await read(id)).sections[0]?.link?.article?.documentId;
    expect([await linked(first), await linked(second), await linked(third)]).toEqual([third, first, second]);
  });

  test('show as one change of the revision, in the manifest’s row of the parent', async () => {
    const [a, b] = await liveSources(2);
    const parent = await liveArticle({ citations: links(a!, b!) });
    const whole = await manifestRow('article', parent);
    await editor.unpublish('citation', a!);
    const [before, without] = [await revision(), await manifestRow('article', parent)];
    expect(without.linksHash).not.toBe(whole.linksHash);
    await editor.publish('citation', a!);
    const [after, again] = [await revision(), await manifestRow('article', parent)];
    expect(after).not.toBe(before);
    expect(again).toEqual({ ...whole, publishedAt: expect.any(String) });
    expect(Number(again.publishedAt)).toBeGreaterThan(Number(without.publishedAt));
    await editor.publish('citation', b!);
    expect(await manifestRow('article', parent)).toEqual(again);
  });

  test('a publish shows the rows of the other locales as changed: Strapi may have copied into them what has no language', async () => {
    const id = await live('technique', { ...technique('Hot'), picture: hands });
    await editor.save('technique', id, { ...technique('Caliente'), picture: hands }, 'es');
    await editor.publish('technique', id, {}, 'es');
    const before = await manifestRow('technique', id, 'es');
    await editor.publish('technique', id, { pressureTo: 'firm' });
    const after = await manifestRow('technique', id, 'es');
    expect([after.rowId, Number(after.publishedAt) > Number(before.publishedAt)]).toEqual([before.rowId, true]);
  });
});
