import type { Core } from '@strapi/strapi';

/** Any numbers, the same in every process. */
const turns = { publishing: 1_802_396_001, intake: 1_802_396_002 };

type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0]>[0]['trx'];

/**
 * One transaction of the kind at a time, in all processes: the others wait here until it ends. SQLite has one
 * connection, and so takes turns by itself.
 */
export async function takeTurn(strapi: Core.Strapi, trx: Transaction, turn: keyof typeof turns): Promise<void> {
  if (strapi.db.dialect.client === 'postgres') await trx.raw('select pg_advisory_xact_lock(?)', [turns[turn]]);
}
