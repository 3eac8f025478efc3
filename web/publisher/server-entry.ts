import { createApp } from 'astro/app/entrypoint';

// Whole answers, not streams: a page that fails half-way must fail as a whole.
const app = createApp({ streaming: false });

// In the page, as `astro build` writes it: the file goes to hosts that send no header of ours.
if (app.manifest.csp) app.manifest.csp.cspDestination = 'meta';

/** Renders one address. What a page reads is handed in through `locals`. */
export const render = (address: string, locals: App.Locals): Promise<Response> =>
  app.render(new Request(address), { locals });
