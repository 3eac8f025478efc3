/** Tells the supervisor of `npm start`, if there is one, what the CMS is doing. */
export function progress(step: string): void {
  process.send?.({ progress: step });
}
