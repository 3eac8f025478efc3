/** A locale in our own tables: empty for a type without locales. */
export const localeKey = (locale: string | null | undefined): string => locale ?? '';
