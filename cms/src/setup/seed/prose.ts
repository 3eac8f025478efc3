import { fromMarkdown } from 'mdast-util-from-markdown';
import type { PhrasingContent, RootContent } from 'mdast';

type Text = { type: 'text'; text: string; bold?: true; italic?: true; code?: true };
type Inline = Text | { type: 'link'; url: string; children: Text[] };
type Block = { type: string; children: unknown[]; level?: number; format?: string };

/** Markdown as Strapi's `blocks`. `address` turns a link's target (`entry:technique/swedish`) into what is stored. */
export function proseFromMarkdown(markdown: string, address: (target: string) => string): Block[] {
  return fromMarkdown(markdown).children.map((node) => blockOf(node, address));
}

/** Every link target in a Markdown text. */
export function linkTargets(markdown: string): string[] {
  const targets: string[] = [];
  proseFromMarkdown(markdown, (target) => {
    targets.push(target);
    return target;
  });
  return targets;
}

function blockOf(node: RootContent, address: (target: string) => string): Block {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', children: inlines(node.children, address) };
    case 'heading':
      return { type: 'heading', level: node.depth, children: inlines(node.children, address) };
    case 'blockquote':
      return { type: 'quote', children: node.children.flatMap((child) => blockOf(child, address).children) };
    case 'code':
      return { type: 'code', children: [{ type: 'text', text: node.value }] };
    case 'list':
      return {
        type: 'list',
        format: node.ordered ? 'ordered' : 'unordered',
        children: node.children.flatMap(({ children }) => listParts(children, address)),
      };
    default:
      throw new Error(`Markdown of the kind "${node.type}" has no counterpart in Strapi's rich text.`);
  }
}

/** Strapi puts a nested list beside the items, not into them. */
function listParts(children: RootContent[], address: (target: string) => string): unknown[] {
  return children.map((child) => {
    const block = blockOf(child, address);
    return block.type === 'paragraph' ? { type: 'list-item', children: block.children } : block;
  });
}

function inlines(nodes: PhrasingContent[], address: (target: string) => string): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type !== 'link') return texts([node]);
    return [{ type: 'link', url: address(node.url), children: texts(node.children) }];
  });
}

function texts(nodes: PhrasingContent[], marks: Omit<Text, 'type' | 'text'> = {}): Text[] {
  return nodes.flatMap((node): Text[] => {
    if (node.type === 'text') return [{ type: 'text', text: node.value.replace(/\n/g, ' '), ...marks }];
    if (node.type === 'inlineCode') return [{ type: 'text', text: node.value, ...marks, code: true }];
    if (node.type === 'break') return [{ type: 'text', text: '\n', ...marks }];
    if (node.type === 'strong') return texts(node.children, { ...marks, bold: true });
    if (node.type === 'emphasis') return texts(node.children, { ...marks, italic: true });
    throw new Error(`Markdown of the kind "${node.type}" is not used inside a paragraph here.`);
  });
}
