/** Plays one schedule on a fresh device and reckons up. */
import { pause } from '../aid/child';
import { makeAnswer } from './answers';
import { Ledger, violations, type Verdict } from './ledger';
import type { QueueName } from './page/queue';
import { below, pick, randomFrom, type Random } from './random';
import type { Rig } from './rig';
import { lineOf, type Schedule, type Step } from './schedule';
import { Station } from './station';
import { makeFault, type FaultName } from './storm';

/** How often each thing happened. */
export type Counts = Record<string, number>;

export interface Outcome {
  verdict: Verdict;
  /** Faults that requests suffered, by name; what was killed and cut off, by name. */
  faults: Counts;
  kills: Counts;
  /** Times that a tab went offline or came back. */
  flips: Counts;
  /** Clocks that were set off, files that were carried. */
  odds: Counts;
  /** Errors that the page did not catch. */
  errors: readonly string[];
  /** What still waited when the time for the drain was over. */
  stuck: readonly string[];
  /** All that must not be. */
  bad: readonly string[];
  seconds: number;
}

export interface PlayOptions {
  queue?: QueueName;
  /** Time in ms for the drain, after which what still waits counts as stuck. */
  drain?: number;
  say?: (line: string) => void;
}

const DRAIN = 60_000;
/** Time in ms for which who stays waits for "saved". */
const PATIENCE = 1000;
const MOST_TABS = 3;

const add = (counts: Counts, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

export class Play {
  private readonly random: Random;
  private readonly ledger = new Ledger();
  private readonly station: Station;
  private readonly faults: Counts = {};
  private readonly kills: Counts = {};
  private readonly flips: Counts = {};
  private readonly odds: Counts = {};
  /** Restarts of the server that are under way. */
  private returning: Promise<unknown> = Promise.resolve();
  private phone = 0;

  constructor(
    private readonly rig: Rig,
    private readonly schedule: Schedule,
    private readonly options: PlayOptions = {},
  ) {
    this.random = randomFrom(schedule.seed);
    const address = `${rig.proxy.url}/faults.html?queue=${options.queue ?? 'kit'}`;
    this.station = new Station(address, (told) => this.ledger.hear(told));
  }

  async run(): Promise<Outcome> {
    const began = Date.now();
    const before = new Set((await this.rig.rows()).map(({ id }) => id));
    this.rig.proxy.passed = (asked, body) => this.ledger.see(asked, body);
    try {
      await this.station.start();
      await this.station.openTab();
      for (const step of this.schedule.steps) await this.take(step);
      const stuck = await this.drain();
      const rows = (await this.rig.rows()).filter(({ id }) => !before.has(id));
      return this.outcome(
        this.ledger.reckon(
          rows,
          stuck.map((line) => line.slice(0, 36)),
        ),
        stuck,
        Date.now() - began,
      );
    } finally {
      this.rig.proxy.choose = undefined;
      this.rig.proxy.passed = undefined;
      await this.station.remove();
    }
  }

  private outcome(verdict: Verdict, stuck: readonly string[], ms: number): Outcome {
    const errors = this.ledger.errors;
    const bad = [
      ...violations(verdict),
      ...stuck.map((line) => `stuck: ${line}`),
      ...errors.map((line) => `page error: ${line}`),
    ];
    const { faults, kills, flips, odds } = this;
    return { verdict, faults, kills, flips, odds, errors, stuck, bad, seconds: ms / 1000 };
  }

  private async take(step: Step): Promise<void> {
    this.options.say?.(lineOf(step));
    try {
      await this.act(step);
    } catch (error) {
      // A tab may die under any command that was meant for it; the accounts do not depend on it.
      this.options.say?.(`  (${(error as Error).message.split('\n')[0]})`);
    }
  }

  private async act(step: Step): Promise<void> {
    const { station } = this;
    switch (step.do) {
      case 'put':
        return this.put(step);
      case 'wait':
        return pause(step.ms);
      case 'storm':
        return this.storm(step.share, step.faults);
      case 'calm':
        return void (this.rig.proxy.choose = undefined);
      case 'open':
        return station.open < MOST_TABS ? void (await station.openTab()) : undefined;
      case 'tap':
        return void station.tap(step.tab);
      case 'clock':
        add(this.odds, step.ms < 0 ? 'clocks set back' : 'clocks set ahead');
        return void station.clock(step.tab, step.ms);
      case 'ship':
        add(this.odds, 'files carried from tab to tab');
        return station.ship(step.tab);
      case 'reload':
        add(this.kills, 'tabs reloaded');
        return station.reload(step.tab);
      case 'close':
        add(this.kills, 'tabs closed');
        return station.closeTab(step.tab);
      default:
        return this.harm(step);
    }
  }

  private async harm(step: Step): Promise<void> {
    const { station, rig } = this;
    if (step.do === 'crash') {
      add(this.kills, 'tabs crashed');
      await station.crashTab(step.tab);
    } else if (step.do === 'kill') {
      await this.killBrowser();
    } else if (step.do === 'offline' || step.do === 'online') {
      add(this.flips, step.do === 'offline' ? 'went offline' : 'came online');
      await station.offline(step.tab, step.do === 'offline');
    } else if (step.do === 'flap') {
      for (let time = 0; time < step.times * 2; time += 1) await station.offline(step.tab, time % 2 === 0);
      for (let time = 0; time < step.times; time += 1) add(this.flips, 'flapped off and on');
    } else if (step.do === 'server') {
      add(this.kills, 'servers killed (SIGKILL)');
      await rig.killServer();
      this.returning = this.returning.then(() => pause(step.ms)).then(() => rig.startServer());
    } else if (step.do === 'unplug') {
      add(this.kills, 'addresses unplugged');
      await rig.proxy.unplug();
      this.returning = this.returning.then(() => pause(step.ms)).then(() => rig.proxy.plug());
    }
  }

  private async killBrowser(): Promise<void> {
    add(this.kills, 'browsers killed (SIGKILL)');
    await this.station.kill();
    await this.station.start();
    // The page lies on the server: it can only be opened again when that is back.
    await this.returning;
    await this.station.openTab();
  }

  private async put(step: Extract<Step, { do: 'put' }>): Promise<void> {
    if (this.station.open === 0) {
      await this.returning;
      await this.station.openTab();
    }
    const ids: string[] = [];
    for (let each = 0; each < step.count && this.station.open > 0; each += 1) {
      const phone = `1390000${String((this.phone += 1)).padStart(4, '0')}`;
      const { rig, random } = this;
      const { kind, photos } = step;
      const made = makeAnswer(rig.surveys, { random, kind, photos, phone, createdAt: rig.now });
      this.ledger.put(made.handed, made.token);
      this.station.put(step.tab, made.handed);
      ids.push(made.handed.body.id);
    }
    const stop = Date.now() + PATIENCE;
    while (step.stays && Date.now() < stop && !this.ledger.allSaid(ids)) await pause(20);
  }

  private storm(share: number, names: readonly FaultName[]): void {
    const random = randomFrom(below(this.random, 2 ** 31));
    this.rig.proxy.choose = ({ path }) => {
      if (!path.startsWith('/api/') || random() >= share) return { kind: 'pass' };
      const name = pick(random, names);
      add(this.faults, name);
      return makeFault(name, random);
    };
  }

  /**
   * The device is killed once more and opened again, still under the last storm; then all faults are off, and it has
   * until the time is over. Resolves to what is stuck.
   */
  private async drain(): Promise<readonly string[]> {
    const { rig, station } = this;
    this.options.say?.('drain');
    await this.returning;
    await this.killBrowser();
    for (let time = 0; time < 4; time += 1) {
      station.tap(0);
      await pause(400);
    }
    rig.proxy.choose = undefined;
    const stop = Date.now() + (this.options.drain ?? DRAIN);
    let waiting: readonly string[] | undefined;
    let empty = 0;
    while (Date.now() < stop && empty < 3) {
      station.tap(0);
      await pause(250);
      waiting = await station.waiting(0);
      // Asked more than once: a page that has just been opened may not have read its disk yet.
      empty = waiting?.length === 0 ? empty + 1 : 0;
    }
    return empty >= 3 ? [] : (waiting ?? ['the page does not answer']);
  }
}
