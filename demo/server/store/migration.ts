import { sql, type CreateTableBuilder, type Kysely, type Transaction } from 'kysely';
import type { Enrolled, Tables } from './table';

export interface Migration {
  id: string;
  up(db: Transaction<Tables>): Promise<void>;
}

type Columns = Record<string, 'text' | 'text?' | 'integer' | 'integer?' | 'bigint'>;

/** A table by column names and types (`?` may be null); a column `id` is its primary key. */
function table(db: Transaction<Tables>, name: string, columns: Columns): CreateTableBuilder<string, string> {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, type] of Object.entries(columns)) {
    const plain = type.replace('?', '') as 'text' | 'integer' | 'bigint';
    made = made.addColumn(column, plain, (c) =>
      column === 'id' ? c.primaryKey() : type.endsWith('?') ? c : c.notNull(),
    );
  }
  return made;
}

const child = (made: CreateTableBuilder<string, string>, column: string, parent: string, key = 'id') =>
  made.addForeignKeyConstraint(`${column}_of_${parent}_fk`.replace('_id_', '_'), [column], parent, [key]);

async function index(db: Transaction<Tables>, on: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${on}_by_${columns.join('_')}`)
    .on(on)
    .columns(columns)
    .execute();
}

async function places(db: Transaction<Tables>): Promise<void> {
  await table(db, 'meta', { key: 'text', value: 'text' })
    .addPrimaryKeyConstraint('meta_pk', ['key'])
    .execute();
  await table(db, 'area_within', { area_id: 'text', within_id: 'text' })
    .addPrimaryKeyConstraint('area_within_pk', ['within_id', 'area_id'])
    .execute();
  await table(db, 'venue', { id: 'text', area_id: 'text', doc: 'text' }).execute();
  await table(db, 'day', { date: 'text', year: 'text', doc: 'text' })
    .addPrimaryKeyConstraint('day_pk', ['date'])
    .execute();
  await index(db, 'day', ['year']);
  await table(db, 'misfit', { noun: 'text', position: 'integer', own_id: 'text', scope: 'text', doc: 'text' })
    .addPrimaryKeyConstraint('misfit_pk', ['noun', 'position'])
    .execute();
}

async function courses(db: Transaction<Tables>): Promise<void> {
  await table(db, 'course', { id: 'text', partner_id: 'text?', doc: 'text' }).execute();
  const session: Columns = { id: 'text', course_id: 'text', area_id: 'text', venue_id: 'text?' };
  const times: Columns = { month: 'text', start_utc: 'text', end_utc: 'text', doc: 'text' };
  await child(table(db, 'session', { ...session, ...times }), 'course_id', 'course').execute();
  await index(db, 'session', ['month', 'start_utc']);
  await index(db, 'session', ['course_id']);
  const counts: Columns = { capacity: 'integer', left_seats: 'integer' };
  const seat = {
    session_id: 'text',
    ...counts,
    waitlist: 'integer?',
    offline_left: 'integer?',
    as_of: 'text',
  };
  await child(table(db, 'seat', seat as Columns), 'session_id', 'session')
    .addPrimaryKeyConstraint('seat_pk', ['session_id'])
    .addCheckConstraint('seat_left_ck', sql`left_seats >= 0 and left_seats <= capacity`)
    .execute();
}

async function partners(db: Transaction<Tables>): Promise<void> {
  await table(db, 'partner', { id: 'text', brief: 'text', doc: 'text' }).execute();
  await child(table(db, 'partner_area', { partner_id: 'text', area_id: 'text' }), 'partner_id', 'partner')
    .addPrimaryKeyConstraint('partner_area_pk', ['partner_id', 'area_id'])
    .execute();
  await index(db, 'partner_area', ['area_id']);
  await table(db, 'space', { id: 'text', area_id: 'text', doc: 'text' }).execute();
  await table(db, 'rule', { id: 'text', doc: 'text' }).execute();
  await table(db, 'notice', { id: 'text', doc: 'text' }).execute();
}

async function needs(db: Transaction<Tables>): Promise<void> {
  const span: Columns = { opens: 'text?', closes: 'text?' };
  await table(db, 'survey', { id: 'text', area_id: 'text?', ...span, brief: 'text', doc: 'text' }).execute();
  await table(db, 'task', { id: 'text', area_id: 'text', doc: 'text' }).execute();
  await table(db, 'need', { receipt: 'text', doc: 'text' })
    .addPrimaryKeyConstraint('need_pk', ['receipt'])
    .execute();
}

async function funds(db: Transaction<Tables>): Promise<void> {
  await table(db, 'fund', { id: 'text', area_id: 'text', doc: 'text' }).execute();
  const money: Columns = {
    direction: 'text',
    amount_fen: 'bigint',
    balance_after_fen: 'bigint',
    doc: 'text',
  };
  await child(
    table(db, 'entry', { id: 'text', fund_id: 'text', seq: 'integer', ...money }),
    'fund_id',
    'fund',
  )
    .addUniqueConstraint('entry_seq_uq', ['fund_id', 'seq'])
    .addCheckConstraint('entry_amount_ck', sql`amount_fen >= 0 and direction in ('in', 'out')`)
    .execute();
  for (const name of ['share', 'disclosure']) {
    await child(table(db, name, { id: 'text', fund_id: 'text', doc: 'text' }), 'fund_id', 'fund').execute();
    await index(db, name, ['fund_id']);
  }
}

async function written(db: Transaction<Tables>): Promise<void> {
  const told: Columns = { receipt: 'text?', status: 'text', next: 'text?', received_at: 'text' };
  const keys: Columns = { only_one: 'text?', predecessor: 'text?', about: 'text?' };
  const need: Columns = { area_id: 'text?', category: 'text?', doc: 'text?', person: 'text?' };
  const kept: Columns = { retain_until: 'text', erased_at: 'text?' };
  await table(db, 'written', {
    ...({ id: 'text', kind: 'text', hash: 'text', said: 'text' } as Columns),
    ...{ ...told, ...keys, ...need, ...kept },
  })
    .addUniqueConstraint('written_receipt_uq', ['receipt'])
    .addUniqueConstraint('written_only_one_uq', ['only_one'])
    .addUniqueConstraint('written_predecessor_uq', ['predecessor'])
    .execute();
  await index(db, 'written', ['retain_until']);
  await child(
    table(db, 'alias', { id: 'text', kind: 'text', hash: 'text', written_id: 'text' }),
    'written_id',
    'written',
  ).execute();
}

async function besides(db: Transaction<Tables>): Promise<void> {
  const media: Columns = { type: 'text', size: 'integer', received_at: 'text', content: 'text' };
  await table(db, 'attachment', { sha256: 'text', ...media })
    .addPrimaryKeyConstraint('attachment_pk', ['sha256'])
    .execute();
  await child(
    table(db, 'written_attachment', { written_id: 'text', sha256: 'text' }),
    'written_id',
    'written',
  )
    .addPrimaryKeyConstraint('written_attachment_pk', ['written_id', 'sha256'])
    .execute();
  await index(db, 'written_attachment', ['sha256']);
  await child(table(db, 'support', { task_id: 'text', written_id: 'text' }), 'written_id', 'written')
    .addPrimaryKeyConstraint('support_pk', ['task_id', 'written_id'])
    .execute();
  await table(db, 'need_event', { receipt: 'text', seq: 'integer', at: 'text', status: 'text' })
    .addPrimaryKeyConstraint('need_event_pk', ['receipt', 'seq'])
    .execute();
}

async function enrolments(db: Transaction<Tables>): Promise<void> {
  await db.schema.alterTable('session').addColumn('entry_id', 'text').execute();
  await db.schema.alterTable('written').addColumn('position', 'integer').execute();
  const held: Columns = { seats: 'integer', at_window: 'integer', from_window: 'integer', status: 'text' };
  const line: Columns = { turn: 'integer?', number: 'integer?', claim_by: 'text?', person_key: 'text?' };
  const columns: Columns = { id: 'text', session_id: 'text', ...held, ...line, updated_at: 'text' };
  await table(db, 'enrolled', columns)
    .addForeignKeyConstraint('enrolled_of_written_fk', ['id'], 'written', ['id'])
    .addUniqueConstraint('enrolled_turn_uq', ['session_id', 'turn'])
    .addUniqueConstraint('enrolled_number_uq', ['session_id', 'number'])
    .addCheckConstraint('enrolled_seats_ck', sql`seats > 0 and from_window >= 0 and from_window <= seats`)
    .execute();
  await index(db, 'enrolled', ['session_id', 'status']);
  await index(db, 'enrolled', ['session_id', 'person_key']);
  await index(db, 'enrolled', ['status', 'claim_by']);
  const drawn: Columns = { drawn_at: 'text?', seed: 'text?', seats: 'integer?', won: 'text?' };
  await table(db, 'draw', {
    ...({ session_id: 'text', entries: 'text', list_hash: 'text', frozen_at: 'text' } as Columns),
    ...drawn,
  })
    .addPrimaryKeyConstraint('draw_pk', ['session_id'])
    .execute();
  await child(table(db, 'shown_draw', { session_id: 'text', doc: 'text' }), 'session_id', 'session')
    .addPrimaryKeyConstraint('shown_draw_pk', ['session_id'])
    .execute();
}

/** What was enrolled before there was a table for how it stands. */
async function enrolledBefore(db: Transaction<Tables>): Promise<void> {
  const rows = await db
    .selectFrom('written')
    .select(['id', 'about', 'status', 'doc', 'received_at'])
    .where('kind', '=', 'enrolments')
    .where('doc', 'is not', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const last = new Map<string, number>();
  for (const { id, about, status, doc, received_at } of rows) {
    if (about === null || doc === null) continue;
    const number = status === 'applied' ? (last.get(about) ?? 0) + 1 : null;
    if (number !== null) last.set(about, number);
    await db
      .insertInto('enrolled')
      .values({
        ...{ id, session_id: about, seats: (JSON.parse(doc) as { partySize: number }).partySize, number },
        ...{ at_window: 0, from_window: 0, status: status as Enrolled['status'], updated_at: received_at },
      })
      .execute();
  }
  // The sessions do not know yet where their seats are counted: they are laid out anew at the next start.
  await db.updateTable('meta').set({ value: '' }).where('key', '=', 'seed').execute();
}

/** In the order in which they are applied. Append only: a released migration is never changed. */
export const migrations: readonly Migration[] = [
  {
    id: '001-read',
    async up(db) {
      for (const part of [places, courses, partners, needs, funds]) await part(db);
    },
  },
  {
    id: '002-write',
    async up(db) {
      await written(db);
      await besides(db);
    },
  },
  {
    id: '003-seats',
    async up(db) {
      await enrolments(db);
      await enrolledBefore(db);
    },
  },
];

/**
 * Brings the schema up to date, in one transaction. Several processes may do this at once: the first to write
 * holds the others up, and they then find the work done.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('hehuo_migration')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.transaction().execute(async (transaction) => {
    for (const migration of migrations) {
      const row = { id: migration.id, at: new Date().toISOString() };
      const added = await transaction
        .insertInto('hehuo_migration')
        .values(row)
        .onConflict((c) => c.column('id').doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 1n) await migration.up(transaction);
    }
  });
}
