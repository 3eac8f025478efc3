/** What visitors read around the back map, the search, therapists and reviews. */
export const visit = {
  map: {
    /** Of the drawing: its left half and its right half. */
    plate: 'On the left the muscles that lie on top, on the right those beneath.',
    muscles: 'Muscles here',
    onward: 'On this page',
  },

  /** Of the search page. */
  searchKinds: { title: 'Where to look', all: 'Everywhere' },

  /** `{shown}` is filled in where the visitor chooses. */
  therapistChoices: {
    title: 'Choose which therapists are shown',
    technique: { label: 'Technique', any: 'All techniques' },
    language: { label: 'Language', any: 'Any language' },
    accepting: 'Taking new clients',
    some: (total: number) => `{shown} of ${total} ${total === 1 ? 'therapist' : 'therapists'}`,
    none: 'No therapist fits this choice.',
    all: 'Show all therapists',
  },

  reviewChoices: {
    title: 'Choose which reviews are shown',
    therapist: { label: 'Therapist', any: 'All therapists' },
    service: { label: 'Service', any: 'All services' },
    some: (total: number) => `{shown} of ${total} ${total === 1 ? 'review' : 'reviews'}`,
    none: 'No review fits this choice.',
    all: 'Show all reviews',
  },
};
