import { useSyncExternalStore } from 'react';

/** Sent to the window when this script has changed the address, which the browser tells of its own changes alone. */
const changed = 'kneadful:address';
const events = ['popstate', 'hashchange', changed];

let answers = '';

/** The fragment, unless it only points to a part of the page, as the link to the content does. */
function fragment(): string {
  const { hash } = location;
  if (hash === '' || hash.includes('=')) answers = hash;
  return answers;
}

function subscribe(listener: () => void): () => void {
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
}

/**
 * What the address holds of the visitor's answers, such as `#where=lower`; empty on the server and until the page is awake.
 * They stand in the fragment, which a browser sends to nobody: no host's log learns where it hurts.
 */
export const useAddress = (): string => useSyncExternalStore(subscribe, fragment, () => '');

/** Whether the script has arrived, so that a form may be used. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );

/** Puts other answers into the address: one step of the browser's history, or in the place of the step before. */
export function goTo(answers: string, as: 'step' | 'correction' = 'step'): void {
  if (answers === location.hash) return;
  history[as === 'step' ? 'pushState' : 'replaceState'](null, '', location.pathname + location.search + answers);
  dispatchEvent(new Event(changed));
}
