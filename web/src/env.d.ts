/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    ui: import('./lib/ui').Ui;
    content: import('./content/content.ts').Content;
    /** Handed in by the publisher, with the clock to render by. */
    graph?: import('./content/graph.ts').ContentGraph;
    now?: () => Date;
    /** What a page threw, for the publisher. */
    failure?: unknown;
  }
}
