/* Enrolment in the calendar: filled in, put into the outbox, followed up. Loaded when somebody opens a session. */
import { html, nothing } from 'lit';
import type { LitElement } from 'lit';
import { listOf } from '../../../contract/list';
import { epochOf, instantFrom } from '../../../contract/time';
import type { PostName } from '../../../contract/write';
import { SendingController } from '../../../control/sending';
import { emit } from '../../../control/event';
import type { Backend } from '../../../source/backend';
import type { EntryInfo } from '../../../source/outbox/entry';
import { newId } from '../../../source/uuid';
import { dress } from '../../../style/sheet';
import type { Waiting } from '../../part/later';
import { phaseOf } from '../phase';
import type { Scene } from '../scene';
import { datedMoment, titleOf } from '../tell';
import type { Row } from '../view';
import css from './enrol.css?inline';
import { bodyOf, faults, fieldsOf, newForm } from './form';
import type { EnrolForm, FieldName, Fields } from './form';
import { Lookups } from './lookup';
import { Lots } from './lots';
import { aboutLine, showForm } from './show-form';
import { showLot } from './show-lot';
import { showMine } from './show-mine';
import { showStanding } from './show-standing';
import { counts, waitState } from './standing';
import type { Standing, Step } from './standing';
import { Ticking } from './ticking';
import { enrolWords } from './words';
import type { EnrolWords } from './words';

/** What enrolment needs of the calendar around it. */
export interface EnrolAround extends Waiting {
  readonly element: LitElement;
  readonly backend: Backend | undefined;
  /** Every session that was read. */
  readonly rows: readonly Row[];
  /** Opens a session, at its form or at its detail. */
  open(row: Row, enrol: boolean): void;
  /** Goes to the day of `start` (RFC 3339) and opens the session there once that is read; calls `lost` if it is not there. */
  goTo(id: string, start: string, lost: () => void): void;
}

type Body = Readonly<Record<string, unknown>>;

export class Enrol {
  readonly sending: SendingController;
  readonly ticking: Ticking;
  readonly lots: Lots;
  readonly #lookups: Lookups;
  /** Forms by session. */
  readonly #forms = new Map<string, EnrolForm>();
  /** Ids that were put from this page, by session: the newest. */
  readonly #put = new Map<string, string>();
  /** Bodies of what waits, by id, read back from the outbox. */
  readonly #bodies = new Map<string, Body>();
  readonly #reading = new Set<string>();
  /** What was last typed, for a second enrolment. */
  #last: Partial<Fields> = {};
  /** Ids that were put from this page on a device that others use. */
  readonly #shared = new Set<string>();
  /** Receipts whose step is being put. */
  readonly #stepping = new Set<string>();
  #asked = '';
  #lost = '';

  constructor(private readonly around: EnrolAround) {
    const { element } = around;
    dress(element, css);
    this.sending = new SendingController(element, () => around.backend);
    this.#lookups = new Lookups(
      () => around.backend,
      () => element.requestUpdate(),
    );
    this.lots = new Lots(
      () => around.backend,
      () => element.requestUpdate(),
    );
    this.ticking = new Ticking(element);
  }

  // What is known

  get #receipts(): string[] {
    return this.sending.state.sent
      .filter(({ name, receipt }) => name === 'enrolments' && receipt)
      .map(({ receipt }) => receipt);
  }

  /** Reads what waits, and asks for what was accepted: before each rendering that shows something of it. */
  #look(): void {
    for (const { id, name, shared } of this.sending.state.entries) {
      // What somebody else put on a device that many use is not read back.
      if (shared || this.#bodies.has(id) || this.#reading.has(id)) continue;
      if (!/^(enrolments|followups)$/.test(name)) continue;
      this.#reading.add(id);
      void this.sending.body(id).then((body) => {
        if (body) this.#bodies.set(id, body);
        this.around.element.requestUpdate();
      });
    }
    this.#lookups.askDue(this.#receipts);
  }

  #entryFor(name: PostName, key: string, value: string): EntryInfo | undefined {
    const { entries } = this.sending.state;
    return [...entries]
      .reverse()
      .find((entry) => entry.name === name && this.#bodies.get(entry.id)?.[key] === value);
  }

  /** How one stands in a session, as far as this device knows; undefined where it knows of nothing. */
  standing(session: string): Standing | undefined {
    this.#look();
    const id = this.#put.get(session) ?? this.#entryFor('enrolments', 'sessionId', session)?.id;
    const entry = id ? this.sending.entry(id) : undefined;
    if (entry) return { state: waitState(entry, undefined), id, entry, receipt: '' };
    const sent = id ? this.sending.sent(id) : undefined;
    const told = id ? this.sending.once(id) : undefined;
    const receipt = told?.receipt || sent?.receipt || this.#lookups.forSession(session, this.#receipts) || '';
    if (!receipt && !sent) return undefined;
    if (told?.receipt) this.#lookups.askDue([told.receipt]);
    const known = this.#lookups.get(receipt);
    const status = known?.item?.status ?? told?.status ?? sent?.status ?? '';
    const next = told?.next ?? sent?.next;
    const position = known?.item?.position ?? told?.position;
    return {
      state: status,
      id,
      receipt,
      next,
      position,
      known,
      item: known?.item,
      step: this.#step(receipt),
    };
  }

  #step(receipt: string): Step | undefined {
    const entry = receipt ? this.#entryFor('followups', 'receipt', receipt) : undefined;
    if (!entry) return undefined;
    const action = this.#bodies.get(entry.id)?.action === 'claim' ? 'claim' : 'withdraw';
    const state = waitState(entry, undefined);
    return { action, at: state === 'refused' ? 'refused' : state === 'sending' ? 'sending' : 'waiting' };
  }

  /** Another session at the same time in which somebody is enrolled from this device. */
  clash(row: Row): Row | undefined {
    return this.around.rows.find((other) => {
      if (other === row || other.start >= row.end || other.end <= row.start) return false;
      const standing = this.standing(other.session.id);
      return standing !== undefined && counts(standing);
    });
  }

  /** Whether a refused one had asked for the queue already. */
  queued(entry: EntryInfo): boolean {
    return this.#bodies.get(entry.id)?.waitlist === true;
  }

  /** Sessions for which one can enrol now. */
  openRows(scene: Scene): Row[] {
    return this.around.rows.filter((row) => {
      const phase = phaseOf(row, scene.seatsOf(row), scene.now);
      return phase === 'open' || phase === 'almost_full';
    });
  }

  /** Somebody opens a session: what an earlier person left on a device that many use goes, abandoned forms step back. */
  opened(session: string): void {
    const form = this.#forms.get(session);
    if (form) form.open = false;
    for (const id of this.#shared) {
      this.sending.leave(id);
      this.#bodies.delete(id);
      this.#put.forEach((put, of) => {
        if (put === id) this.#put.delete(of);
      });
    }
    this.#shared.clear();
    const receipt = this.#lookups.forSession(session, this.#receipts);
    if (receipt) void this.#lookups.ask(receipt);
  }

  /** Goes to what a line of "my enrolments" is about; of what waits, another month is not known here, and that is said. */
  openById(id: string, label: string, scene: Scene): void {
    const item = this.#lookups.get(this.sending.sent(id)?.receipt ?? '')?.item;
    const session = String(this.#bodies.get(id)?.sessionId ?? item?.sessionId ?? '');
    const row = this.around.rows.find((one) => one.session.id === session);
    const lost = (): void => {
      this.#lost = this.words(scene.lang).elsewhere(label);
      this.around.say(this.#lost);
      this.around.update();
    };
    this.#lost = '';
    // Of several in one session, the one that was pressed.
    if (session) this.#put.set(session, id);
    if (row) this.around.open(row, true);
    else if (session && item?.start) this.around.goTo(session, item.start, lost);
    else lost();
  }

  /** What was asked for and could not be shown, in words. */
  get lost(): string {
    return this.#lost;
  }

  // What is shown

  words(lang: string): EnrolWords {
    return enrolWords(lang);
  }

  /** The form, or what became of it. */
  content(row: Row, scene: Scene): unknown {
    const { id } = row.session;
    const form = this.#forms.get(id);
    const standing = this.standing(id);
    if (standing && !form?.open) return showStanding(row, standing, scene, this);
    const phase = phaseOf(row, scene.seatsOf(row), scene.now);
    if (!form && isDrawn(row) && phase !== 'not_open' && phase !== 'open')
      return html`<div class="enrol stack" part="enrol">
        ${aboutLine(row, scene)} ${showLot(row, scene, this)}
      </div>`;
    const shown = form ?? newForm(newId(), this.#last);
    if (!form) this.#forms.set(id, shown);
    return showForm(row, shown, scene, this);
  }

  /** What this device enrolled for; where there is nothing, that there is nothing, if it was `asked` for. */
  mine(scene: Scene, asked: boolean): unknown {
    this.#look();
    const shown = showMine(this.sending.state, scene, this, (receipt) => this.#lookups.get(receipt));
    return shown === nothing && asked
      ? html`<p class="card" data-none tabindex="-1">${this.words(scene.lang).mineNone}</p>`
      : shown;
  }

  /** Id of what is to be cancelled, once that was asked for. */
  get asked(): string {
    return this.#asked;
  }

  ask(receipt: string): void {
    this.#asked = receipt;
    this.#render('.confirm button');
  }

  // What is done

  edit(row: Row, change: Partial<Fields>): void {
    const form = this.#forms.get(row.session.id);
    if (!form) return;
    form.fields = { ...form.fields, ...change };
    form.open = true;
    // What is being corrected is no longer wrong on the screen; the next press checks it again.
    const errors = new Map(form.errors);
    for (const name of Object.keys(change)) errors.delete(name as FieldName);
    form.errors = errors;
    this.around.element.requestUpdate();
  }

  /** Checks, keeps, and only then says so; pressed twice it is put once. */
  async submit(row: Row, scene: Scene): Promise<void> {
    const form = this.#forms.get(row.session.id);
    const opens = row.course?.enrol?.opensAt;
    if (!form || form.busy || (opens && epochOf(opens) > scene.now)) return;
    const words = this.words(scene.lang);
    const wrong = faults(form.fields, row.course);
    form.errors = new Map([...wrong].map(([name, what]) => [name, words.wrong[what]]));
    if (wrong.size) return this.#render('.enrol .summary');
    form.busy = true;
    form.failed = false;
    await this.#render();
    try {
      await this.#hand(row, form, scene);
      this.#put.set(row.session.id, form.id);
      this.#forms.delete(row.session.id);
      emit(this.around.element, 'hehuo-submit', { resource: 'enrolments', id: form.id });
      await this.#render('#sheet-title');
    } catch {
      form.failed = true;
      form.busy = false;
      this.around.say(words.notKept);
      await this.#render();
    }
  }

  async #hand(row: Row, form: EnrolForm, scene: Scene): Promise<void> {
    const { session, course } = row;
    const { fields, id, replaces } = form;
    const now = instantFrom(scene.now);
    const more = bodyOf(fields, course, now, scene.service?.privacyNotice?.version);
    const body = { id, createdAt: now, channel: 'web', sessionId: session.id, ...more };
    this.#bodies.set(id, body);
    // How many come belongs to this class; on a device that others use, nothing is for the next person to read.
    const { party: _, ...person } = fields;
    this.#last = fields.shared ? { shared: true } : { ...person, waitlist: false, guardian: false };
    if (fields.shared) this.#shared.add(id);
    const label = `${titleOf(row, scene)} · ${datedMoment(session.start, scene)}`;
    form.saved = await this.sending.put({ name: 'enrolments', body, label, shared: fields.shared, replaces });
  }

  /** Takes up what was refused, with a new id: the old one may be known to the backend. */
  async correct(row: Row, entry: EntryInfo, change: Partial<Fields> = {}): Promise<void> {
    const body = this.#bodies.get(entry.id) ?? (await this.sending.body(entry.id)) ?? {};
    const form = newForm(newId(), { ...fieldsOf(body), shared: entry.shared, ...change });
    form.replaces = entry.id;
    form.errors = toldOf(entry);
    form.open = true;
    this.#forms.set(row.session.id, form);
    this.#put.delete(row.session.id);
    await this.#render('#sheet-title');
  }

  async drop(row: Row, entry: EntryInfo): Promise<void> {
    await this.sending.drop(entry.id);
    this.#put.delete(row.session.id);
    this.around.open(row, false);
  }

  /** For another person, or once more after it was cancelled. */
  again(row: Row): void {
    const form = newForm(newId(), { shared: this.#last.shared ?? false });
    form.open = true;
    this.#forms.set(row.session.id, form);
    this.#render('#sheet-title');
  }

  /** Takes what was typed along to another session. */
  turnTo(row: Row): void {
    this.#forms.set(row.session.id, newForm(newId(), this.#last));
    this.around.open(row, true);
  }

  /** Cancels, or takes the seat that is kept. */
  async step(receipt: string, action: Step['action'], label: string, scene: Scene): Promise<void> {
    this.#asked = '';
    if (this.#stepping.has(receipt)) return;
    this.#stepping.add(receipt);
    const refused = this.#entryFor('followups', 'receipt', receipt)?.id;
    const id = newId();
    const body = { id, createdAt: instantFrom(scene.now), channel: 'web', receipt, action };
    this.#bodies.set(id, body);
    // Its answer holds the receipt again: on a device that others use, that does not stay either.
    const shared = listOf(this.#shared).some((one) => this.sending.once(one)?.receipt === receipt);
    if (shared) this.#shared.add(id);
    await this.sending
      .put({ name: 'followups', body, label, replaces: refused, shared })
      .finally(() => this.#stepping.delete(receipt));
    await this.#render('#sheet-title');
  }

  look(receipt: string): void {
    void this.#lookups.ask(receipt, true);
  }

  async forget(scene: Scene): Promise<void> {
    await this.sending.forget();
    this.#put.clear();
    this.around.say(this.words(scene.lang).forgotten);
  }

  /** A step that has gone out is looked up. */
  settled(): void {
    for (const { name, id } of this.sending.state.sent) {
      const body = this.#bodies.get(id);
      if (name !== 'followups' || !body) continue;
      this.#bodies.delete(id);
      this.look(String(body.receipt));
    }
  }

  async #render(focus?: string): Promise<void> {
    this.around.element.requestUpdate();
    await this.around.element.updateComplete;
    if (focus) this.around.element.shadowRoot?.querySelector<HTMLElement>(focus)?.focus();
  }
}

/** Whether lots are drawn for its seats. */
const isDrawn = ({ course }: Row): boolean => course?.enrol?.mode === 'lottery';

const FIELDS: Readonly<Record<string, FieldName>> = {
  '/contact/phone': 'phone',
  '/contact/callName': 'callName',
  '/partySize': 'party',
  '/guardianConsent': 'guardian',
};

/** What the backend said about single fields. */
function toldOf({ failure }: EntryInfo): Map<FieldName, string> {
  const told = new Map<FieldName, string>();
  for (const { pointer, detail } of failure?.errors ?? []) {
    const name = FIELDS[pointer];
    if (name) told.set(name, detail);
  }
  return told;
}
