import { useSyncExternalStore } from 'react';

/** Sent to the window when this script has changed the address, which the browser tells of its own changes alone. */
const changed = 'kneadful:address';

function subscribe(listener: () => void): () => void {
  for (const event of ['popstate', changed]) addEventListener(event, listener);
  return () => {
    for (const event of ['popstate', changed]) removeEventListener(event, listener);
  };
}

/** The address's question, such as `?where=lower`; empty on the server and until the page is awake. */
export const useAddress = (): string =>
  useSyncExternalStore(
    subscribe,
    () => location.search,
    () => '',
  );

/** Whether the script has arrived, so that a form may be used. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );

/** Puts another question into the address: one step of the browser's history, or in the place of the step before. */
export function goTo(search: string, as: 'step' | 'correction' = 'step'): void {
  if (search === location.search) return;
  history[as === 'step' ? 'pushState' : 'replaceState'](null, '', location.pathname + search);
  dispatchEvent(new Event(changed));
}
