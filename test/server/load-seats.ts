/**
 * `npm run load:seats`: whether a seat is ever sold twice when everybody comes at once.
 *
 *   npm run load:seats                            2,000 requests for 30 seats over two servers on one PostgreSQL
 *   npm run load:seats -- --requests 5000 --seats 40
 *   npm run load:seats -- --database libsql       two servers on one libSQL file
 */
import { parseArgs } from 'node:util';
import { dataOf } from './load-data';
import { loadSeats } from './seat-loading';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '2000' },
    seats: { type: 'string', default: '30' },
    database: { type: 'string', default: 'postgres' },
  },
});

async function main(): Promise<number> {
  const { requests, seats, database } = values;
  console.log(`${requests} requests at once for ${seats} seats over two servers on ${database}`);
  const data = await dataOf(database);
  try {
    const wanted = { requests: Number(requests), seats: Number(seats) };
    const figures = await loadSeats({ ...wanted, place: data.place, env: data.env });
    for (const [name, value] of Object.entries(figures))
      console.log(`${name.padEnd(12)}${value.toLocaleString('en').padStart(10)}`);
    const { accepted, failed, oversold, doubled, cancelled, offered } = figures;
    const sound = failed === 0 && oversold === 0 && doubled === 0 && cancelled === offered;
    return sound && accepted === Math.min(wanted.requests, wanted.seats) ? 0 : 1;
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
