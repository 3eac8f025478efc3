import { jest } from '@jest/globals';

/** For tests of processes that answer over HTTP, on a busy machine. Jest takes a `testTimeout` for all projects alone. */
jest.setTimeout(60_000);
