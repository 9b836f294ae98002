/** Where the load tests keep their data: a PostgreSQL of their own, or a libSQL file. (Node) */
import { removeFolder, temporaryFolder } from '../aid/child';
import { CURE, findPostgres, startPostgres } from '../aid/postgres';
import type { LoadOptions } from './loading';

export type LoadData = Pick<LoadOptions, 'place' | 'env'> & { remove(): Promise<void> };

export async function dataOf(database: string): Promise<LoadData> {
  if (database === 'libsql') {
    // The server keeps each profile in a folder of its own.
    const folder = temporaryFolder('load');
    const place = { folder: `${folder}/tiny` };
    return { place, env: { DATA_DIR: folder }, remove: async () => removeFolder(folder) };
  }
  if (database !== 'postgres') throw new Error('--database is postgres or libsql');
  if (findPostgres() === undefined) throw new Error(`${CURE}, or give --database libsql`);
  const { url, stop } = await startPostgres();
  return { place: { url }, env: { DATABASE_URL: url }, remove: stop };
}
