/** Of a person who signs in. */
export interface Name {
  firstname?: string | null;
  lastname?: string | null;
}

/** As the admin shows it. */
export const personName = ({ firstname, lastname }: Name): string => [firstname, lastname].filter(Boolean).join(' ');
