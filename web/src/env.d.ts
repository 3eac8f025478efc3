/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    ui: import('./lib/ui').Ui;
    content: import('./content/content.ts').Content;
    /** Handed in by the publisher, with the clock to render by. */
    graph?: import('./content/graph.ts').ContentGraph;
    now?: () => Date;
    /** Where forms are sent to: the base path of the site, or `FORMS_URL`. Without a last slash. */
    formsAt: string;
    /** A form that was sent, handed in by the publisher. */
    form?: import('./lib/forms/state.ts').FormState;
    /** What a page threw, for the publisher. */
    failure?: unknown;
  }
}

interface ImportMetaEnv {
  /** `FORMS_URL` of the build, without its last slash; empty: the site's own origin. */
  readonly FORMS_URL: string;
}
