import { errors } from '@strapi/utils';

/** What Strapi says beside a field: `path` leads there. */
interface FieldProblem {
  path?: unknown[];
  message?: string;
}

/** A schedule that cannot be done as things are, with one or more sentences for the editor. Trying again does not help. */
export class Refused extends Error {
  override name = 'Refused';
}

/**
 * Why it was refused, for the editor, if that is what the error says: of the guard, or of Strapi's own rules.
 * @returns nothing for what has gone wrong, such as a database that does not answer
 */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof Refused) return error.message;
  if (!(error instanceof errors.ApplicationError)) return undefined;
  const problems = (error.details as { errors?: FieldProblem[] } | undefined)?.errors ?? [];
  // Strapi says of several problems only how many there are.
  if (!/^\d+ errors occurred$/.test(error.message)) return error.message;
  return problems.map(({ path = [], message }) => `${path.join(' › ')}: ${message}.`).join(' ');
}
