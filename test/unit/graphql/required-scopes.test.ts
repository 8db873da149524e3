import { type GraphQLField, type GraphQLObjectType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { type Scope, scopes } from '../../../src/access/access.scopes.ts';
import { DomainError } from '../../../src/errors.ts';
import { hasScopes, requiredScopesOf } from '../../../src/graphql/required-scopes.ts';
import { schema } from '../../../src/schema.ts';

type Field = GraphQLField<unknown, unknown>;

/** Thrown by what a resolver is given as soon as it asks for anything of it. */
class Asked extends Error {}

function refusing(given: object): object {
  return new Proxy(given, {
    get: (target, name) => {
      if (Object.hasOwn(target, name) || typeof name === 'symbol' || name === 'then') return Reflect.get(target, name);
      throw new Asked(name);
    },
  });
}

/** What becomes of a call of this field by a caller with this scope alone, as far as its scopes decide it. */
async function callWith(scope: Scope | undefined, parentType: GraphQLObjectType, field: Field) {
  const viewer = { scopes: new Set(scope ? [scope] : []) };
  const info = {
    fieldName: field.name,
    parentType,
    path: { key: field.name, prev: undefined, typename: parentType.name },
  };
  try {
    const value = await field.resolve?.(refusing({}), {}, refusing({ viewer }), info as unknown as GraphQLResolveInfo);
    return value === null ? 'null' : 'allowed';
  } catch (error) {
    return error instanceof DomainError && error.code === 'FORBIDDEN' ? 'refused' : 'allowed';
  }
}

const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) =>
    Object.values((type as GraphQLObjectType).getFields()).map((field) => ({ type: type as GraphQLObjectType, field })),
  )
  .filter(({ field }) => (field.extensions.pothosOptions as { authScopes?: unknown } | undefined)?.authScopes);

/** Their scopes depend on the record, or on which one is named. */
const depending = ['AuditEvent.resource', 'Mutation.updateMetadata'];
const isDepending = ({ type, field }: (typeof fields)[number]) => depending.includes(`${type.name}.${field.name}`);
const told = fields.filter((each) => !isDepending(each));

describe('the scopes that a field is said to require', () => {
  test('are not told of a field whose scopes depend on its record or its arguments', () => {
    expect(fields.filter(isDepending).map(({ field }) => requiredScopesOf(field).scopes)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test.each(told.map((each) => [`${each.type.name}.${each.field.name}`, each] as const))(
    'are those that the resolver of %s enforces, with each scope alone and with none',
    async (_name, { type, field }) => {
      const required = requiredScopesOf(field, {});
      for (const scope of [...scopes, undefined]) {
        const isAllowed = hasScopes(new Set(scope ? [scope] : []), required);
        const expected = isAllowed ? 'allowed' : required.isNullWithout ? 'null' : 'refused';
        expect(await callWith(scope, type, field), String(scope)).toBe(expected);
      }
    },
  );
});
