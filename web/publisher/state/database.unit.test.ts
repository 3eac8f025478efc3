import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { memoryState, openState, readMeta, type State, StateLocked, writeMeta } from './database.ts';

let siteDir: string;
let state: State | undefined;
beforeEach(() => {
  siteDir = join(mkdtempSync(join(tmpdir(), 'kneadful-state-')), 'site');
});
afterEach(() => {
  state?.close();
  state = undefined;
  rmSync(siteDir, { recursive: true, force: true });
});
const open = () => {
  state?.close();
  return (state = openState(siteDir));
};
const file = () => join(siteDir, 'state.db');

describe('what is noted', () => {
  test('is there when it is opened again', () => {
    writeMeta(open(), 'live', 'r1');
    expect(readMeta(open(), 'live')).toBe('r1');
  });

  test('can be replaced and taken away', () => {
    const record = open();
    writeMeta(record, 'live', 'r1');
    writeMeta(record, 'live', 'r2');
    expect(readMeta(record, 'live')).toBe('r2');
    writeMeta(record, 'live', undefined);
    expect(readMeta(record, 'live')).toBeUndefined();
  });

  test('in memory is forgotten with it, and has the same tables', () => {
    const tablesOf = (record: State) =>
      record.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    const memory = memoryState();
    writeMeta(memory, 'live', 'r1');
    expect([readMeta(memory, 'live'), tablesOf(memory)]).toEqual(['r1', tablesOf(open())]);
    memory.close();
  });
});

describe('a record that cannot be used is made anew', () => {
  const marked = (record: State) => readMeta(record, 'live');

  test('where it is no database', () => {
    open().close();
    state = undefined;
    writeFileSync(file(), 'What is this? '.repeat(1000));
    expect(marked(open())).toBeUndefined();
    writeMeta(state!, 'live', 'r1');
    expect(marked(open())).toBe('r1');
  });

  test('where it was cut off while it was made', () => {
    open().close();
    state = undefined;
    writeFileSync(file(), '');
    expect(marked(open())).toBeUndefined();
  });

  test('where it is of another version', () => {
    const record = open();
    writeMeta(record, 'live', 'r1');
    record.pragma('user_version = 999');
    expect(marked(open())).toBeUndefined();
  });

  test('where it is somebody else’s', () => {
    open().close();
    state = undefined;
    rmSync(file());
    const other = new Database(file());
    other.exec('CREATE TABLE meta (something TEXT)');
    other.close();
    expect(marked(open())).toBeUndefined();
  });
});

test('a record that another publisher has open is left alone', () => {
  writeMeta(open(), 'live', 'r1');
  const refused = (): unknown => {
    try {
      return openState(siteDir);
    } catch (error) {
      return error;
    }
  };
  const error = refused() as StateLocked;
  expect(error).toBeInstanceOf(StateLocked);
  expect(error.message).toBe(
    `Another publisher is using ${siteDir}. Let it do this (set PUBLISHER_URL to where it listens), or stop it first.`,
  );
  expect(readMeta(state!, 'live')).toBe('r1');
});
