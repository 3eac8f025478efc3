/** How a browser is to treat everything that it gets. The Caddyfile says the same. */
export const safetyHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=()',
};

export const pagePolicy = "frame-ancestors 'self'";

/** What an editor uploads, an SVG above all, may not act as a page of the site. */
export const uploadPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** For files whose names change with their bytes. */
export const keepForever = 'public, max-age=31536000, immutable';

/** Folders of such files. */
export const namedByContent = ['/_astro/', '/media/', '/og/'];

/** Headers of a path below the base. */
export const headersOf = (path: string): Record<string, string> => ({
  ...safetyHeaders,
  'content-security-policy': path.startsWith('/media/') ? uploadPolicy : pagePolicy,
  'cache-control': namedByContent.some((folder) => path.startsWith(folder)) ? keepForever : 'no-cache',
});
