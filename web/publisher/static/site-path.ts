import { posix } from 'node:path';

/** The path below the base, decoded; nothing where it is not of this site or not a path. */
export function sitePath({ pathname }: URL, base: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    if (/[\0\\]/.test(path) || posix.normalize(path) !== path) return undefined;
    return path === base ? '/' : path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
  } catch {
    return undefined;
  }
}

/** The request's address. @returns nothing where it is none */
export function addressOf(url: string | undefined): URL | undefined {
  try {
    return new URL(`http://site${url ?? '/'}`);
  } catch {
    return undefined;
  }
}

/** A path as it may stand in a header. */
export const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
