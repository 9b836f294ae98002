/** Answers as residents give them: valid for the survey as the server has it, each with a word of its own in it. */
import { createHash } from 'node:crypto';
import { gateKey, PERSONAL, submission, visible } from '../../src/contract';
import type { Answers, Question, Survey } from '../../src/contract';
import type { Handed } from './page/page';
import { below, hex, pick, uuid, type Random } from './random';

type Value = Answers[string];
type Attachment = Handed['attachments'][number];

/** Bytes that begin as a JPEG does, 2 to 40 KB, each time others. */
function photo(random: Random): Attachment {
  const size = 2048 + below(random, 38_000);
  const bytes = Buffer.alloc(size, hex(random, 32));
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, type: 'image/jpeg', base64: bytes.toString('base64') };
}

interface Making {
  random: Random;
  token: string;
  /** Phone number that is written wherever one is asked. */
  phone: string;
  photos: boolean;
  attachments: Attachment[];
}

/** A good answer to a question; undefined where it is left out. */
function valueFor(question: Question, making: Making): Value {
  const { random, token } = making;
  const least = typeof question.min === 'number' ? question.min : 1;
  switch (question.type) {
    case 'single':
      return pick(random, question.choices ?? []).value;
    case 'multiple':
      return (question.choices ?? []).slice(0, Math.max(1, least)).map(({ value }) => value);
    case 'text':
    case 'longtext':
      return `想学二胡 ${token}`.slice(0, question.maxLength ?? 200);
    case 'integer':
    case 'decimal':
    case 'rating':
      return least;
    case 'yesno':
    case 'consent':
      return true;
    case 'phone':
      return making.phone;
    case 'photo': {
      if (!making.photos) return undefined;
      const one = photo(random);
      making.attachments.push(one);
      return [one.sha256];
    }
    default:
      return undefined;
  }
}

/** Fills a survey as far as it opens up, agreeing at every gate. */
function fill(survey: Survey, making: Making): { answers: Answers; gates: ReadonlySet<string> } {
  const draft: Record<string, Value> = {};
  const gates = new Set<string>();
  const done = new Set<string>();
  for (let more = true; more;) {
    more = false;
    for (const page of visible(survey, draft).pages) {
      for (const gate of page.gates) more = agree(gate, draft, gates) || more;
      for (const question of page.questions) {
        if (done.has(question.name)) continue;
        done.add(question.name);
        draft[question.name] = valueFor(question, making);
        more = true;
      }
    }
  }
  return { answers: submission(survey, draft), gates };
}

function agree(gate: string, draft: Record<string, Value>, gates: Set<string>): boolean {
  if (gates.has(gate)) return false;
  gates.add(gate);
  draft[gateKey(gate)] = true;
  return true;
}

export interface Made {
  handed: Handed;
  /** A word that stands in this answer and in no other. */
  token: string;
}

export interface Wish {
  random: Random;
  kind: 'responses' | 'reports';
  photos: boolean;
  phone: string;
  createdAt: string;
}

const askedFor = (survey: Survey, type: string): boolean =>
  survey.pages.some(({ elements }) => elements.some((question) => question.type === type));

/** One answer for the outbox. Of the surveys, one that asks for a photo is taken where a photo is to be sent. */
export function makeAnswer(surveys: readonly Survey[], wish: Wish): Made {
  const { random, kind, phone, createdAt } = wish;
  const token = `T${hex(random, 12)}`;
  const id = uuid(random);
  if (kind === 'reports') {
    const about = { resource: 'partners', id: 'p-1' };
    const body = { id, createdAt, about, kind: 'wrong', text: `地址不对 ${token}` };
    return { token, handed: { name: kind, body, label: '反映问题', attachments: [] } };
  }
  const fitting = surveys.filter((one) => !wish.photos || askedFor(one, 'photo'));
  const survey = pick(random, fitting.length > 0 ? fitting : surveys);
  const making: Making = { random, token, phone, photos: wish.photos, attachments: [] };
  const { answers, gates } = fill(survey, making);
  const { attachments } = making;
  const body = {
    ...{ id, createdAt, channel: 'home_visit', role: 'worker' },
    ...{ surveyId: survey.id, surveyVersion: survey.version, areaId: survey.areaId },
    consents: Object.fromEntries([...gates].map((gate) => [gate, true])),
    answers,
    attachments: attachments.map(({ sha256 }) => sha256),
    ...(gates.has(PERSONAL) && { contact: { callName: `王${token}`, phone } }),
  };
  return { token, handed: { name: kind, body, label: '居民需求', attachments } };
}
