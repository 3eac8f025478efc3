import { errors } from '@strapi/utils';

/** What Strapi says beside a field: `path` leads there. */
interface FieldProblem {
  path?: unknown[];
}

/** A schedule that cannot be done as things are, with one or more sentences for the editor. Trying again does not help. */
export class Refused extends Error {
  override name = 'Refused';
}

/**
 * Why it was refused, for the editor, if that is what the error says: of the guard, or of Strapi's own rules.
 * @param whereIs how the form calls a field
 * @returns nothing for what has gone wrong, such as a database that does not answer
 */
export function refusalOf(error: unknown, whereIs: (path: string[]) => string): string | undefined {
  if (error instanceof Refused) return error.message;
  if (!(error instanceof errors.ApplicationError)) return undefined;
  const { isForEditors, errors: problems = [] } = error.details as { isForEditors?: true; errors?: FieldProblem[] };
  if (isForEditors || problems.length === 0) return error.message;
  // Strapi's own sentences are for developers.
  const fields = new Set(problems.map(({ path = [] }) => whereIs(path.map(String))));
  return `Something is missing, or not written as it has to be: ${[...fields].join(', ')}. The form marks it when you publish there.`;
}
