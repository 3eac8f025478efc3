import type { SelectorBlock } from '@strapi/content-manager/strapi-admin';

/** Slate's editor of one text, as Strapi hands it to the blocks of its rich text. */
export type ProseEditor = Parameters<NonNullable<SelectorBlock['handleConvert']>>[0];

type Range = NonNullable<ProseEditor['selection']>;
type Path = Range['anchor']['path'];
type Node = { type?: string; url?: string; text?: string };

/** What a text is to lead to. */
export interface Linked {
  /** `/entry/<type>/<documentId>`, or `/cite/<documentId>` of a study. */
  url: string;
  /** What stands in the text where no words are selected. */
  words: string;
}

export const isStudy = (url = ''): boolean => url.startsWith('/cite/');

const isLink = (node: unknown): boolean => (node as Node).type === 'link';
const isStudyLink = (node: unknown): boolean => isLink(node) && isStudy((node as Node).url);

/** Blocks that hold no links. */
const isLinkless = (node: unknown): boolean => ['code', 'image'].includes((node as Node).type ?? '');

/** Whether a link can be put where the cursor is, or where it was last. */
export const takesLink = (editor: ProseEditor): boolean =>
  editor.selection !== null && !editor.above({ match: isLinkless });

/** The words that `putLink` turns into a link to an entry. */
export const selectedWords = (editor: ProseEditor): string =>
  runsOf(editor)
    .map((run) => editor.string(run))
    .join(' … ');

/** The link in which the whole selection stands. */
export function linkAround(editor: ProseEditor): { url: string; words: string; path: Path } | undefined {
  const [link, path] = (editor.selection && editor.above({ match: isLink })) ?? [];
  return link && path && { url: (link as Node).url ?? '', words: editor.string(path), path };
}

/**
 * Makes the selected words lead to an entry, or puts its title where the cursor is; a link in which the cursor stands leads
 * to it from then on. A study is put behind the words: on the page it is a number, and words inside it would be gone.
 * It is an edit as if it were typed, which the editor's own undo takes back.
 */
export function putLink(editor: ProseEditor, linked: Linked): void {
  const { selection } = editor;
  if (!selection || !takesLink(editor)) return;
  const around = linkAround(editor);
  const runs = runsOf(editor);
  editor.withoutNormalizing(() => {
    if (around && isStudy(around.url) !== isStudy(linked.url)) insert(editor, linked, next(around.path));
    else if (around && isStudy(linked.url)) {
      editor.removeNodes({ at: around.path });
      insert(editor, linked, around.path);
    } else if (around) editor.setNodes({ url: linked.url } as object, { at: around.path });
    else if (isStudy(linked.url)) insert(editor, linked, runs.at(-1)?.focus ?? editor.end(selection));
    else if (runs.length === 0) insert(editor, linked, editor.end(selection));
    // From the last to the first, so that the places of those before stay as they are.
    else for (const run of runs.toReversed()) wrap(editor, linked, run);
  });
  editor.collapse({ edge: 'end' });
}

/** Of the link in which the cursor stands: its words stay, as plain text. A study goes as a whole. */
export function takeLinkAway(editor: ProseEditor): void {
  const around = linkAround(editor);
  if (!around) return;
  if (isStudy(around.url)) editor.removeNodes({ at: around.path });
  else editor.unwrapNodes({ at: around.path });
}

function insert(editor: ProseEditor, { url, words }: Linked, at: Path | Range['focus']): void {
  const link = { type: 'link', url, children: [{ type: 'text', text: words }] };
  editor.insertNodes(link, { at, select: true });
}

/** What of another link is selected leaves it; the rest of that link stays. */
function wrap(editor: ProseEditor, { url }: Linked, run: Range): void {
  const moved = editor.rangeRef(run, { affinity: 'inward' });
  editor.splitNodes({ at: run.focus, match: isLink });
  editor.splitNodes({ at: moved.current?.anchor, match: isLink });
  editor.unwrapNodes({ at: moved.current ?? run, match: isLink });
  const at = moved.unref();
  if (at) editor.wrapNodes({ type: 'link', url, children: [] } as never, { at, split: true });
}

/** A part of one piece of text. */
interface Piece {
  path: Path;
  from: number;
  to: number;
}

/**
 * The selection without what is no word: blank ends, leaves that it only touches, studies. What stands in different
 * paragraphs, or on both sides of a study, is in different runs.
 */
function runsOf(editor: ProseEditor): Range[] {
  const runs: Piece[][] = [];
  let last: { piece: Piece; block: string } | undefined;
  let isParted = false;
  for (const piece of piecesOf(editor)) {
    if (editor.above({ at: piece.path, match: isStudyLink })) {
      isParted = true;
      continue;
    }
    const block = String(editor.above({ at: piece.path, match: (node) => !isLink(node) })?.[1]);
    if (last && last.block === block && !isParted) runs.at(-1)?.push(piece);
    else runs.push([piece]);
    last = { piece, block };
    isParted = false;
  }
  return runs.flatMap((pieces) => trimmed(editor, pieces) ?? []);
}

function* piecesOf(editor: ProseEditor): Generator<Piece> {
  if (!editor.selection) return;
  const [start, end] = editor.edges(editor.selection);
  for (const [leaf, path] of editor.nodes({ at: editor.selection, match: (node) => 'text' in node })) {
    if (editor.above({ at: path, match: isLinkless })) continue;
    const from = isSame(path, start.path) ? start.offset : 0;
    const to = isSame(path, end.path) ? end.offset : textOf(leaf).length;
    if (from < to) yield { path, from, to };
  }
}

function trimmed(editor: ProseEditor, pieces: Piece[]): Range | undefined {
  const words = pieces.map(({ path, from, to }) => textOf(editor.node(path)[0]).slice(from, to));
  const first = words.findIndex((word) => word.trim() !== '');
  const last = words.findLastIndex((word) => word.trim() !== '');
  const [begin, end] = [pieces[first], pieces[last]];
  if (!begin || !end) return undefined;
  const blanksBefore = words[first]!.length - words[first]!.trimStart().length;
  const blanksAfter = words[last]!.length - words[last]!.trimEnd().length;
  return {
    anchor: { path: begin.path, offset: begin.from + blanksBefore },
    focus: { path: end.path, offset: end.to - blanksAfter },
  };
}

const textOf = (node: unknown): string => (node as Node).text ?? '';
const isSame = (one: Path, other: Path): boolean => one.join() === other.join();
const next = (path: Path): Path => [...path.slice(0, -1), path.at(-1)! + 1];
