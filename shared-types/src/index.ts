export * from './addresses.js';
export * from './entry-names.js';
export * from './fitness.js';
export * from './forms.js';
export * from './generated/operations.js';
export * from './links-hash.js';
export * from './publishing.js';
export * from './reserved-slugs.js';
