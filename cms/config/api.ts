export default {
  rest: { defaultLimit: 25, maxLimit: 100 },
  documents: {
    // Links are checked at publish by `publishing/guard.ts`, on the default locale's row alone.
    strictRelations: false,
  },
};
