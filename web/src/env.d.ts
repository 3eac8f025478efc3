/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    ui: import('./lib/ui').Ui;
  }
}
