import type { Note } from '../lib/model.ts';
import type { Content } from './content.ts';
import type { Entry } from './entries/index.ts';

/** The sources of one page, numbered in the order in which they are first cited. */
export class Notes {
  readonly #content: Content;
  readonly #ids: string[] = [];
  readonly #cited = new Set<number>();

  constructor(content: Content) {
    this.#content = content;
  }

  /** The number of a citation on this page; none if it is not published. */
  number(id: string): number | undefined {
    if (!this.#content.entry('Citation', id)) return undefined;
    const index = this.#ids.indexOf(id);
    return index >= 0 ? index + 1 : this.#ids.push(id);
  }

  /** The same for a place that a note can lead back to: `first` where no such place has cited it before. */
  cite(id: string): { note: number; first?: true } | undefined {
    const note = this.number(id);
    if (note === undefined) return undefined;
    if (this.#cited.has(note)) return { note };
    this.#cited.add(note);
    return { note, first: true };
  }

  numbers(ids: readonly string[]): number[] {
    return ids.map((id) => this.number(id)).filter((number) => number !== undefined);
  }

  list(): Note[] {
    return this.#content.entries('Citation', this.#ids).map((citation, index) => ({
      ...noteOf(citation, index + 1),
      cited: this.#cited.has(index + 1),
    }));
  }
}

function noteOf(citation: Entry<'Citation'>, number: number): Note {
  const { doi, isbn } = citation;
  const { shortName, authors, title, publication, year, studyType, sampleSize, studyCount, population, summary } =
    citation;
  return {
    number,
    shortName,
    authors,
    title,
    publication,
    year,
    studyType,
    sampleSize,
    studyCount,
    population,
    summary,
    href: doi && `https://doi.org/${doi}`,
    identifier: doi ? `doi ${doi}` : isbn && `ISBN ${isbn}`,
  };
}
