import * as z from 'zod/mini';
import * as contract from '../contract';

/** A JSON Schema document, or a part of one. */
export type JsonSchema = Record<string, unknown>;

type Resource = contract.ListResource<unknown, Record<string, unknown>> | contract.OneResource<unknown>;
type Write = contract.PostName;
const writes = Object.keys(contract.bodies) as Write[];

/** Every read resource of the contract. */
export const resources = [
  contract.service,
  contract.sessions,
  contract.seats,
  contract.days,
  contract.enrolment,
  contract.draw,
  contract.partners,
  contract.partner,
  contract.spaces,
  contract.rules,
  contract.notices,
  contract.surveys,
  contract.survey,
  contract.tasks,
  contract.need,
  contract.funds,
  contract.entries,
  contract.shares,
  contract.disclosures,
] as unknown as readonly Resource[];

const writeAbout: Record<Write, string> = {
  responses: 'Send an answer to a survey',
  enrolments: 'Ask for a seat in a session',
  applications: 'Apply to become a partner',
  reports: 'Report a problem with what is shown',
  claims: 'Take a task as a partner',
  followups: 'Take a need or an enrolment back, say whether a need was solved, or claim a seat',
};

/** The schema of a whole answer: the record, or the envelope with its records and what comes along. */
function answerOf(resource: Resource): z.ZodMiniType {
  if ('one' in resource) return resource.one;
  const shape = { ...contract.Envelope.shape, items: z.array(resource.item) };
  if (!resource.included) return z.looseObject(shape);
  const lists = Object.entries(resource.included).map(([key, item]) => [key, contract.listOf(item)] as const);
  return z.looseObject({ ...shape, included: contract.maybe(z.looseObject(Object.fromEntries(lists))) });
}

const options = { io: 'input', target: 'draft-2020-12' } as const;

/**
 * One JSON Schema (2020-12) for each answer by the resource's name, each body by the name of its write address, and
 * `receipt` and `problem`. Whole documents without references to other files; objects stay open.
 */
export function jsonSchemas(): Record<string, JsonSchema> {
  const made: Record<string, JsonSchema> = {};
  const add = (name: string, title: string, schema: z.ZodMiniType) => {
    made[name] = { title, ...(z.toJSONSchema(schema, options) as JsonSchema) };
  };
  for (const resource of resources) add(resource.name, resource.about, answerOf(resource));
  for (const name of writes) add(name, writeAbout[name], contract.bodies[name]);
  add('receipt', 'The reply to every write', contract.Receipt);
  add('problem', 'An RFC 9457 answer', contract.Problem);
  return made;
}

const REF = '#/components/schemas/';

/** Every schema that the contract exports by name, and every answer, as components that refer to one another. */
function components(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries(contract)) {
    if (/^[A-Z]/.test(name) && isSchema(value)) registry.add(value, { id: name });
  }
  for (const resource of resources) {
    if ('item' in resource) registry.add(answerOf(resource), { id: answerName(resource) });
  }
  const { schemas } = z.toJSONSchema(registry, { ...options, uri: (id) => REF + id });
  const made: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { $schema: _, $id: __, ...rest } = schema as JsonSchema;
    made[name] = rest;
  }
  return made;
}

const isSchema = (value: unknown): value is z.ZodMiniType =>
  typeof value === 'object' && value !== null && '_zod' in value;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `sessions` -> `SessionsAnswer`; a single record is its own component. */
function answerName(resource: Resource): string {
  if ('item' in resource) return `${capital(resource.name)}Answer`;
  return capital(resource.name);
}

const content = (name: string, type = 'application/json'): JsonSchema => ({
  [type]: { schema: { $ref: REF + name } },
});

const problem = (description: string): JsonSchema => ({
  description,
  content: content('Problem', 'application/problem+json'),
});

const retryLater: JsonSchema = {
  ...problem('Too busy or out of order; try again after `Retry-After` seconds'),
  headers: { 'Retry-After': { schema: { type: 'integer' } } },
};

/** What each variable and hint of the addresses means. */
const parameterAbout: Record<string, string> = {
  month: 'YYYY-MM',
  year: 'YYYY',
  area: 'Hint: only what belongs to this area or one below it',
  partner: 'Hint: only what belongs to this partner',
  ids: 'Up to 100 ids, with commas between',
  id: 'Id of the record',
  receipt: 'Receipt of the need or the enrolment',
  brand: 'Only courses under this service brand, e.g. after_work',
  tiers: 'Only courses with an offer in one of these price tiers, by comma or space',
  audience: 'Only courses for this audience or for all ages, e.g. elder',
  lang: 'Language of the texts, zh-Hans unless told otherwise',
};

const parameter = (name: string, place: 'path' | 'query'): JsonSchema => ({
  name,
  in: place,
  required: place === 'path',
  description: parameterAbout[name] ?? name,
  schema: { type: 'string' },
});

/** The parameters that a URI template (RFC 6570 level 1 and `{?a,b}`) names. */
function parametersOf(template: string): JsonSchema[] {
  return [...template.matchAll(/\{(\??)([^}]+)\}/g)].flatMap(([, query, names = '']) =>
    names.split(',').map((name) => parameter(name, query ? 'query' : 'path')),
  );
}

/** `sessions/{month}.json{?area}` -> `/sessions/{month}.json`. */
const addressOf = (template: string): string => `/${template.replace(/\{\?[^}]*\}/, '')}`;

function readOperation(resource: Resource): JsonSchema {
  const varies = /\{\w/.test(resource.path);
  return {
    operationId: `read${capital(resource.name)}`,
    summary: resource.about,
    tags: [tagOf(resource.name)],
    parameters: parametersOf(resource.path),
    responses: {
      '200': { description: 'OK', content: content(answerName(resource)) },
      '304': { description: 'Not modified' },
      ...(varies ? { '404': problem('No such record') } : {}),
      default: problem('Any other refusal'),
    },
  };
}

/** What every write may be answered with. */
const refusals: JsonSchema = {
  '413': problem('Too large'),
  '415': problem('Of a type that is not taken'),
  '429': retryLater,
  '503': retryLater,
  default: problem('Any other refusal'),
};

function writeOperation(name: Write): JsonSchema {
  const received = { description: 'Received', content: content('Receipt') };
  return {
    operationId: `send${capital(name)}`,
    summary: writeAbout[name],
    tags: ['write'],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description: 'The id of the body in double quotes; the body decides, and both must agree',
        schema: { type: 'string' },
      },
    ],
    requestBody: { required: true, content: content(bodyName(name)) },
    responses: {
      '200': { ...received, description: 'Received before: the same receipt again' },
      '201': received,
      ...refusals,
      '400': problem('The body is no JSON object, or nests too deep'),
      ...(name === 'followups' ? { '404': problem('Nothing has this receipt') } : {}),
      '409': problem('The id was used for other content, or the rules refuse it (`type` tells)'),
      ...(name === 'responses' ? { '410': problem('What it corrects was taken back') } : {}),
      '422': problem('The content is not right; `errors` names the fields'),
    },
  };
}

/** PUT and HEAD of an attachment. There is no GET: what it shows is given to nobody over the contract. */
function attachmentOperations(): JsonSchema {
  const media = [
    'image/jpeg',
    'image/png',
    'image/webp',
    'audio/webm',
    'audio/ogg',
    'audio/mp4',
    'audio/wav',
  ];
  const name = {
    ...parameter('sha256', 'path'),
    description: 'SHA-256 of the content, in lower-case hex',
    schema: { $ref: `${REF}Sha256` },
  };
  return {
    put: {
      operationId: 'sendAttachment',
      summary: 'Send a photo or a sound that an answer names, before the answer or after it',
      tags: ['write'],
      parameters: [name],
      requestBody: { required: true, content: Object.fromEntries(media.map((type) => [type, {}])) },
      responses: {
        '200': { description: 'Held already; no body is needed' },
        '201': { description: 'Held from now on; no body is needed' },
        '204': { description: 'Held' },
        ...refusals,
        '422': problem('The content has another SHA-256 than its address'),
      },
    },
    head: {
      operationId: 'checkAttachment',
      summary: 'Whether an attachment is held',
      tags: ['write'],
      parameters: [name],
      responses: { '200': { description: 'Held' }, '404': { description: 'Not held' } },
    },
  };
}

/** The calendar to subscribe to, which is no resource of the elements: telephones and calendar programs read it. */
function calendarOperation(): JsonSchema {
  return {
    operationId: 'readCalendar',
    summary:
      'Optional: the sessions as an iCalendar file to subscribe to. It has no default address: `links.calendar` in ' +
      'service.json names it, and with it the variables that it knows. Where it does, the calendar offers it to readers',
    tags: ['read'],
    parameters: parametersOf(contract.calendarLink),
    responses: {
      '200': {
        description: 'RFC 5545. What was called off stays in it with STATUS:CANCELLED',
        content: { 'text/calendar': { schema: { type: 'string' } } },
      },
      '304': { description: 'Not modified' },
      '400': problem('A variable that cannot be right'),
      default: problem('Any other refusal'),
    },
  };
}

const bodyName = (name: Write): string => `${capital(name.slice(0, -1))}Body`;

/** The conformance class that a resource belongs to. */
function tagOf(name: string): string {
  if (['seats', 'enrolment', 'draw'].includes(name)) return 'seats';
  return ['funds', 'entries', 'shares', 'disclosures'].includes(name) ? 'ledger' : 'read';
}

/** The whole contract as one OpenAPI 3.1 document, without references to other files; objects stay open. */
export function openapi(version: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const resource of resources) paths[addressOf(resource.path)] = { get: readOperation(resource) };
  for (const name of writes) paths[`/${name}`] = { post: writeOperation(name) };
  paths['/attachments/{sha256}'] = attachmentOperations();
  paths[addressOf(contract.calendarLink)] = { get: calendarOperation() };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hehuo backend contract',
      version,
      description:
        'What a backend says to the Hehuo elements and accepts from them. A folder of files conforms: addresses are ' +
        'defaults that `service.json` may replace, hints in the query may be ignored, unknown fields are welcome.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api', description: 'The base address that the elements are given' }],
    tags: ['read', 'seats', 'ledger', 'write'].map((name) => ({ name })),
    paths,
    components: { schemas: components() },
  };
}
