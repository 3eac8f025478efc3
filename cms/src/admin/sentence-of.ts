import { FetchError } from '@strapi/strapi/admin';

/** Why the CMS did not do something, as it says so itself. */
export const sentenceOf = (error: unknown): string =>
  error instanceof FetchError ? error.message : 'The CMS does not answer. Try again.';
