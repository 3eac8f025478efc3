/** A request that is not carried out. The message is one sentence for the caller. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
