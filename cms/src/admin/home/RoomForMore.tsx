import { createGlobalStyle } from 'styled-components';

/**
 * Strapi gives the content of a widget 261 pixels, too few for a list of releases: here it grows before it scrolls, and
 * the widget beside it with it.
 */
export const RoomForMore = createGlobalStyle`
  :has(> [data-home]) {
    height: auto !important;
    min-height: 261px;
    max-height: 520px;
  }

  :has(> [data-strapi-widget-id]) {
    align-items: stretch;
  }
`;
