/** What Vite makes of an import: the file's text, and the addresses of many. */
declare module '*.md?raw' {
  const text: string;
  export default text;
}

interface ImportMeta {
  glob(pattern: string, options: { eager: true; query: '?url'; import: 'default' }): Record<string, string>;
}
