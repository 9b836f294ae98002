import type { Context } from 'hono';
import {
  ApplicationBody,
  bodies,
  ClaimBody,
  EnrolmentBody,
  FollowupBody,
  ReportBody,
  ResponseBody,
  WriteId,
  type PostName,
} from '../../../src/contract';
import { hashOf } from '../canonical';
import { planEnrolment } from '../plan/enrolment';
import { wrong } from '../plan/made';
import { planApplication, planClaim, planFollowup, planReport } from '../plan/other';
import { planResponse } from '../plan/response';
import { Refusal } from '../refusal';
import { heldOf } from '../store/attachment';
import { accept, earlier, type Plan, type Told } from '../store/write/accept';
import { addressOf } from './address';
import type { Deps } from './answer';
import { jsonOf, type JsonObject } from './body';

interface Came {
  hash: string;
  raw: JsonObject;
  deps: Deps;
}

/** What each name makes of its body. The shape is right by then. */
const plans: Readonly<Record<PostName, (came: Came) => Promise<Plan>>> = {
  responses: ({ raw, hash, deps }) => {
    const body = ResponseBody.parse(raw);
    deps.limits.survey(body.surveyId);
    // The answers as they came: a name such as `__proto__` must not get lost on the way.
    return planResponse({ kind: 'responses', hash, body: { ...body, answers: answersOf(raw) } }, deps);
  },
  enrolments: ({ raw, hash, deps }) =>
    planEnrolment({ kind: 'enrolments', hash, body: EnrolmentBody.parse(raw) }, deps),
  applications: ({ raw, hash, deps }) =>
    planApplication({ kind: 'applications', hash, body: ApplicationBody.parse(raw) }, deps),
  reports: ({ raw, hash, deps }) => planReport({ kind: 'reports', hash, body: ReportBody.parse(raw) }, deps),
  claims: ({ raw, hash, deps }) => planClaim({ kind: 'claims', hash, body: ClaimBody.parse(raw) }, deps),
  followups: ({ raw, hash, deps }) =>
    planFollowup({ kind: 'followups', hash, body: FollowupBody.parse(raw) }, deps),
};

const answersOf = (raw: JsonObject) => raw.answers as ResponseBody['answers'];

/**
 * Takes one write. What was accepted once is accepted for ever, with the same receipt; all else is decided anew each
 * time, for a refusal is never final.
 */
export async function write(c: Context, kind: PostName, deps: Deps): Promise<Response> {
  const began = performance.now();
  const address = addressOf(c, deps.proxies);
  deps.limits.write(address);
  const raw = await jsonOf(c);
  const id = idOf(c, raw);
  const take = () => taken(c, { kind, id, raw, deps, address, began });
  // A rush on the seats of one session keeps nobody else waiting.
  const crowd = kind === 'enrolments' && typeof raw.sessionId === 'string' ? raw.sessionId : undefined;
  return crowd === undefined ? take() : deps.lanes.run(crowd, take);
}

interface Given {
  kind: PostName;
  id: string;
  raw: JsonObject;
  deps: Deps;
  address: string;
  began: number;
}

async function taken(c: Context, { kind, id, raw, deps, address, began }: Given): Promise<Response> {
  const hash = hashOf(raw);
  const known = await earlier(deps.store.db, { id, kind, hash });
  if (known) return replyOf(c, deps, known, raw, false);
  mustFit(kind, raw);
  if (kind === 'followups') deps.limits.lookup(address);
  try {
    const { told, fresh } = await accept(deps.store.db, await plans[kind]({ raw, hash, deps }));
    return await replyOf(c, deps, told, raw, fresh);
  } catch (error) {
    if (error instanceof Refusal && error.type === 'not-found') await deps.limits.slowly(began);
    throw error;
  }
}

function idOf(c: Context, raw: JsonObject): string {
  const { id } = raw;
  if (typeof id !== 'string' || !WriteId.safeParse(id).success)
    throw wrong({ pointer: '/id', detail: 'a UUID in lower case' });
  const key = c.req
    .header('idempotency-key')
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
  if (key !== undefined && key !== id)
    throw wrong({ pointer: '/id', detail: 'the same as the header Idempotency-Key' });
  if (raw.predecessor === id) throw wrong({ pointer: '/predecessor', detail: 'another id than its own' });
  return id;
}

function mustFit(kind: PostName, raw: JsonObject): void {
  const checked = bodies[kind].safeParse(raw);
  if (checked.success) return;
  const errors = checked.error.issues.slice(0, 50).map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''),
    detail: issue.message,
  }));
  throw wrong(...errors);
}

/** The receipt; of the attachments that the body names, those that are here. */
async function replyOf(
  c: Context,
  { store }: Deps,
  told: Told,
  raw: JsonObject,
  fresh: boolean,
): Promise<Response> {
  const named = Array.isArray(raw.attachments) ? (raw.attachments as string[]) : [];
  const held = named.length > 0 && { attachments: await heldOf(store.db, told.id, named) };
  return c.json({ ...told, ...held }, fresh ? 201 : 200, { 'Cache-Control': 'no-store' });
}
