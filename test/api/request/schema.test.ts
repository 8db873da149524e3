import { existsSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  getNamedType,
  type InputValueDefinitionNode,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
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
    expect(readFileSync('schema.graphql', 'utf8')).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
  });

  test('is the one that the client is generated from; npm run generate writes it', async () => {
    const { generate } = await import('@graphql-codegen/cli');
    const { default: config } = await import('../../../codegen.ts');
    const files = (await generate({ ...config, silent: true }, false)) as { filename: string; content: string }[];
    expect(files.length).toBeGreaterThan(0);
    for (const { filename, content } of files) expect(readFileSync(filename, 'utf8')).toBe(content);
  });
});

const contractFile = '../shared/api.graphql';

/** What the contract has and later blocks deliver. */
const later: Record<string, string[]> = {
  Identity: ['completeness', 'duplicates', 'watchlistMatches', 'alerts'],
  Query: ['alerts', 'watchlists', 'riskRules', 'webhooks'],
  Mutation: [
    'freezeIdentity',
    'unfreezeIdentity',
    'mergeIdentities',
    'importWatchlist',
    'reviewWatchlistMatch',
    'updateRiskRule',
    'updateAlert',
    'createWebhook',
    'deleteWebhook',
  ],
};

/** The types of the blocks "Walking skeleton", "The ledger at speed", "Audit" and "Find & insight" and of the keys of "Access & privacy", with the inputs, filters and errors that they use. */
const delivered = [
  ...['Date', 'DateTime', 'JSONObject', 'EmailAddress', 'PhoneNumber', 'Decimal', 'CurrencyCode'],
  ...['Node', 'HasMetadata', 'IdentityType', 'IdentityStatus', 'Identity', 'CurrencyTotal', 'Ledger', 'Balance'],
  ...['TransactionStatus', 'TransactionKind', 'Transaction', 'Query', 'Mutation', 'OnConflict'],
  ...['CreateIdentityInput', 'UpdateIdentityInput', 'CreateIdentityResult', 'ItemError', 'DeleteIdentityPayload'],
  ...['CreateLedgerInput', 'CreateBalanceInput', 'RecordTransactionInput', 'RecordTransactionResult'],
  ...['StringFilter', 'DateTimeFilter', 'DecimalFilter', 'IdentityFilter', 'IdentityOrder', 'BalanceFilter'],
  ...['TransactionFilter', 'ErrorCode'],
  ...['JSON', 'AuditEvent', 'FieldChange', 'AuditEventFilter', 'AuditCheckpoint', 'AuditCheckpointInput'],
  ...['AuditVerification', 'AuditProblemKind', 'AuditProblem'],
  ...['Viewer', 'ApiKey', 'CreateApiKeyInput', 'CreateApiKeyPayload'],
  ...['PiiField', 'PiiValue'],
  ...['InsightInterval', 'Insights', 'Flow', 'InsightPoint', 'Counterparty', 'HourActivity', 'Trend'],
];

/** A document's types as flat lines: `Query.identity(id): ID!`, `IdentityType.INDIVIDUAL`, `Balance implements Node`. */
function linesOf(document: DocumentNode, names: string[]): string[] {
  const lines: string[] = [];
  const valueLine = (value: InputValueDefinitionNode) =>
    `${value.name.value}: ${print(value.type)}${value.defaultValue ? ` = ${print(value.defaultValue)}` : ''}`;
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !names.includes(definition.name.value)) continue;
    const name = definition.name.value;
    lines.push(`${definition.kind} ${name}`);
    if ('interfaces' in definition) {
      for (const face of definition.interfaces ?? []) lines.push(`${name} implements ${face.name.value}`);
    }
    if ('values' in definition) for (const value of definition.values ?? []) lines.push(`${name}.${value.name.value}`);
    const fields = ('fields' in definition ? (definition.fields ?? []) : []) as (
      | FieldDefinitionNode
      | InputValueDefinitionNode
    )[];
    for (const field of fields.filter((candidate) => !later[name]?.includes(candidate.name.value))) {
      lines.push(
        `${name}.${field.kind === 'InputValueDefinition' ? valueLine(field) : `${field.name.value}: ${print(field.type)}`}`,
      );
      for (const arg of ('arguments' in field ? field.arguments : null) ?? []) {
        lines.push(`${name}.${field.name.value}(${valueLine(arg)})`);
      }
    }
  }
  return lines;
}

describe('the contract', () => {
  test.skipIf(!existsSync(contractFile))(
    `has nothing in its block "Walking skeleton", "Audit", "Access" or "Find & insight" that the schema lacks (skipped without ${contractFile})`,
    () => {
      const wanted = linesOf(parse(readFileSync(contractFile, 'utf8')), delivered);
      expect(wanted.filter((line) => line.includes('TypeDefinition'))).toHaveLength(delivered.length);
      const present = new Set(linesOf(parse(printSchema(schema)), delivered));
      expect(wanted.filter((line) => !present.has(line))).toEqual([]);
    },
  );

  test.skipIf(!existsSync(contractFile))(
    `names what later blocks deliver, and the schema has none of it yet (skipped without ${contractFile})`,
    () => {
      for (const [name, fields] of Object.entries(later)) {
        const type = schema.getType(name);
        const present = type && 'getFields' in type ? Object.keys(type.getFields()) : [];
        expect(fields.filter((field) => present.includes(field))).toEqual([]);
      }
    },
  );

  test('has nodes beside edges, page information and a count on every connection, and takes windows of both directions', () => {
    const connections = own.filter((type) => type.name.endsWith('Connection'));
    expect(connections).toHaveLength(11);
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
