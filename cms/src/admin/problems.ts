/** Sentences beside the fields, and one for what belongs to none. */
export type Problems<Field extends string> = Partial<Record<Field | 'general', string>>;

interface Refusal {
  message: string;
  details?: { errors?: { path: string[]; message: string }[] };
}

/** @returns what the CMS refuses about each of these fields; all else that it says, or that it says nothing, is general */
export function problemsOf<Field extends string>(error: unknown, fields: readonly Field[]): Problems<Field> {
  const refusal = (error as { response?: { data?: { error?: Refusal } } } | null)?.response?.data?.error;
  if (!refusal) return { general: 'The CMS does not answer. Try again.' } as Problems<Field>;
  const problems: Partial<Record<string, string>> = {};
  for (const { path, message } of refusal.details?.errors ?? []) {
    const place = fields.find((field) => field === path[0]) ?? 'general';
    problems[place] = [problems[place], message].filter(Boolean).join(' ');
  }
  return (Object.keys(problems).length > 0 ? problems : { general: refusal.message }) as Problems<Field>;
}
