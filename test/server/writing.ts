/** What the tests of writing share: a data set with something to write to, bodies, and ways to send them. (Node) */
import { createHash, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Survey } from '../../src/contract';
import { generate } from '../../demo/data';
import type { Dataset, Profile } from '../../demo/data/dataset';
import { DEMO_NOW } from '../aid/server';
import { sample } from './sample';
import type { Served } from './serve';

const choice = (value: string) => ({ value, text: value });

/** Asks for category, community, a reason that only a "yes" brings up, a phone number and photos. */
const survey: Survey = {
  id: 'wish',
  version: '3',
  title: '心愿（示例）',
  opens: '2026-01-01',
  closes: '2026-12-31',
  retentionDays: 90,
  who: '服务台（示例）',
  why: '排课',
  next: { 'zh-Hans': '三个工作日内答复', en: 'An answer within three working days' },
  need: { category: 'kind', area: 'place', text: 'wish' },
  pages: [
    {
      name: 'one',
      elements: [
        { type: 'single', name: 'kind', title: '哪一类', choices: [choice('health'), choice('mine')] },
        { type: 'community', name: 'place', title: '社区' },
        { type: 'longtext', name: 'wish', title: '心愿', isRequired: true },
        { type: 'yesno', name: 'more', title: '还有吗' },
        {
          type: 'text',
          name: 'why',
          title: '为什么',
          visibleIf: { question: 'more', operator: '=', answer: true },
        },
        { type: 'photo', name: 'photo', title: '照片' },
        {
          type: 'repeat',
          name: 'home',
          title: '家人',
          elements: [
            { type: 'yesno', name: 'joins', title: '也想参加吗' },
            {
              type: 'text',
              name: 'what',
              title: '想学什么',
              visibleIf: { question: 'joins', operator: '=', answer: true },
            },
          ],
        },
      ],
    },
    {
      name: 'two',
      elements: [{ type: 'phone', name: 'phone', title: '电话', personal: true, purpose: '答复' }],
    },
  ],
};

/** Another one that was closed three days ago, one nine days ago, and one that opens tomorrow. */
const bounds: Record<string, Partial<Survey>> = {
  'just-closed': { closes: '2026-11-20' },
  'long-closed': { closes: '2026-11-14' },
  'not-yet': { opens: '2026-11-24' },
};

/** The sample with surveys, enrolment, tasks in several stages and needs that were settled lately and long ago. */
export function writable(profile: Profile, now: string): Dataset {
  const data = sample(profile, now);
  data.surveys.push(survey, ...Object.entries(bounds).map(([id, more]) => ({ ...survey, id, ...more })));
  const [task] = data.tasks;
  const [first, second] = data.courses;
  if (!task || !first || !second) throw new Error('the sample is empty');
  const held = { partnerId: 'p0007', status: 'in_progress' };
  data.tasks.push({ ...task, id: 't-held', ...held }, { ...task, id: 't-done', status: 'closed' });
  first.enrol = { mode: 'first_come', partyMax: 2 };
  second.enrol = { mode: 'lottery' };
  data.courses.push(
    { ...first, id: 'k-desk', enrol: { mode: 'offline_only' } },
    { ...first, id: 'k-soon', enrol: { mode: 'first_come', opensAt: '2026-11-24T09:00:00+08:00' } },
  );
  const last = data.sessions.find((one) => one.id === 'x-last');
  if (!last?.seats) throw new Error('the sample has no seats');
  for (const [id, courseId, areaId] of [
    ['x-desk', 'k-desk', 's1'],
    ['x-soon', 'k-soon', 's1'],
    ['x-draw', 'k2', 's1'],
    ['x-race', 'k1', 's1'],
  ] as const) {
    data.sessions.push({ ...last, id, courseId, areaId, seats: { ...last.seats, id } });
  }
  const settled = (receipt: string, at: string) => ({
    receipt,
    category: 'health',
    status: 'resolved',
    submittedAt: '2026-09-01T09:00:00+08:00',
    timeline: [{ at, status: 'resolved' }],
  });
  data.needs.push(settled('SETTLED2', '2026-10-24T09:00:00+08:00'));
  data.needs.push(settled('SETTLED3', '2026-10-23T09:00:00+08:00'));
  data.needs.push(settled('SETTLED4', '2026-11-20T09:00:00+08:00'));
  return data;
}

export type Json = Record<string, unknown> & { id: string };

/** An answer to the survey `wish`. */
export const response = (more: Record<string, unknown> = {}): Json => ({
  id: randomUUID(),
  createdAt: DEMO_NOW,
  surveyId: 'wish',
  surveyVersion: '3',
  answers: { wish: '想学太极' },
  ...more,
});

/** An answer to the short survey of the demonstration with the least that it asks for, and a text as the wish. */
export function shortAnswer(wish: string) {
  short ??= generate('tiny', DEMO_NOW).surveys.find((one) => one.id === 'survey-wish');
  if (!short) throw new Error('the demonstration has no survey-wish');
  const asked = short.pages.flatMap((page) => page.elements).filter((question) => question.isRequired);
  const answers = asked.map(({ name, choices }) => [name, choices?.at(-1)?.value ?? '']);
  const all = { ...(Object.fromEntries(answers) as Record<string, string>), wish };
  return { surveyId: short.id, surveyVersion: short.version, answers: all };
}
let short: Survey | undefined;

export const followup = (receipt: string, action: string): Json => ({
  id: randomUUID(),
  createdAt: DEMO_NOW,
  receipt,
  action,
});

/** Each is of another person, with a telephone number of its own. */
export const enrolment = (sessionId: string, more: Record<string, unknown> = {}): Json => ({
  ...{ id: randomUUID(), createdAt: DEMO_NOW, sessionId, partySize: 1 },
  ...{ contact: { callName: '王', phone: String(13_800_000_000 + (callers += 1)) }, ...more },
});
let callers = Math.floor(Math.random() * 90_000_000);

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The receipt or the problem. */
  body: Record<string, unknown> & {
    id?: string;
    receipt?: string;
    type?: string;
    errors?: { pointer: string; detail: string }[];
  };
}

export async function answerOf(reply: Response): Promise<Answer> {
  const text = await reply.text();
  return {
    ...{ status: reply.status, headers: reply.headers, text },
    body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
  };
}

/** Posts a body as an element does. */
export async function post(
  { url }: Pick<Served, 'url'>,
  name: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const id = (body as { id?: string }).id;
  const sent = {
    'Content-Type': 'application/json',
    ...(id && { 'Idempotency-Key': `"${id}"` }),
    ...headers,
  };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answerOf(await fetch(`${url}/api/${name}`, { method: 'POST', headers: sent, body: text }));
}

/** Sends the whole request and cuts the line without waiting for the answer. */
export function postAndCut({ url }: Pick<Served, 'url'>, name: string, body: Json, after = 0): Promise<void> {
  const { hostname, port } = new URL(url);
  const text = JSON.stringify(body);
  const head = [
    `POST /api/${name} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.on('close', () => done());
    socket.write(`${head.join('\r\n')}\r\n\r\n${text}`, () => setTimeout(() => socket.destroy(), after));
  });
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Something that begins as a JPEG does; each seed gives another. */
export const photo = (seed: string, size = 100): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(seed), Buffer.alloc(size, 7)]);

export async function putBytes({ url }: Pick<Served, 'url'>, name: string, bytes: Buffer): Promise<Answer> {
  const body = new Uint8Array(bytes);
  return answerOf(await fetch(`${url}/api/attachments/${name}`, { method: 'PUT', body }));
}
