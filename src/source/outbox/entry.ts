import type { Text } from '../../contract/text';
import type { PostName } from '../../contract/write';
import type { DiskTrouble } from '../disk';

/** Where something is kept: on the device, so that it outlives the page, or in this page's memory alone. */
export type Kept = 'device' | 'memory';

/** Why not on the device: the disk's trouble, or a page on plain http, where nothing personal may lie at rest. */
export type KeptWhy = DiskTrouble | 'insecure';

/** What is to be sent. Its body is turned into text once and never changes after that. */
export interface Outgoing {
  name: PostName;
  /** A body of the contract; `id` is its permanent UUID. */
  body: Readonly<Record<string, unknown>> & { readonly id: string };
  /** Attachments that the body names, by SHA-256 in hex. */
  attachments?: ReadonlyMap<string, Blob> | undefined;
  /** What it is, for lists on screen; nothing personal. */
  label: string;
  /** Keeps no receipt on the device after sending: it is shared (door to door). */
  shared?: boolean | undefined;
  /** Id of the draft that it was; leaves the device in the same write. */
  draft?: string | undefined;
  /** Id of a refused entry that it corrects; leaves the device in the same write. */
  replaces?: string | undefined;
}

/** What became of putting something into the outbox. Resolved only when that is true. */
export interface Saved {
  kept: Kept;
  why?: KeptWhy | undefined;
  /**
   * An answer with this id but other content waits here or was sent already, from another page perhaps; that one holds,
   * this one was not taken and its draft is left alone. To hand it in as well, give it a new id with that predecessor.
   */
  other?: boolean | undefined;
}

/** Why an entry is not sent yet, as the page words it. */
export interface Refused {
  /** `offline`: no answer; `server`: 408, 425, 429, 5xx; `foreign`: an answer that is not the backend's (a login page); `refused`: any other 4xx; `unread`: the device did not give it out, it is tried again; `damaged`: cannot be read back, ever. */
  reason: 'offline' | 'server' | 'foreign' | 'refused' | 'unread' | 'damaged';
  status?: number | undefined;
  /** Last segment of the problem's `type`. */
  type?: string | undefined;
  detail?: string | undefined;
  errors?: readonly { pointer: string; detail: string }[] | undefined;
}

/** One thing that waits. `attention`: it was refused and goes on only when a person has corrected it. */
export interface EntryInfo {
  id: string;
  name: PostName;
  label: string;
  state: 'waiting' | 'sending' | 'attention';
  kept: Kept;
  /** Put on a shared device: no receipt is kept. */
  shared: boolean;
  /** Device time in ms since the epoch. */
  createdAt: number;
  attachments: number;
  tries: number;
  /** When it is tried next, in ms since the epoch. */
  nextAt?: number | undefined;
  failure?: Refused | undefined;
}

/** One thing that was accepted: the tombstone that keeps it from being sent again. */
export interface Sent {
  id: string;
  name: PostName;
  label: string;
  /** Empty when the device is shared. */
  receipt: string;
  status: string;
  /** Device time in ms since the epoch. */
  at: number;
  next?: Text | null | undefined;
}

/** What an outbox holds for one backend. */
export interface OutboxState {
  kept: Kept;
  why?: KeptWhy | undefined;
  /** Oldest first. */
  entries: readonly EntryInfo[];
  /** Newest first. */
  sent: readonly Sent[];
}

/** An export file and what is in it. */
export interface Exported {
  /** It is not encrypted. */
  file: Blob;
  /** How many entries are in it. */
  count: number;
  /** How many could not be read, and are not in it. */
  unread: number;
}

/** What was read in from an export file. */
export interface Imported {
  added: number;
  /** Already here or already sent. */
  known: number;
  /** Here or sent already under the same id, with other content: not taken. */
  other: number;
  /** Not readable, or of another backend. */
  bad: number;
}

/** A form that is not finished. Everything in it is personal. */
export interface Draft {
  /** The permanent id of the response that it will be. */
  id: string;
  surveyId: string;
  /** Version of the definition that it was written under. */
  version: string;
  answers: Readonly<Record<string, unknown>>;
  attachments?: ReadonlyMap<string, Blob> | undefined;
  /** Name of a question on the present screen. */
  spot?: string | undefined;
  /** What else the form must remember, as JSON: mode, helper, sheet. */
  more?: Readonly<Record<string, unknown>> | undefined;
  /** Device time in ms since the epoch. */
  at: number;
}
