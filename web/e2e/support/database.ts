import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, type TestCms } from '../../../tests/support/cms.ts';

interface Connection {
  prepare(sql: string): { run(...values: unknown[]): { changes: number } };
  close(): void;
}

const Database = createRequire(join(root, 'cms/package.json'))('better-sqlite3') as new (file: string) => Connection;

/** Changes rows behind the CMS's back, past its publish guard. @throws where no row was changed */
export function changeRows(cms: TestCms, sql: string, ...values: unknown[]): void {
  const connection = new Database(join(cms.folder, 'data.db'));
  const { changes } = connection.prepare(sql).run(...values);
  connection.close();
  if (changes === 0) throw new Error(`No row was changed by ${sql}`);
}
