import { errors } from '@strapi/utils';
import type { Problem } from '@kneadful/shared-types';

/**
 * A refusal that the admin shows beside each field.
 * @param message of all of it; without one, the sentences of the fields
 */
export const refusalOf = (
  problems: readonly Problem[],
  message = problems.map((problem) => problem.message).join(' '),
): errors.ValidationError =>
  new errors.ValidationError(message, {
    isForEditors: true,
    errors: problems.map(({ path, message }) => ({ path: path.map(String), message, name: 'ValidationError' })),
  });
