export default {
  responses: {
    // Neither shown nor filtered or sorted by: `localizations` reaches a published row's draft.
    privateAttributes: ['localizations', 'createdBy', 'updatedBy'],
  },
  rest: { defaultLimit: 25, maxLimit: 100 },
  documents: {
    // Links are checked at publish by `publishing/guard.ts`, on the default locale's row alone.
    strictRelations: false,
  },
};
