import type { Inline, ListItem, Prose, ProseNode } from '../../lib/model.ts';

/** Prose without its marks and notes: a line for each paragraph and list item. */
export const plainText = (prose: Prose): string => prose.flatMap(linesOf).join('\n');

function linesOf(node: ProseNode): string[] {
  if (node.kind === 'list') return node.items.flatMap(itemLines);
  return [node.kind === 'code' ? node.text : textOf(node.children)];
}

const itemLines = ({ children, sublist }: ListItem): string[] => [
  `– ${textOf(children)}`,
  ...(sublist ? linesOf(sublist) : []),
];

const textOf = (children: Inline[]): string =>
  children
    .map((child) => (child.kind === 'text' ? child.text : child.kind === 'link' ? textOf(child.children) : ''))
    .join('');
