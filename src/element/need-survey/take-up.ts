/* Forms made from what was written before: a draft, or an entry that was refused. */
import { migrate } from '../../contract/migrate';
import type { Lost } from '../../contract/migrate';
import type { Answers } from '../../contract/answer';
import type { Survey } from '../../contract/need';
import type { EntryInfo, Refused } from '../../source/outbox/entry';
import { newId } from '../../source/uuid';
import { refusalText } from '../part/delivery';
import { deliveryWords } from '../part/delivery-words';
import type { FormAround } from './around';
import { draftOf, noticeHash } from './body';
import { Form } from './form';
import type { Relation } from './form';

const isGate = (name: string): boolean => name.charAt(0) === '#';

/** Under which version and notice something was written. */
interface Written {
  version: string;
  /** Hash of the notice; undefined where that is not known. */
  notice: string | undefined;
}

/** What was written, under today's definition. What has no place any more is in `lost`. */
export async function takenUp(
  typed: Answers,
  { version, notice }: Written,
  survey: Survey,
): Promise<{ answers: Answers; lost: readonly Lost[] }> {
  const moved = version === survey.version ? undefined : migrate(typed, version, survey);
  const answers = Object.entries(moved?.answers ?? typed).filter(([name]) => !isGate(name));
  // Under another notice than the one that was agreed to, the gates are asked again.
  const same = notice === (await noticeHash(survey));
  const gates = same ? Object.entries(typed).filter(([name]) => isGate(name)) : [];
  return { answers: Object.fromEntries([...answers, ...gates]) as Answers, lost: moved?.lost ?? [] };
}

/** What the backend said about single answers, by question; where it named none, why it refused, under ''. */
function toldOf(failure: Refused | undefined, why: string, survey: Survey): Map<string, string> {
  const told = new Map<string, string>();
  const names = new Set(survey.pages.flatMap(({ elements }) => elements.map(({ name }) => name)));
  const others: string[] = [];
  for (const { pointer, detail } of failure?.errors ?? []) {
    const name = (/^\/answers\/([^/]+)/.exec(pointer)?.[1] ?? '').replace(/#other$/, '');
    if (!names.has(name)) others.push(detail);
    else if (!told.has(name)) told.set(name, detail);
  }
  if (!told.size) told.set('', [why, ...others].filter(Boolean).join(' '));
  return told;
}

/**
 * A form that takes up what was refused, under a new id. It names the old one as predecessor, since nobody can be sure
 * that it was never stored, or never will be: the reply may have been lost, another device may send it from a file. It
 * stays what it was: typed in from that sheet, in that place, on a shared device.
 */
export async function formOf(
  entry: EntryInfo,
  body: Readonly<Record<string, unknown>>,
  survey: Survey,
  around: FormAround,
): Promise<Form> {
  const { id, failure, shared } = entry;
  const said = body as Readonly<Record<string, string | undefined>>;
  const written = { version: String(said.surveyVersion), notice: said.noticeHash };
  const { answers, lost } = await takenUp(draftOf(body), written, survey);
  const form = new Form(survey, newId());
  form.draft = answers;
  form.lost = lost;
  form.helper = (body.helper as { relation?: Relation } | undefined)?.relation;
  form.origin = { channel: said.channel, sheetId: said.sheetId, areaId: said.areaId, shared };
  form.predecessor = said.predecessor ?? id;
  form.replaces = id;
  form.supports = new Set((body.supports as string[] | undefined) ?? []);
  form.keep(await around.sending.attachments(id));
  // Given in time it stays so, unless that very time was refused.
  const badTime = failure?.errors?.some(({ pointer }) => pointer === '/createdAt');
  form.createdAt = (!badTime && Date.parse(String(said.createdAt))) || around.now();
  const why = refusalText(entry, deliveryWords(around.frame.tongue.lang));
  form.correct(toldOf(failure, why, survey), around.elder);
  return form;
}
