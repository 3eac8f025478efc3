/** An old address and where it leads, both as they stand in a request and in an answer. */
export interface HostRedirect {
  from: string;
  to: string;
}

/** A wildcard or a placeholder for some host. */
const meaningful = /\*|\/:/;

/** The redirects of the site for hosts, written for addresses with and without the last slash. */
export function hostRedirects(redirects: Record<string, string>, base: string): HostRedirect[] {
  return Object.entries(redirects)
    .filter(([from]) => !meaningful.test(from))
    .flatMap(([from, to]) => {
      const address = to.startsWith('/') ? base + encoded(to) : new URL(to).href;
      const path = base + encoded(from);
      return [path, path.replace(/\/$/, '')].map((each) => ({ from: each, to: address }));
    });
}

/** A path with what has no place in an address encoded; what is encoded already stays. */
const encoded = (path: string) => new URL(path, 'http://site').pathname;
