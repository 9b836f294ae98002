import {
  createClient,
  type Client,
  type InStatement,
  type ResultSet,
  type Transaction,
} from '@libsql/client';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** How long a statement waits for the write lock of another process, in ms. */
const PATIENCE = 120_000;
/** Most connections to the file; reads never wait for the writer in WAL mode. */
const MOST = 6;
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'];

/** Kysely over a libSQL file: WAL, synchronous=FULL, foreign keys on. */
export class LibsqlDialect implements Dialect {
  constructor(private readonly url: string) {}

  createDriver(): Driver {
    return new LibsqlDriver(this.url);
  }

  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/**
 * A pool of connections. Writing transactions of this process queue here, one after the other; those of other
 * processes are waited for with patience (see `LibsqlConnection`).
 */
class LibsqlDriver implements Driver {
  readonly #idle: LibsqlConnection[] = [];
  readonly #all = new Set<LibsqlConnection>();
  readonly #waiting: ((connection: LibsqlConnection) => void)[] = [];
  /** Resolves when the last writing transaction that was asked for is over. */
  #lastWriter: Promise<void> = Promise.resolve();
  readonly #writers = new WeakMap<LibsqlConnection, () => void>();

  constructor(private readonly url: string) {}

  async init(): Promise<void> {
    // Connections are made when they are first used.
  }

  async acquireConnection(): Promise<LibsqlConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size >= MOST) return new Promise((take) => this.#waiting.push(take));
    const connection = new LibsqlConnection(this.url);
    this.#all.add(connection);
    return connection;
  }

  async releaseConnection(connection: LibsqlConnection): Promise<void> {
    this.#writeOver(connection);
    const waiting = this.#waiting.shift();
    if (waiting) waiting(connection);
    else this.#idle.push(connection);
  }

  async beginTransaction(connection: LibsqlConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') return connection.begin('deferred');
    const before = this.#lastWriter;
    this.#lastWriter = new Promise((over) => this.#writers.set(connection, over));
    await before;
    return connection.begin('write');
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    await connection.commit();
    this.#writeOver(connection);
  }

  async rollbackTransaction(connection: LibsqlConnection): Promise<void> {
    await connection.rollback();
    this.#writeOver(connection);
  }

  #writeOver(connection: LibsqlConnection): void {
    this.#writers.get(connection)?.();
    this.#writers.delete(connection);
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all) connection.close();
    this.#all.clear();
    this.#idle.length = 0;
  }
}

/** One connection to the file: a client of its own, because pragmas belong to a connection. */
class LibsqlConnection implements DatabaseConnection {
  #client: Client | undefined;
  #transaction: Transaction | undefined;

  constructor(private readonly url: string) {}

  async begin(mode: 'write' | 'deferred'): Promise<void> {
    this.#transaction = await this.#patiently((client) => client.transaction(mode));
  }

  async commit(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.commit();
  }

  async rollback(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.rollback();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = { sql: query.sql, args: [...query.parameters] } as InStatement;
    const result = this.#transaction
      ? await this.#transaction.execute(statement)
      : await this.#patiently((client) => client.execute(statement));
    return { rows: rowsOf<R>(result), numAffectedRows: BigInt(result.rowsAffected) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('A libSQL file is read whole, not as a stream.');
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  async #open(): Promise<Client> {
    const client = createClient({ url: this.url, concurrency: 1 });
    this.#client = client;
    for (const setting of PRAGMAS) await client.execute(`PRAGMA ${setting}`);
    return client;
  }

  /**
   * Tries again while another process holds the write lock. The wait is ours and not SQLite's busy timeout, which
   * would hold up every request of this process. The statement that met the lock stays unfinished in its connection
   * until it is collected, and no transaction could be committed there: so a new connection takes its place.
   */
  async #patiently<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        return await work(this.#client ?? (await this.#open()));
      } catch (error) {
        if (!isBusy(error) || Date.now() > end) throw error;
        this.close();
        await new Promise((done) => setTimeout(done, 5 + Math.random() * 40));
      }
    }
  }
}

/** Rows as plain objects: the client's own also answer to numbers. */
function rowsOf<R>(result: ResultSet): R[] {
  return result.rows.map((row) => {
    const plain: Record<string, unknown> = {};
    result.columns.forEach((name, index) => (plain[name] = row[index]));
    return plain as R;
  });
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
