/** A template such as `{count} pages` with what stands in braces filled in; a name without a value stays as it is. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
