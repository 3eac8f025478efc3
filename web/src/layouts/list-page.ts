import type { Chrome, PageMeta } from '../lib/model.ts';

/** What every list layout is given; each adds its rows. */
export interface ListPage {
  meta: PageMeta;
  chrome: Chrome;
  title: string;
  summary: string;
}
