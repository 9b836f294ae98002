import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { epochOf, wallTime } from '../contract/time';
import type { PlainDate, WallTime } from '../contract/time';

/** The zone of the programme until the service says otherwise. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/**
 * The time as the server sees it, in the programme's zone, whatever the reader's device says. Ticks once a minute
 * while the host is connected, so that "today" turns over at midnight there.
 */
export class ClockController implements ReactiveController {
  zone = DEFAULT_ZONE;
  /** Server time minus device time, milliseconds. */
  #offset = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.host.requestUpdate(), 60_000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** Takes the programme's zone (IANA name); an unknown name must not stop the page. */
  setZone(zone: string): void {
    try {
      wallTime(0, zone);
      this.zone = zone;
    } catch {
      this.zone = DEFAULT_ZONE;
    }
  }

  /**
   * Sets the clock by a live answer of the server: its time, and the moment of receipt on this device. A gap under two
   * seconds is the network and is left alone. A time out of a file or a cache must not be given: it stands still.
   */
  setTime(serverTime: string, receivedAt: number): void {
    const offset = epochOf(serverTime) - receivedAt;
    this.#offset = Number.isFinite(offset) && Math.abs(offset) > 2_000 ? offset : 0;
  }

  /** Now, in milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Today in the programme's zone. */
  get today(): PlainDate {
    return wallTime(this.now(), this.zone).date;
  }

  /** A moment (RFC 3339 or device epoch milliseconds) on the programme's wall clock. */
  wall(instant: string | number): WallTime {
    return wallTime(instant, this.zone);
  }
}
