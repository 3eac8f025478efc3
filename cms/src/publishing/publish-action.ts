/** One call of the Document Service, as its middlewares see it. */
export interface DocumentAction {
  action: string;
  params: object;
}

/** A published row that a publish has just made. */
export interface PublishedRow {
  id: number;
  documentId: string;
  locale: string | null;
}

export function isPublish({ action, params }: DocumentAction): boolean {
  if (action === 'publish') return true;
  return ['create', 'update'].includes(action) && 'status' in params && params.status === 'published';
}

/** `publish` answers with its rows, `create` and `update` with the one row. */
export function publishedRows(result: unknown): PublishedRow[] {
  return (result as { entries?: PublishedRow[] } | null)?.entries ?? (result ? [result as PublishedRow] : []);
}
