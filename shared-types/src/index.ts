export * from './fitness.js';
export * from './generated/operations.js';
