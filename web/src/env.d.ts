/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The language of the page's main part. */
    ui: import('./lib/ui').Ui;
    /** The language of what stands around it: another where the main part is not yet translated. */
    frame: import('./lib/ui').Ui;
    content: import('./content/content.ts').Content;
    /** Handed in by the publisher, with the page's place and the clock to render by. */
    place?: import('./content/languages.ts').Place;
    graph?: import('./content/graph.ts').ContentGraph;
    now?: () => Date;
    /** Where forms are sent to: the base path of the site, or `FORMS_URL`. Without a last slash. */
    formsAt: string;
    /** A form that was sent, handed in by the publisher. */
    form?: import('./lib/forms/state.ts').FormState;
    /** The page is of drafts, handed in by the publisher. */
    preview?: import('./content/preview-frame.ts').PreviewFrame;
    /** What a page threw, for the publisher. */
    failure?: unknown;
  }
}

interface ImportMetaEnv {
  /** `FORMS_URL` of the build, without its last slash; empty: the site's own origin. */
  readonly FORMS_AT: string;
}
