/** The published descriptions of the contract: whole, unambiguous, open. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as contract from '../../src/contract';
import { jsonSchemas, openapi, resources, type JsonSchema } from '../../src/tool/openapi';

interface Parameter {
  name: string;
  in: string;
  required: boolean;
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: unknown;
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

const document = openapi('1.2.3') as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object in a JSON value, with its place. */
function* objectsIn(value: unknown, place = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [place, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, `${place}/${key}`);
}

const ajv = () => {
  const made = new Ajv2020({ strict: false, allErrors: false });
  formats.default(made);
  return made;
};

describe('the OpenAPI document', () => {
  it('has the structure that OpenAPI 3.1 asks for', () => {
    const operation = {
      type: 'object',
      required: ['operationId', 'responses'],
      properties: {
        operationId: { type: 'string', pattern: '^[A-Za-z]+$' },
        parameters: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'in', 'schema'],
            properties: { in: { enum: ['path', 'query', 'header'] }, required: { type: 'boolean' } },
            anyOf: [
              { properties: { in: { enum: ['query', 'header'] } } },
              { properties: { required: { const: true } }, required: ['required'] },
            ],
          },
        },
        requestBody: { type: 'object', required: ['content'] },
        responses: {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: '^([1-5]\\d\\d|default)$' },
          additionalProperties: {
            type: 'object',
            required: ['description'],
            properties: { content: { type: 'object', propertyNames: { pattern: '^[\\w.+-]+/[\\w.+-]+$' } } },
          },
        },
      },
    };
    const structure = {
      type: 'object',
      required: ['openapi', 'info', 'paths', 'components'],
      properties: {
        openapi: { const: '3.1.0' },
        info: { type: 'object', required: ['title', 'version'] },
        paths: {
          type: 'object',
          propertyNames: { pattern: '^/' },
          additionalProperties: { type: 'object', minProperties: 1, additionalProperties: operation },
        },
        components: {
          type: 'object',
          properties: { schemas: { type: 'object', propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } } },
        },
      },
    };
    const check = ajv().compile(structure);
    assert.ok(check(document), JSON.stringify(check.errors));
  });

  it('names each read resource and each write once, with its own operationId', () => {
    const all = Object.values<unknown>(contract).flatMap((value) =>
      typeof value === 'object' && value !== null && 'path' in value && 'name' in value
        ? [String(value.name)]
        : [],
    );
    assert.deepEqual(resources.map((one) => one.name).sort(), all.sort());
    // Two more: an attachment can be asked for by HEAD, and the calendar is no resource.
    assert.equal(operations.length, all.length + contract.writeNames.length + 2);
    assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, operations.length);
  });

  it('declares exactly the variables that stand in its addresses', () => {
    for (const { path, operation } of operations) {
      const named = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      assert.deepEqual(
        named,
        [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
        path,
      );
      assert.ok(!path.includes('?'), path);
    }
    const sessions = document.paths['/sessions/{month}.json']?.get;
    assert.deepEqual(
      sessions?.parameters.map((one) => [one.name, one.in, one.required]),
      [
        ['month', 'path', true],
        ['area', 'query', false],
        ['partner', 'query', false],
      ],
    );
    const calendar = document.paths['/calendar.ics']?.get;
    assert.deepEqual(
      calendar?.parameters.map((one) => one.name),
      ['area', 'partner', 'brand', 'tiers', 'audience', 'lang'],
    );
  });

  it('says what each answer and each body is, refusals as problem documents', () => {
    for (const { method, path, operation } of operations) {
      const { default: other, '200': ok } = operation.responses;
      assert.equal(operation.requestBody !== undefined, method === 'post' || method === 'put', path);
      if (method !== 'head') assert.ok(other?.content?.['application/problem+json'], path);
      // Of an attachment the status says it all.
      if (path.startsWith('/attachments/')) assert.ok(ok, path);
      else assert.ok(ok?.content?.[path === '/calendar.ics' ? 'text/calendar' : 'application/json'], path);
    }
  });

  it('refers only to what is in it, and every component is a schema', () => {
    const { schemas } = document.components;
    let references = 0;
    for (const [place, { $ref }] of objectsIn(document)) {
      if ($ref === undefined) continue;
      references += 1;
      const name = /^#\/components\/schemas\/(\w+)$/.exec(String($ref))?.[1] ?? '';
      assert.ok(name in schemas, `${place}: ${String($ref)}`);
    }
    assert.ok(references > 100);
    const made = ajv().addSchema(document, 'doc');
    for (const name of Object.keys(schemas))
      assert.ok(made.getSchema(`doc#/components/schemas/${name}`), name);
  });
});

describe('the JSON Schemas', () => {
  it('stay open: no object anywhere forbids a field of a later version', () => {
    for (const whole of [jsonSchemas(), document]) {
      for (const [place, object] of objectsIn(whole)) {
        assert.notEqual(object.additionalProperties, false, place);
        assert.notEqual(object.unevaluatedProperties, false, place);
      }
    }
  });

  it('are valid 2020-12 schemas that need no other file', () => {
    for (const [name, schema] of Object.entries(jsonSchemas())) {
      assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', name);
      ajv().compile(schema);
      for (const [place, { $ref }] of objectsIn(schema))
        assert.match(String($ref ?? '#'), /^#/, `${name}${place}`);
    }
  });

  it('accept a later version and refuse what the contract refuses', () => {
    const schemas = jsonSchemas();
    const check = (name: string, value: unknown) => ajv().validate(schemas[name] ?? false, value);
    const notice = {
      id: 'n',
      type: 'announcement-of-2030',
      title: { 'zh-Hans': '公告' },
      later: { more: [1] },
    };
    const asOf = '2026-11-23T09:00:00+08:00';
    assert.ok(check('notices', { items: [notice], asOf, later: true }));
    assert.ok(!check('notices', { items: [notice], asOf: '2026-11-23T09:00:00' }), 'a time without offset');
    assert.ok(
      !check('notices', { items: [{ ...notice, title: undefined }], asOf }),
      'a record without its title',
    );
    assert.ok(!check('notices', { items: [notice] }), 'an envelope without its time');
    const totals = {
      from: '2026-01-01',
      to: '2026-02-30',
      openingFen: 0,
      inFen: 0,
      outFen: 0,
      closingFen: 0,
    };
    const fund = { id: 'f', name: 'f', areaId: 'a', host: { name: 'h' }, status: 'active', totals, asOf };
    assert.ok(!check('funds', { items: [fund], asOf }), 'a day that does not exist');
    const sound = { ...fund, totals: { ...totals, to: '2026-02-28' } };
    assert.ok(check('funds', { items: [sound], asOf }));
    assert.ok(
      !check('funds', { items: [{ ...sound, totals: { ...sound.totals, inFen: 0.5 } }], asOf }),
      'half a fen',
    );
    assert.ok(
      check('receipt', {
        id: '123e4567-e89b-12d3-a456-426614174000',
        receipt: 'ABCD2345',
        status: 'received',
        receivedAt: asOf,
      }),
    );
    assert.ok(
      !check('receipt', {
        id: '123e4567-e89b-12d3-a456-426614174000',
        receipt: 'ABCD0OI1',
        status: 'received',
        receivedAt: asOf,
      }),
    );
  });
});
