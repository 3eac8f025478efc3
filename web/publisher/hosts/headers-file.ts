import { keepForever, namedByContent, pagePolicy, safetyHeaders, uploadPolicy } from '../static/headers.ts';

/** `_headers`, as Netlify and Cloudflare Pages read it. Where two rules name one header, both values count. */
export function headersFile(base: string): string {
  const rules: [path: string, headers: Record<string, string>][] = [
    [`${base}/*`, { ...safetyHeaders, 'content-security-policy': pagePolicy }],
    ...namedByContent.map((folder): [string, Record<string, string>] => [
      `${base}${folder}*`,
      { 'cache-control': keepForever, ...(folder === '/media/' && { 'content-security-policy': uploadPolicy }) },
    ]),
  ];
  return rules.map(([path, headers]) => `${path}\n${linesOf(headers)}`).join('');
}

const linesOf = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('');
