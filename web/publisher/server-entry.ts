import { createApp } from 'astro/app/entrypoint';

// Whole answers, not streams: a page that fails half-way must fail as a whole.
const app = createApp({ streaming: false });

/** Renders one address. What a page reads is handed in through `locals`. */
export const render = (address: string, locals: App.Locals): Promise<Response> =>
  app.render(new Request(address), { locals });
