import { entryTypeOf } from '@kneadful/shared-types';
import type { Inline, ListItem, Prose, ProseNode } from '../lib/model.ts';
import { folders, type PagedType } from './addresses.ts';
import type { Content } from './content.ts';
import type { StoredProse } from './entries/index.ts';
import type { Notes } from './notes.ts';

interface Stored {
  type: string;
  text?: string;
  url?: string;
  level?: number;
  format?: string;
  children?: Stored[];
  bold?: true;
  italic?: true;
  underline?: true;
  strikethrough?: true;
  code?: true;
}

/**
 * Strapi's rich text with its links resolved: `/entry/<type>/<id>` to the entry's page, `/cite/<id>` to a numbered
 * note. A link to something that is not published becomes plain text.
 */
export function resolveProse(stored: StoredProse, content: Content, notes: Notes): Prose {
  return (stored as Stored[]).flatMap((node) => block(node, content, notes)).filter((node) => !isBlank(node));
}

function block(node: Stored, content: Content, notes: Notes): ProseNode[] {
  const children = () => inlines(node.children, content, notes);
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', children: children() }];
    case 'heading': {
      const level = Math.min(Math.max(node.level ?? 2, 2), 6) as 2 | 3 | 4 | 5 | 6;
      return [{ kind: 'heading', level, id: content.anchor(plainText(node)), children: children() }];
    }
    case 'list':
      return [list(node, content, notes)];
    case 'quote':
      return [{ kind: 'quote', children: children() }];
    case 'code':
      return [{ kind: 'code', text: plainText(node) }];
    default:
      return [];
  }
}

/** Strapi keeps a nested list beside the item it belongs to. */
function list(node: Stored, content: Content, notes: Notes): Extract<ProseNode, { kind: 'list' }> {
  const items: ListItem[] = [];
  for (const child of node.children ?? []) {
    const last = items.at(-1);
    if (child.type === 'list' && last) last.sublist = list(child, content, notes);
    else if (child.type === 'list-item') items.push({ children: inlines(child.children, content, notes) });
  }
  return { kind: 'list', ordered: node.format === 'ordered', items };
}

function inlines(nodes: Stored[] = [], content: Content, notes: Notes): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'text') return node.text ? [{ kind: 'text', ...marks(node), text: node.text }] : [];
    if (node.type === 'link') return resolveLink(node, content, notes);
    return [];
  });
}

function resolveLink(node: Stored, content: Content, notes: Notes): Inline[] {
  const children = inlines(node.children, content, notes);
  const [, kind, first = '', second = ''] = /^\/(entry|cite)\/([^/]+)(?:\/([^/]+))?$/.exec(node.url ?? '') ?? [];
  if (kind === 'cite') {
    const cite = notes.cite(first);
    return cite ? [{ kind: 'cite', ...cite, label: plainText(node) }] : [];
  }
  if (kind === 'entry') {
    const href = entryHref(first, second, content);
    return href ? [{ kind: 'link', href, external: false, children }] : children;
  }
  const url = node.url ?? '';
  return [
    { kind: 'link', href: url.startsWith('/') ? content.linked(url) : url, external: !url.startsWith('/'), children },
  ];
}

function entryHref(singularName: string, id: string, content: Content): string | undefined {
  const type = entryTypeOf(singularName);
  if (!type || !(type in folders)) return undefined;
  const entry = content.entry(type as PagedType, id);
  return entry && content.address(type as PagedType, entry);
}

function marks(node: Stored) {
  const { bold, italic, underline, strikethrough, code } = node;
  return {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(strikethrough && { strikethrough }),
    ...(code && { code }),
  };
}

const plainText = (node: Stored): string => node.text ?? (node.children ?? []).map(plainText).join('');

/** The admin's editor leaves an empty paragraph at the end. */
const isBlank = (node: ProseNode) => node.kind === 'paragraph' && node.children.length === 0;

/** Words in a text, for the reading time. */
export function wordCount(stored: StoredProse): number {
  return (stored as Stored[]).map(plainText).join(' ').split(/\s+/).filter(Boolean).length;
}
