/** What a letter is made of. */
export interface LetterFacts {
  reference: string;
  /** The visitor's. */
  name: string;
  /** Of the studio. */
  studio: string;
  /** As the visitor reads them. */
  times: readonly string[];
}

interface Words {
  subject(facts: LetterFacts): string;
  text(facts: LetterFacts): string;
}

const listed = (times: readonly string[]) => times.map((time) => `  · ${time}\n`).join('');

const en: Words = {
  subject: ({ reference, studio }) => `Your request ${reference} at ${studio}`,
  text: ({ name, reference, times, studio }) =>
    `Hello ${name},\n\nThank you for your request (${reference}).` +
    (times.length > 0 ? ` You asked for:\n\n${listed(times)}` : '\n') +
    `\nWe would like to see you at one of these times. Tell us whether it still suits you.\n\n${studio}\n`,
};

const es: Words = {
  subject: ({ reference, studio }) => `Tu solicitud ${reference} en ${studio}`,
  text: ({ name, reference, times, studio }) =>
    `Hola, ${name}:\n\nGracias por tu solicitud (${reference}).` +
    (times.length > 0 ? ` Pediste:\n\n${listed(times)}` : '\n') +
    `\nNos gustaría recibirte en uno de estos horarios. Dinos si todavía te viene bien.\n\n${studio}\n`,
};

const words: Record<string, Words> = { en, es };

/**
 * A letter to begin with, in the visitor's language; in English where there are no words for it. It repeats nothing of
 * the message: that may be about somebody's health.
 */
export function letterTo(facts: LetterFacts, language: string): { subject: string; text: string } {
  const { subject, text } = words[language.split('-')[0] ?? ''] ?? en;
  return { subject: subject(facts), text: text(facts) };
}
