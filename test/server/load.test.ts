/** The short forms of `npm run load:writes` and `npm run load:seats`: two processes on one database. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from './loading';
import { loadSeats } from './seat-loading';
import { newPlace, type TestPlace } from './place';

/** Where a server with the environment of a place keeps its data: in a folder for each profile. */
const seenBy = ({ place }: TestPlace) => ('folder' in place ? { folder: join(place.folder, 'tiny') } : place);

test('300 writes over two servers that are killed in between: none lost, none doubled', async () => {
  const place = await newPlace();
  const seed = Math.floor(Math.random() * 2 ** 31);
  try {
    const accounts = await load({
      writes: 300,
      kills: 2,
      writers: 12,
      seed,
      env: place.env,
      place: seenBy(place),
    });
    const { lost, doubled, wrong, unexpected, refused, rows, kills } = accounts;
    assert.deepEqual(
      { lost, doubled, wrong, unexpected, refused, rows, kills },
      { lost: 0, doubled: 0, wrong: 0, unexpected: 0, refused: 0, rows: 300, kills: 2 },
      `seed ${seed}`,
    );
    assert.ok(accounts.cut > 20 && accounts.repeats > 20, 'it was put to the test');
  } finally {
    await place.remove();
  }
});

test('300 who want one of 30 seats in the same second: none sold twice, those given back offered once', async () => {
  const place = await newPlace();
  try {
    const figures = await loadSeats({ requests: 300, seats: 30, env: place.env, place: seenBy(place) });
    const { accepted, waitlisted, refused, failed, cancelled, offered, oversold, doubled } = figures;
    assert.deepEqual(
      { accepted, waitlisted, refused, failed, cancelled, offered, oversold, doubled },
      {
        accepted: 30,
        waitlisted: 20,
        refused: 250,
        failed: 0,
        cancelled: 10,
        offered: 10,
        oversold: 0,
        doubled: 0,
      },
    );
  } finally {
    await place.remove();
  }
});
