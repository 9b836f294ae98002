/**
 * `npm run load:writes`: how many writes survive cut lines, repeats and killed servers.
 *
 *   npm run load:writes                           5,000 writes over two servers on one PostgreSQL
 *   npm run load:writes -- --writes 1000 --kills 3 --writers 16 --seed 7
 *   npm run load:writes -- --database libsql      two servers on one libSQL file
 *   npm run load:writes -- --json accounts.json   writes the table's figures to a file too
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataOf } from './load-data';
import { load, type Accounts } from './loading';

const { values } = parseArgs({
  options: {
    writes: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '20' },
    writers: { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    database: { type: 'string', default: 'postgres' },
    json: { type: 'string' },
  },
});

function table(accounts: Accounts): string {
  const rows = Object.entries(accounts).map(([name, value]) => [
    name,
    name === 'seconds' ? Number(value).toFixed(1) : Number(value).toLocaleString('en'),
  ]);
  return rows.map(([name = '', value = '']) => `${name.padEnd(12)}${value.padStart(10)}`).join('\n');
}

async function main(): Promise<number> {
  const { writes, kills, writers, seed, database } = values;
  console.log(`${writes} writes over two servers on ${database}, seed ${seed}`);
  const data = await dataOf(database);
  try {
    const began = Date.now();
    const accounts = await load({
      ...{ writes: Number(writes), kills: Number(kills), writers: Number(writers), seed: Number(seed) },
      ...{ place: data.place, env: data.env },
      progress: (done, killed) =>
        console.log(`${((Date.now() - began) / 1000).toFixed(0)} s: ${done} received, ${killed} kills`),
    });
    console.log(table(accounts));
    if (values.json)
      writeFileSync(values.json, `${JSON.stringify({ database, seed, ...accounts }, null, 2)}\n`);
    const { lost, doubled, wrong, unexpected, refused } = accounts;
    return lost + doubled + wrong + unexpected + refused === 0 ? 0 : 1;
  } finally {
    await data.remove();
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
