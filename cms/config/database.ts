import { isAbsolute, join } from 'node:path';
import settings from './settings';

const filename = isAbsolute(settings.DATABASE_FILENAME)
  ? settings.DATABASE_FILENAME
  : join(process.cwd(), settings.DATABASE_FILENAME);

/** Otherwise what somebody typed, a visitor's request too, would stand in the message of any error of the database, and in the log. */
const withoutValues = { compileSqlOnError: false };

const sqlite = {
  ...withoutValues,
  client: 'sqlite' as const,
  connection: { filename },
  useNullAsDefault: true,
};

const postgres = {
  ...withoutValues,
  client: 'postgres' as const,
  connection: { connectionString: settings.DATABASE_URL },
  pool: { min: 0, max: 10 },
};

if (settings.DATABASE_CLIENT === 'postgres' && !settings.DATABASE_URL) {
  throw new Error(
    'DATABASE_CLIENT is postgres, but DATABASE_URL is not set. Set it to postgres://user:password@host:5432/name.',
  );
}

export default { connection: settings.DATABASE_CLIENT === 'postgres' ? postgres : sqlite };
