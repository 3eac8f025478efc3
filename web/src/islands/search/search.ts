/**
 * The search page: Pagefind's index, asked as the visitor types. Its words, and the part of the site they are looked for
 * in, are in the address, so that they can be shared.
 */

import { fill } from '../../lib/fill.ts';
import { askedIn, queryOf } from './address.ts';
import { moveByArrows } from './arrows.ts';
import { atMark } from './at-mark.ts';

/** What of Pagefind's script it uses: https://pagefind.app/docs/api/ */
interface Pagefind {
  /** Loads what every page is filtered by, without which nothing is counted. */
  filters(): Promise<unknown>;
  search(words: string, options: { filters: Record<string, string> }): Promise<Answer>;
}

interface Answer {
  results: { data(): Promise<Found> }[];
  /** How many pages of each kind there are, whichever is asked for. */
  totalFilters: { kind?: Record<string, number> };
}

interface Found {
  url: string;
  /** HTML: what is found stands in `<mark>`, everything else is escaped. */
  excerpt: string;
  meta: { title: string };
  filters: { kind?: string[] };
}

interface Words {
  kinds: Record<string, string>;
  one: string;
  many: string;
  none: string;
  failed: string;
}

/** Milliseconds without a keystroke. */
const pause = 200;
const pageSize = 10;

export function startSearch(root: HTMLElement, form: HTMLFormElement): void {
  const find = <Part extends Element>(selector: string) => root.querySelector<Part>(selector)!;
  const [status, list, places] = [find('[role=status]'), find('ol'), find<HTMLElement>('[data-places]')];
  const [more, template] = [find<HTMLButtonElement>('[data-more]'), find<HTMLTemplateElement>('template')];
  const input = form.querySelector('input')!;
  const kinds = [...root.querySelectorAll<HTMLInputElement>('[data-kinds] input')];
  const words = JSON.parse(root.dataset.words!) as Words;
  let latest = 0;
  let timer: number | undefined;
  let next = async () => {};

  places.hidden = true;
  more.addEventListener('click', () => void next());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void look();
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), pause);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || input.value === '') return;
    event.preventDefault();
    input.value = '';
    void look();
  });
  for (const kind of kinds) kind.addEventListener('change', () => void look());
  moveByArrows(input, list);
  addEventListener('popstate', fromAddress);
  // Words that were typed before the script came are not taken away.
  if (input.value && !new URLSearchParams(location.search).has('q')) void look();
  else fromAddress();

  function fromAddress(): void {
    const asked = askedIn(
      location.search,
      kinds.map(({ value }) => value),
    );
    input.value = asked.words;
    for (const kind of kinds) kind.checked = kind.value === asked.kind;
    void look();
  }

  /** Beside each part of the site, how many pages it has; nothing where nothing is asked. */
  function count(answer: Answer | undefined): void {
    const counts = answer?.totalFilters.kind ?? {};
    const all = Object.values(counts).reduce((sum, pages) => sum + pages, 0);
    if (answer) root.classList.add('answered');
    for (const kind of kinds)
      root.querySelector(`[data-count="${kind.value}"]`)!.textContent = answer
        ? ` (${kind.value ? (counts[kind.value] ?? 0) : all})`
        : '';
  }

  /** Answers that come after a newer question are dropped. */
  async function look(): Promise<void> {
    clearTimeout(timer);
    const [asked, number] = [input.value.trim(), ++latest];
    const kind = kinds.find(({ checked }) => checked)?.value ?? '';
    history.replaceState(undefined, '', location.pathname + queryOf({ words: asked, kind }));
    try {
      const answer = asked ? await (await pagefind()).search(asked, { filters: kind ? { kind } : {} }) : undefined;
      const results = answer?.results ?? [];
      const first = await load(results, 0);
      if (number !== latest) return;
      list.replaceChildren(template);
      places.hidden = true;
      count(answer);
      say(!asked ? '' : results.length === 0 ? words.none : results.length === 1 ? words.one : words.many);
      show(first);

      function say(sentence: string): void {
        status.textContent = fill(sentence, { count: results.length, words: asked });
      }

      function show(found: Found[]): void {
        list.append(...found.map(item));
        const shown = list.querySelectorAll('li').length;
        more.hidden = shown >= results.length;
        next = async () => {
          const before = list.lastElementChild;
          const rest = await load(results, shown);
          if (number !== latest) return;
          show(rest);
          // Where the reader was: the button may be gone.
          before?.nextElementSibling?.querySelector('a')?.focus();
        };
      }
    } catch {
      if (number !== latest) return;
      list.replaceChildren(template);
      count(undefined);
      more.hidden = true;
      places.hidden = false;
      status.textContent = words.failed;
    }
  }

  function item({ url, excerpt, meta, filters }: Found): DocumentFragment {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const link = copy.querySelector('a')!;
    link.textContent = meta.title;
    copy.querySelector('.label')!.textContent = words.kinds[filters.kind?.[0] ?? ''] ?? '';
    const text = copy.querySelector('.excerpt')!;
    text.innerHTML = excerpt;
    link.href = atMark(url, text);
    return copy;
  }
}

const load = (results: { data(): Promise<Found> }[], from: number) =>
  Promise.all(results.slice(from, from + pageSize).map((result) => result.data()));

/** Loaded with the first question. One that could not be loaded is asked for anew, which needs another address. */
let loading: Promise<Pagefind> | undefined;
let attempts = 0;

function pagefind(): Promise<Pagefind> {
  const script = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/pagefind/pagefind.js`;
  loading ??= fetchIndex(attempts++ ? `${script}?${attempts}` : script).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchIndex(script: string): Promise<Pagefind> {
  const loaded = (await import(/* @vite-ignore */ script)) as Pagefind;
  await loaded.filters();
  return loaded;
}
