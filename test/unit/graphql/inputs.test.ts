import { type GraphQLInputObjectType, getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createApiKey } from '../../../src/access/access.input.ts';
import { checkpointInput } from '../../../src/audit/audit.checkpoint.ts';
import { auditEventFilter, parseAuditEventFilter } from '../../../src/audit/audit.input.ts';
import { balanceFilter, createBalance, parseBalanceFilter, updateBalance } from '../../../src/balance/balance.input.ts';
import { dateFilter, dateTimeFilter, decimalFilter, stringFilter } from '../../../src/filter-conditions.ts';
import { filterSchema, inputSchemasOf, parseIdentityFilter } from '../../../src/identity/identity.input.ts';
import { createLedger, ledgerFilter, parseLedgerFilter, updateLedger } from '../../../src/ledger/ledger.input.ts';
import { schema } from '../../../src/schema.ts';
import {
  parseTransactionFilter,
  recordTransaction,
  transactionFilter,
} from '../../../src/transaction/transaction.input.ts';

const identityInputs = inputSchemasOf(new Date());

/** The schema of zod that reads each input of GraphQL. */
const schemas: Record<string, z.ZodType> = {
  AuditCheckpointInput: checkpointInput,
  AuditEventFilter: auditEventFilter,
  BalanceFilter: balanceFilter,
  CreateApiKeyInput: createApiKey,
  CreateBalanceInput: createBalance,
  CreateIdentityInput: identityInputs.create,
  CreateLedgerInput: createLedger,
  DateFilter: dateFilter,
  DateTimeFilter: dateTimeFilter,
  DecimalFilter: decimalFilter,
  IdentityFilter: filterSchema,
  LedgerFilter: ledgerFilter,
  RecordTransactionInput: recordTransaction,
  StringFilter: stringFilter,
  TransactionFilter: transactionFilter,
  UpdateBalanceInput: updateBalance,
  UpdateIdentityInput: identityInputs.update,
  UpdateLedgerInput: updateLedger,
};

/** Whether GraphQL alone checks all of it: an order is made of enums. */
const isOfEnums = (input: GraphQLInputObjectType) =>
  Object.values(input.getFields()).every(({ type }) => isEnumType(getNamedType(type)));

const inputs = Object.values(schema.getTypeMap())
  .filter(isInputObjectType)
  .filter((input) => !isOfEnums(input));

/** The parts of a schema that another one is wrapped in. */
interface Definition {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  catchall?: z.ZodType;
}

const definitionOf = (of: z.ZodType) => of.def as unknown as Definition;

/** The schema of an object that this one takes, be it optional, in a list or changed afterwards. */
function objectIn(of: z.ZodType | undefined): Definition | undefined {
  if (!of) return undefined;
  const definition = definitionOf(of);
  if (definition.type === 'object') return definition;
  const { innerType, element, in: before, out: after } = definition;
  return objectIn(innerType ?? element) ?? objectIn(before) ?? objectIn(after);
}

/** How an input of GraphQL and a schema differ, in it and in all that it holds. */
function differences(input: GraphQLInputObjectType, read: Definition | undefined, seen = new Set<string>()): string[] {
  if (seen.has(input.name)) return [];
  seen.add(input.name);
  if (!read) return [`${input.name} is read by no schema of an object`];
  const given = Object.values(input.getFields());
  const names = new Set(given.map(({ name }) => name));
  const known = Object.keys(read.shape ?? {});
  return [
    ...(read.catchall && definitionOf(read.catchall).type === 'never' ? [] : [`${input.name} takes unknown keys`]),
    ...[...names].filter((name) => !known.includes(name)).map((name) => `${input.name}.${name} is not read`),
    ...known.filter((name) => !names.has(name)).map((name) => `${input.name}.${name} cannot be given`),
    ...given.flatMap(({ name, type }) => {
      const inner = getNamedType(type);
      return isInputObjectType(inner) ? differences(inner, objectIn(read.shape?.[name]), new Set(seen)) : [];
    }),
  ];
}

describe('every input of GraphQL', () => {
  test('has a schema that reads it', () => {
    expect(inputs.map(({ name }) => name).sort()).toEqual(Object.keys(schemas).sort());
  });

  test.each(inputs.map((input) => [input.name, input] as const))('%s has the keys of its schema', (name, input) => {
    expect(differences(input, objectIn(schemas[name]))).toEqual([]);
  });

  test('is told apart from a schema with other keys', () => {
    const [filter] = inputs.filter(({ name }) => name === 'BalanceFilter');
    const other = objectIn(balanceFilter.omit({ currency: true }).extend({ indicator: decimalFilter }).loose());
    expect(filter && differences(filter, other)).toEqual([
      'BalanceFilter takes unknown keys',
      'BalanceFilter.currency is not read',
      ...['contains', 'ignoreCase', 'in', 'isNull', 'notIn', 'startsWith'].map(
        (name) => `StringFilter.${name} is not read`,
      ),
      ...['gt', 'gte', 'lt', 'lte'].map((name) => `StringFilter.${name} cannot be given`),
    ]);
  });
});

describe('a condition that no schema knows is refused, where it would match every row', () => {
  const unknown = { endsWith: 'x' } as object;
  test.each<[string, () => unknown]>([
    ['of a balance', () => parseBalanceFilter({ indicator: unknown })],
    ['of an identity', () => parseIdentityFilter({ firstName: unknown })],
    ['of a ledger', () => parseLedgerFilter({ name: unknown })],
    ['within another', () => parseBalanceFilter({ not: { indicator: unknown } })],
    ['of a transaction', () => parseTransactionFilter({ amount: unknown })],
    ['of an audit event', () => parseAuditEventFilter({ at: unknown })],
    ['beside the others', () => parseBalanceFilter(unknown)],
  ])('%s', (_what, parse) => {
    expect(parse).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});
