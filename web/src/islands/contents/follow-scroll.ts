/** Marks the part that is being read in a list of contents. Without scripts, style does it where the browser can tell. */
export function followScroll(nav: HTMLElement): void {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>('a')];
  const parts = [...new Set(links.map(({ hash }) => hash.slice(1)))]
    .map((id) => document.getElementById(decodeURIComponent(id)))
    .filter((part) => part !== null);
  const inSight = new Set<Element>();
  // From just below where a link to a part brings it. A gap between two parts is smaller than what follows.
  const top = Math.ceil(Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0) + 8;
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes)
        if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
      mark(parts.find((part) => inSight.has(part)));
    },
    { rootMargin: `-${top}px 0px -55% 0px` },
  );
  for (const part of parts) observer.observe(part);
  nav.classList.add('followed');

  function mark(part: Element | undefined): void {
    for (const link of links) {
      const isCurrent = part !== undefined && decodeURIComponent(link.hash.slice(1)) === part.id;
      if (!isCurrent) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'location');
        bringIntoList(link);
      }
    }
  }

  /** In a window that is lower than the list. The page itself stays where it is. */
  function bringIntoList(link: HTMLElement): void {
    if (nav.scrollHeight > nav.clientHeight) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
  }
}
