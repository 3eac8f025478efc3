import { useQueryParams } from '@strapi/strapi/admin';

interface Query {
  plugins?: { i18n?: { locale?: string } };
}

/** @returns the code of the language that the form shows; nothing for the default one at first, and without languages */
export function useLocale(): string {
  const [{ query }] = useQueryParams<Query>();
  return query.plugins?.i18n?.locale ?? '';
}
