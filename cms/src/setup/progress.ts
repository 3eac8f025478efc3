/** Tells the supervisor of `npm start`, if there is one, what the CMS is doing. */
export function progress(step: string): void {
  process.send?.({ progress: step });
}

/** Ends with the supervisor: when its end of the channel is gone, so is the reason to run. */
export function endWithSupervisor(): void {
  if (process.send) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
