/** An error's code or name, for the log. Its message would do harm there: a database's quotes the values of the row. */
export function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown');
}
