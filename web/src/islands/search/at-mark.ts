/**
 * The page's address with the first words that were found in it, so that the browser goes to them and marks them:
 * https://wicg.github.io/scroll-to-text-fragment/
 */
export function atMark(url: string, excerpt: Element): string {
  const found = excerpt
    .querySelector('mark')
    ?.textContent.trim()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  // In a directive, a hyphen and a comma have a meaning of their own; only the hyphen is left as it is by itself.
  return found ? `${url}#:~:text=${encodeURIComponent(found).replaceAll('-', '%2D')}` : url;
}
