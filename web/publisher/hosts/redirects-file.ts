import { hostRedirects } from './addresses.ts';

export interface RedirectsFileOptions {
  /** Base path of the site, without its last slash. */
  base: string;
  /**
   * Netlify sends a file that is there, such as a refresh page, unless the redirect says that it wins. Cloudflare lets
   * redirects win anyway and refuses the mark.
   */
  forced: boolean;
}

/** `_redirects`, as Netlify and Cloudflare Pages read it. */
export const redirectsFile = (redirects: Record<string, string>, { base, forced }: RedirectsFileOptions): string =>
  hostRedirects(redirects, base)
    .map(({ from, to }) => `${from} ${to} 301${forced ? '!' : ''}\n`)
    .join('');
