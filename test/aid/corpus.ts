/** Texts and addresses as an attacker writes them, and the means to put them into every field of an answer. (Node) */
import type * as z from 'zod/mini';
import * as contract from '../../src/contract/resource';
import type { ListResource, OneResource } from '../../src/contract/resource';
import { parse } from '../../src/source/check';

/** What each of them calls if it ever runs. */
export const CANARY = '__canary()';

/** Markup, script and template text, each in its own way out of the place where it stands. */
export const TEXTS: readonly string[] = [
  `<script>${CANARY}</script>`,
  `<img src=x onerror=${CANARY}>`,
  `"><svg onload=${CANARY}>`,
  `'><svg/onload=${CANARY}//`,
  `</textarea></title></style></script><img src=x onerror=${CANARY}>`,
  `--><img src=x onerror=${CANARY}><!--`,
  `]]><img src=x onerror=${CANARY}>`,
  `<iframe srcdoc="<script>parent.${CANARY}</script>"></iframe>`,
  `<iframe src="javascript:parent.${CANARY}"></iframe>`,
  `<object data="javascript:${CANARY}"></object>`,
  `<a href="javascript:${CANARY}">点我</a>`,
  `<form action="javascript:${CANARY}"><button>提交</button></form>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CANARY}&gt;">`,
  `<details open ontoggle=${CANARY}>`,
  `<input autofocus onfocus=${CANARY}>`,
  `<style>@import 'javascript:${CANARY}'; * { background: url(javascript:${CANARY}) }</style>`,
  `" onmouseover="${CANARY}" x="`,
  `' autofocus onfocus='${CANARY}`,
  `\${${CANARY}}{{${CANARY}}}<%= ${CANARY} %>`,
  `{{constructor.constructor('${CANARY}')()}}`,
  `<?lit$0$><!--?lit$123456$--><div attr$lit$="${CANARY}">`,
  `&lt;img src=x onerror=${CANARY}&gt;&#60;script&#62;${CANARY}`,
  `%3Cscript%3E${CANARY}%3C/script%3E`,
  `＜script＞${CANARY}＜/script＞`,
  `\u2028<svg><script href="data:,${CANARY}"/>\u2029`,
  `\u0000<img src=x onerror=${CANARY}>\u0000`,
  `'-${CANARY}-'`,
  `');${CANARY}//`,
  `<template><img src=x onerror=${CANARY}></template>`,
  `<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:${CANARY}">`,
];

/** Addresses that must never be followed: they are left out, or stand there as text. */
export const ADDRESSES: readonly string[] = [
  `javascript:${CANARY}`,
  `JaVaScRiPt:${CANARY}`,
  ` \t javascript:${CANARY}`,
  `java\nscript:${CANARY}`,
  `java\tscript:${CANARY}`,
  `\u0001javascript:${CANARY}`,
  `javascript://x.example/%0a${CANARY}`,
  `data:text/html,<script>${CANARY}</script>`,
  `data:text/html;base64,PHNjcmlwdD5fX2NhbmFyeSgpPC9zY3JpcHQ+`,
  `vbscript:${CANARY}`,
  `blob:https://x.example/1`,
  `file:///etc/passwd`,
  `view-source:https://x.example/`,
  `https://user@evil.example/`,
  `https://bank.example:pass@evil.example/`,
  `https://evil.example\n.good.example/`,
  `https://ｅｖｉｌ．example/`,
  `https://evil。example/`,
  `ｊavascript:${CANARY}`,
  `https:／／evil.example/`,
];

type Schema = z.ZodMiniType<unknown>;
const resources = Object.values(contract).filter((value) => 'path' in value) as (
  ListResource<unknown> | OneResource<unknown>
)[];

/** The resource that an address under the base is of. */
function resourceAt(path: string): (typeof resources)[number] | undefined {
  return resources.find((one) => {
    const pattern = one.path.replace(/\{\?.*$/, '').replace(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern.replace(/\./g, '\\.')}$`).test(path);
  });
}

const CODE = /(^id|Id|Ids|receipt|name|question|values|fundId|contractVersion|timeZone|links)$/;
const ADDRESS = /(^u|U)rl$|^website$/;
const LANGUAGE = /^(zh|en)(-|$)/;

type Holder = Record<PropertyKey, unknown>;

/** Every text in a value, with what holds it. */
function* textsIn(value: unknown, key = ''): Generator<[holder: Holder, key: string, name: string]> {
  if (value === null || typeof value !== 'object') return;
  for (const [own, member] of Object.entries(value)) {
    const name = Array.isArray(value) || LANGUAGE.test(own) ? key : own;
    if (typeof member === 'string') yield [value as Holder, own, name];
    else yield* textsIn(member, name);
  }
}

export interface Corpus {
  /** The next text and the next address, in turn over all that is spoilt. */
  text(): string;
  address(): string;
}

export function corpus(): Corpus {
  let texts = 0;
  let addresses = 0;
  return {
    text: () => TEXTS[texts++ % TEXTS.length] ?? '',
    address: () => ADDRESSES[addresses++ % ADDRESSES.length] ?? '',
  };
}

/**
 * Puts the corpus into every text of a record that its schema lets stand: prose always, enumerated words when `words`.
 * Ids, times and what names another record stay, so that the record is shown and not set aside.
 */
function spoilRecord(record: unknown, schema: Schema, words: boolean, { text, address }: Corpus): void {
  for (const [holder, key, name] of textsIn(record)) {
    const old = String(holder[key]);
    if (CODE.test(name) && !/[^\0-\x7f]/.test(old)) continue;
    const prose = /[^\0-\x7f]/.test(old) || LANGUAGE.test(key) || ADDRESS.test(name);
    if (!prose && !words) continue;
    holder[key] = ADDRESS.test(name) ? address() : text();
    if ('reason' in parse(schema, record)) holder[key] = old;
  }
}

/** Adds the addresses that the demonstration data leave out, and ways of enrolling that show one. */
function addAddresses(name: string, record: unknown, { address }: Corpus): void {
  const it = Object(record) as Holder;
  const inside = (key: string): Holder => Object(it[key]) as Holder;
  if (name === 'service') {
    inside('operator').url = address();
    it.privacyNotice = { version: '1', text: 'x', ...inside('privacyNotice'), url: address() };
  }
  if (name === 'partners' || name === 'partner') it.website = address();
  if (name === 'funds') inside('host').url = address();
  if (name === 'courses') it.enrol = { ...inside('enrol'), mode: 'external', url: address() };
  if (name === 'entries') it.attachments = ADDRESSES.map((url) => ({ name: address(), url }));
  if (name === 'rules' || name === 'notices') it.documentUrl = address();
}

/** An answer with the corpus in all its fields. `path` is relative to the base of the backend. */
export function spoil(path: string, answer: unknown, words: boolean, from: Corpus): unknown {
  const resource = resourceAt(path);
  if (!resource) return answer;
  const spoilOne = (name: string, record: unknown, schema: Schema): void => {
    addAddresses(name, record, from);
    spoilRecord(record, schema, words, from);
  };
  if ('one' in resource) {
    spoilOne(resource.name, answer, resource.one);
    return answer;
  }
  const { items = [], included = {} } = answer as { items?: unknown[]; included?: Record<string, unknown[]> };
  for (const record of items) spoilOne(resource.name, record, resource.item);
  for (const [name, records] of Object.entries(included)) {
    const schema = (resource.included as Record<string, Schema> | undefined)?.[name];
    for (const record of records) if (schema) spoilOne(name, record, schema);
  }
  return answer;
}
