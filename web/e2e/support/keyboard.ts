import type { Page } from 'playwright-core';

/** What a visitor meets who goes through a page by the Tab key alone. */
export interface Walk {
  /** The first stop, as `a.skip`. */
  first: string;
  /** Kinds of elements at which nothing on the screen says that they have the focus. */
  unseen: string[];
  /** Elements that can be used and were not come to. */
  missed: string[];
  /** Where the Tab key led back into the page, or not out of it. */
  trapped: string[];
}

interface Stop {
  /** Tag and classes: of one kind only the first is looked at. */
  kind: string;
  /** Whether the element has been come to before. */
  isSeen: boolean;
}

/** More stops than any page has, the days and months of its date fields counted. */
const mostStops = 400;

export async function walkByKeyboard(page: Page): Promise<Walk> {
  const kinds = new Set<string>();
  const walk: Walk = { first: '', unseen: [], missed: [], trapped: [] };
  let last: Stop | undefined;
  for (let presses = 0; presses < mostStops; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopHere);
    if (!stop) break;
    walk.first ||= stop.kind;
    if (stop.isSeen && stop.kind !== last?.kind) walk.trapped.push(stop.kind);
    if (presses === mostStops - 1) walk.trapped.push(`${stop.kind}, after ${mostStops} stops`);
    last = stop;
    if (kinds.has(stop.kind)) continue;
    kinds.add(stop.kind);
    if (!(await showsFocus(page))) walk.unseen.push(stop.kind);
  }
  walk.missed = await page.evaluate(notComeTo);
  return walk;
}

/** Whether anything on the screen goes with the focus. Playwright hides the caret. */
async function showsFocus(page: Page): Promise<boolean> {
  const focused = await page.screenshot({ animations: 'disabled' });
  // The next Tab goes on from here all the same.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  return !focused.equals(await page.screenshot({ animations: 'disabled' }));
}

/** Run in the page. */
function stopHere(): Stop | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const memory = globalThis as unknown as { comeTo?: Set<Element> };
  memory.comeTo ??= new Set();
  const isSeen = memory.comeTo.has(element);
  memory.comeTo.add(element);
  const classes = [...element.classList].filter((name) => !name.startsWith('astro-')).join('.');
  const parent =
    element.parentElement?.className
      .toString()
      .replace(/astro-\w+/g, '')
      .trim() ?? '';
  const kind = `${element.tagName.toLowerCase()}${classes && `.${classes}`}${parent && ` in .${parent.replace(/\s+/g, '.')}`}`;
  return { kind, isSeen };
}

/** Run in the page: what can be used, visible and not come to. Of radio buttons of one name, one stands for all. */
function notComeTo(): string[] {
  const comeTo = (globalThis as unknown as { comeTo?: Set<Element> }).comeTo ?? new Set();
  const radios = new Set(
    [...comeTo].map((element) => (element as HTMLInputElement).type === 'radio' && (element as HTMLInputElement).name),
  );
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]');
  return [...all]
    .filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [type=hidden]') &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !comeTo.has(element) &&
        !radios.has((element as HTMLInputElement).name || 'none'),
    )
    .map((element) => element.outerHTML.slice(0, 120));
}

/** Headings in the order in which a screen reader meets them, as `2 how massage helps`, and the landmarks on the way. */
export async function accessibilityOutline(page: Page): Promise<{ headings: string[]; landmarks: string[] }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const headings: string[] = [];
  const landmarks: string[] = [];
  const visit = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const role = String(node.role?.value ?? '');
    if (!node.ignored && role === 'heading') {
      const level = node.properties?.find(({ name }) => name === 'level')?.value.value as number;
      headings.push(`${level} ${String(node.name?.value ?? '').toLowerCase()}`);
    }
    if (!node.ignored && ['banner', 'main', 'contentinfo'].includes(role)) landmarks.push(role);
    for (const child of node.childIds ?? []) visit(child);
  };
  const [root] = nodes;
  if (root) visit(root.nodeId);
  return { headings, landmarks };
}

/** Run in the page: the names of its headings from top to bottom, as they are seen. */
export const headingsAsSeen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const nameOf = (heading: Element): string => {
      const copy = heading.cloneNode(true) as Element;
      for (const labelled of copy.querySelectorAll('[aria-label]'))
        labelled.textContent = labelled.getAttribute('aria-label');
      return (copy.textContent ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
    };
    return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility({ visibilityProperty: true }))
      .map((heading) => ({ heading, top: heading.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ heading }) => `${heading.tagName.slice(1)} ${nameOf(heading)}`);
  });

/** Run in the page: elements that move although the visitor asked for less motion. */
export const movingParts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seconds = (times: string) => Math.max(...times.split(',').map((time) => parseFloat(time)));
    const moves = ({ transitionDuration, animationDuration, animationName, scrollBehavior }: CSSStyleDeclaration) =>
      seconds(transitionDuration) > 0.01 ||
      (animationName !== 'none' && seconds(animationDuration) > 0.01) ||
      scrollBehavior === 'smooth';
    const found = [...document.querySelectorAll('*')].filter((element) => moves(getComputedStyle(element)));
    return [...new Set(found.map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`))];
  });
