import { type HtmlElement, Parser, StaticConfigLoader } from 'html-validate';

const parser = new Parser(await new StaticConfigLoader().getConfigFor('page.html'));

export type Element = HtmlElement;

export const parseHtml = (html: string): Element => parser.parseHtml(html);

/** Every element that matches, in document order. */
export const all = (within: Element, selector: string): Element[] => within.querySelectorAll(selector);

/** The one element that matches. @throws where there is none, or another */
export function one(within: Element, selector: string): Element {
  const [found, ...others] = all(within, selector);
  if (!found || others.length > 0) throw new Error(`${selector} matches ${found ? others.length + 1 : 0} elements.`);
  return found;
}

/** What a reader reads, on one line. */
export const text = (element: Element): string => decoded(element.textContent).replace(/\s+/g, ' ').trim();

export const texts = (within: Element, selector: string): string[] => all(within, selector).map(text);

export function attribute(element: Element, name: string): string | undefined {
  const value = element.getAttributeValue(name);
  return value === null ? undefined : decoded(value);
}

export const attributes = (within: Element, selector: string, name: string): string[] =>
  all(within, selector)
    .map((element) => attribute(element, name))
    .filter((value) => value !== undefined);

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decoded = (html: string): string =>
  html.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (entity, hex: string, decimal: string, name: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (named[name] ?? entity);
  });
