/** Every answer of the demonstration against the published schemas: what we serve is what we say. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { generate, type Profile } from '../../demo/data';
import { jsonSchemas } from '../../src/tool/openapi';
import { DEMO_NOW } from '../aid/server';
import { serveData, type Body, type Served } from './serve';
import { post, shortAnswer, type Json } from './writing';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
const checks = new Map(Object.entries(jsonSchemas()).map(([name, schema]) => [name, ajv.compile(schema)]));

function holds(name: string, body: unknown, place: string): void {
  const check: ValidateFunction | undefined = checks.get(name);
  assert.ok(check, `no schema ${name}`);
  const sound = check(body);
  const [error] = check.errors ?? [];
  assert.ok(sound, `${place}${error?.instancePath ?? ''} ${error?.message ?? ''}`);
}

for (const profile of ['tiny', 'jiyang'] as const satisfies readonly Profile[]) {
  describe(profile, () => {
    const data = generate(profile, DEMO_NOW);
    let served: Served;
    before(async () => {
      served = await serveData(profile, generate);
    });
    after(() => served.close());

    /** All records behind an address, each page checked, and none of them twice. */
    async function all(name: string, path: string): Promise<Body['items']> {
      const items: Body['items'] = [];
      for (let at: string | undefined = `${served.url}/api/${path}`; at;) {
        const body: Body = await (await fetch(at)).json();
        holds(name, body, at);
        items.push(...body.items);
        at = body.next === undefined ? undefined : new URL(body.next, at).href;
      }
      return items;
    }

    const sorted = (records: readonly { id: string }[]) =>
      [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

    test('lists hold every record that was made, unchanged', async () => {
      const plain = {
        partners: data.partners,
        spaces: data.spaces,
        rules: data.rules,
        notices: data.notices,
      };
      for (const [name, records] of Object.entries({ ...plain, tasks: data.tasks, funds: data.funds })) {
        assert.deepEqual(
          sorted(await all(name, `${name}.json`)),
          JSON.parse(JSON.stringify(sorted(records))),
          name,
        );
      }
    });

    test('the months hold every session with its seats, and bring all that the sessions name', async () => {
      const months = [...new Set(data.sessions.map((session) => session.start.slice(0, 7)))];
      const found: Body['items'] = [];
      for (const month of months) {
        const body = await served.body(`/api/sessions/${month}.json`);
        holds('sessions', body, month);
        found.push(...body.items);
        const here = {
          courses: new Set<unknown>(),
          venues: new Set<unknown>(),
          partners: new Set<unknown>(),
        };
        for (const [key, ids] of Object.entries(here))
          for (const one of body.included?.[key] ?? []) ids.add(one.id);
        for (const session of body.items) {
          assert.ok(here.courses.has(session.courseId), `${session.id}: course`);
          assert.ok(session.venueId == null || here.venues.has(session.venueId), `${session.id}: venue`);
        }
        for (const course of (body.included?.courses ?? []) as { id: string; partnerId?: string }[]) {
          assert.ok(course.partnerId == null || here.partners.has(course.partnerId), `${course.id}: partner`);
        }
      }
      const seatless = (session: Body['items'][number]) => ({ ...session, seats: undefined });
      const made = JSON.parse(JSON.stringify(sorted(data.sessions))) as Body['items'];
      assert.deepEqual(sorted(found).map(seatless), made.map(seatless));
      const left = (items: Body['items']) =>
        items.map((item) => (item.seats as { left: number } | undefined)?.left);
      assert.deepEqual(left(sorted(found)), left(made));
    });

    test('seats, days, surveys, needs and single records are as published', async () => {
      const ids = data.sessions.filter((session) => session.seats).map((session) => session.id);
      const asked = ids.slice(0, 100);
      assert.equal(
        (await all('seats', `seats.json?ids=${asked.map(encodeURIComponent).join()}`)).length,
        asked.length,
      );
      for (const [year, days] of Object.entries(data.days)) {
        assert.equal((await all('days', `days/${year}.json`)).length, days.length);
      }
      holds('service', await served.body('/api/service.json'), 'service');
      for (const { id } of await all('surveys', 'surveys.json')) {
        const definition: unknown = await served.body(`/api/surveys/${id}.json`);
        holds('survey', definition, id);
        assert.deepEqual(definition, JSON.parse(JSON.stringify(data.surveys.find((one) => one.id === id))));
      }
      for (const { id } of data.partners.slice(0, 20))
        holds('partner', await served.body(`/api/partners/${id}.json`), id);
      for (const { receipt } of data.needs.slice(0, 20)) {
        holds('need', await served.body(`/api/needs/${receipt}.json`), receipt);
      }
    });

    test('ledgers are whole, in order, and their sums agree with the fund', async () => {
      for (const fund of data.funds) {
        const lines = await all('entries', `funds/${fund.id}/entries.json`);
        const made = data.entries.filter((entry) => entry.fundId === fund.id).sort((a, b) => a.seq - b.seq);
        assert.deepEqual(lines, JSON.parse(JSON.stringify(made)), fund.id);
        const { sums } = await served.body(`/api/funds/${fund.id}/entries.json`);
        assert.deepEqual(sums, { inFen: fund.totals.inFen, outFen: fund.totals.outFen }, fund.id);
        const shares = await all('shares', `funds/${fund.id}/shares.json`);
        assert.equal(shares.length, data.shares.filter((share) => share.fundId === fund.id).length);
        const reports = await all('disclosures', `funds/${fund.id}/disclosures.json`);
        assert.equal(reports.length, data.disclosures.filter((report) => report.fundId === fund.id).length);
      }
    });

    test('what is sent is answered as the schemas say, and so is the need that comes of it', async () => {
      const send = async (name: string, body: Json) => {
        holds(name, body, `${name}, as sent`);
        const reply = await post(served, name, body);
        assert.equal(reply.status, 201, reply.text);
        holds('receipt', reply.body, name);
        return String(reply.body.receipt);
      };
      const common = () => ({ id: randomUUID(), createdAt: DEMO_NOW });
      const open = data.tasks.find((task) => task.status === 'open');
      const wish = { ...shortAnswer('想学太极'), supports: open ? [open.id] : [] };
      const receipt = await send('responses', { ...common(), ...wish });
      holds('need', await served.body(`/api/needs/${receipt}.json`), receipt);
      holds('tasks', await served.body('/api/tasks.json'), 'tasks');
      await send('followups', { ...common(), receipt, action: 'withdraw' });
      holds('need', await served.body(`/api/needs/${receipt}.json`), receipt);
      const solved = data.needs.find((need) => need.status === 'resolved')?.receipt;
      if (solved !== undefined) {
        await send('followups', { ...common(), receipt: solved, action: 'solved' });
        holds('need', await served.body(`/api/needs/${solved}.json`), solved);
      }
      await send('reports', { ...common(), about: { resource: 'tasks' }, kind: 'wrong', text: '写错了' });
      const refusal = await post(served, 'responses', { ...common(), ...wish, answers: {} });
      assert.equal(refusal.status, 422);
      holds('problem', refusal.body, 'refusal');
    });

    test('a problem is a problem document', async () => {
      holds('problem', await (await served.get('/api/days/2099.json')).json(), 'problem');
    });

    test('a name that no record can have is not found, whatever the database thinks of it', async () => {
      const names = ['%00', 'a%00b', 'x'.repeat(129), '%E5%90%88'.repeat(129)];
      const places = ['partners/*', 'surveys/*', 'needs/*', 'sessions/*', 'days/*'];
      const ofFunds = ['funds/*/entries', 'funds/*/shares', 'funds/*/disclosures'];
      for (const place of [...places, ...ofFunds]) {
        for (const name of names) {
          const path = `/api/${place.replace('*', name)}.json`;
          const reply = await served.get(path);
          assert.equal(reply.status, 404, path);
          assert.match(reply.headers.get('content-type') ?? '', /problem\+json/);
          const problem = (await reply.json()) as { type: string };
          holds('problem', problem, path);
          assert.match(problem.type, /\/not-found$/);
        }
      }
    });
  });
}

describe('hostile', () => {
  test('is served whole, and sound records stay sound beside the broken ones', async () => {
    const data = generate('hostile', DEMO_NOW);
    const served = await serveData('hostile', generate);
    try {
      for (const name of ['partners', 'tasks', 'funds', 'spaces', 'notices'] as const) {
        const body = await served.body(`/api/${name}.json`);
        assert.equal(body.items.length, data[name].length, name);
      }
      const month = await served.body(`/api/sessions/${DEMO_NOW.slice(0, 7)}.json`);
      assert.ok(!checks.get('sessions')?.(month), 'the hostile month is meant to break the contract');
    } finally {
      await served.close();
    }
  });
});
