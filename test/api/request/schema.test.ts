import { readFileSync } from 'node:fs';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { scopes } from '../../../src/access/access.scopes.ts';
import { auditActions } from '../../../src/audit/audit.actions.ts';
import { printSchema } from '../../../src/graphql/print-schema.ts';
import { nodeTypes } from '../../../src/record-types.ts';
import { schema } from '../../../src/schema.ts';

const own = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

/** Everything that a reader of the schema can point at, with what is said about it. */
function* described(): Generator<[string, string | null | undefined]> {
  for (const type of own) {
    yield [type.name, type.description];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description];
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name})`, arg.description];
    }
  }
}

describe('the schema', () => {
  test('describes every type, field, argument and value in whole sentences', () => {
    const all = [...described()];
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(([, text]) => !text?.trim()).map(([name]) => name)).toEqual([]);
    const unfinished = all.filter(([, text]) => text && !/^[A-Z0-9`-].*[.:}\])]$/s.test(text.trim()));
    expect(unfinished).toEqual([]);
  });

  test('is the one that is checked in as schema.graphql; npm run generate writes it', () => {
    expect(readFileSync('schema.graphql', 'utf8')).toBe(printSchema(schema));
  });

  test('is the one that the client is generated from; npm run generate writes it', async () => {
    const { generate } = await import('@graphql-codegen/cli');
    const { default: config } = await import('../../../codegen.ts');
    const files = (await generate({ ...config, silent: true }, false)) as { filename: string; content: string }[];
    expect(files.length).toBeGreaterThan(0);
    for (const { filename, content } of files) expect(readFileSync(filename, 'utf8')).toBe(content);
  });
});

describe('the schema documents itself', () => {
  test('with a description and the public standard of every scalar', () => {
    const scalars = own.filter((type) => isScalarType(type));
    expect(scalars.length).toBeGreaterThan(8);
    for (const { name, description, specifiedByURL } of scalars) {
      expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)]);
      expect([name, specifiedByURL]).toEqual([
        name,
        expect.stringMatching(
          /^https:\/\/(www\.rfc-editor\.org\/rfc\/|html\.spec\.whatwg\.org\/|www\.itu\.int\/rec\/|www\.iso\.org\/|www\.w3\.org\/TR\/)/,
        ),
      ]);
    }
  });

  test.each([
    ['AuditEvent.action', Object.keys(auditActions)],
    ['AuditEventFilter.action', Object.keys(auditActions)],
    ['ApiKey.scopes', [...scopes]],
    ['CreateApiKeyInput.scopes', [...scopes]],
  ])('with every value that %s can have', (name, values) => {
    const text = new Map(described()).get(name) ?? '';
    expect([...text.matchAll(/^- `([^`]+)`: /gm)].map(([, value]) => value)).toEqual(values);
  });
});

describe('every list', () => {
  test('has nodes beside edges, page information and a count, and takes windows of both directions', () => {
    const connections = own.filter((type) => type.name.endsWith('Connection'));
    const nodes = connections.map((type) => type.name.replace('Connection', ''));
    const records = nodeTypes.filter((type) => type in schema.getTypeMap());
    // A line of a statement is no record: it is worked out for the balances of an identity.
    expect(nodes.sort()).toEqual([...records, 'StatementLine'].sort());
    for (const type of connections) {
      const fields = isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
      expect(fields).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
    }
    const takers = own
      .filter((type) => isObjectType(type))
      .flatMap((type) => Object.values(type.getFields()))
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'));
    for (const field of takers) {
      expect(field.args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual(
        expect.arrayContaining(['after: String', 'before: String', 'first: Int', 'last: Int']),
      );
    }
  });
});
