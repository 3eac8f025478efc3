import type { PersonLeaf } from 'schema-dts';
import type { Person, TherapistCard } from '../../lib/model.ts';
import type { Content } from '../content.ts';
import { studioReference } from './site.ts';

type Named = Pick<Person, 'name' | 'role' | 'credentials' | 'portrait' | 'sample'>;

/** Somebody as the page shows them. A sample says that it is one, as it does on the page. */
export const person = (content: Content, { name, role, credentials, portrait, sample }: Named): PersonLeaf => ({
  '@type': 'Person',
  name,
  jobTitle: role,
  disambiguatingDescription: sample ? content.ui.words.labels.samplePerson : undefined,
  hasCredential: credentials ? { '@type': 'EducationalOccupationalCredential', name: credentials } : undefined,
  image: portrait && content.ui.absolute(portrait.src),
});

export function therapist(content: Content, card: TherapistCard): PersonLeaf {
  const url = content.ui.absolute(card.href);
  return {
    ...person(content, card),
    '@id': `${url}#person`,
    url,
    description: card.summary,
    knowsLanguage: card.languages.map(languageTag),
    worksFor: studioReference(content),
  };
}

/** American Sign Language is `ase` to the rest of the world; editors choose `asl`. */
const languageTag = (code: string) => (code === 'asl' ? 'ase' : code);
