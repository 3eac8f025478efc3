const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as it may stand in XML content and attributes. */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
