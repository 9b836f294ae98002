/**
 * A reporter for `node --test`: writes one Tally (see tally.ts) as JSON at the end. JavaScript, because Node loads
 * reporters before anything that could read TypeScript.
 */
import { resolve } from 'node:path';

export default async function* nodeTally(events) {
  const tally = { passed: 0, failed: 0, skipped: [] };
  for await (const event of events) count(event, tally);
  yield JSON.stringify(tally);
}

function count({ type, data }, tally) {
  if (type !== 'test:pass' && type !== 'test:fail') return;
  const { name, skip, todo, details, file } = data;
  const suite = details?.type === 'suite';
  const failure = details?.error?.failureType;
  if (skip !== undefined) tally.skipped.push({ name, reason: reason(skip) });
  else if (todo !== undefined) tally.skipped.push({ name, reason: `to do: ${reason(todo)}` });
  // What fails only because a test inside it failed is not a second failure.
  else if (type === 'test:fail' && failure !== 'subtestsFailed') tally.failed += 1;
  // A suite is not a test, and Node counts a file without any test as one passed test; we do not.
  else if (type === 'test:pass' && !suite && !(file && resolve(name) === resolve(file))) tally.passed += 1;
}

const reason = (said) => (typeof said === 'string' && said !== '' ? said : 'no reason given');
