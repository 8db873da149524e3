import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { sqlOf } from '../../../src/graphql/sql-field.ts';
import { nodeTypes, recordTypes } from '../../../src/record-types.ts';
import { schema } from '../../../src/schema.ts';

type Field = GraphQLField<unknown, unknown>;

/** What fast reads know of the types around a page of a list, by name. */
const ofPages = ['nodes', 'edges', 'node', 'cursor', 'pageInfo', 'totalCount'];

/** Whether fast reads know how to read a field of this type. */
function isCovered({ name: type }: GraphQLObjectType, field: Field): boolean {
  if (sqlOf(field)) return true;
  if (type === 'Query') return false;
  if (/(Connection|Edge)$/.test(type)) return ofPages.includes(field.name);
  const { pothosPrismaRelationField: relation, pothosExposedField: exposed, rowValue } = field.extensions;
  // Objects that are no records are made by the server, which works their fields out of them.
  if (rowValue && !(type in recordTypes)) return true;
  return type === 'PageInfo' || field.name === 'id' || Boolean(relation ?? exposed);
}

const reasonOf = (field: Field) => field.extensions.byResolver;

/** The fields that a query can ask for, down to those that resolvers answer, with all that is below them. */
function reachedFields(): [string, GraphQLObjectType, Field][] {
  const reached: [string, GraphQLObjectType, Field][] = [];
  const records = nodeTypes.filter((type) => recordTypes[type].isReadInSql).map((type) => schema.getType(type));
  const seen = new Set([schema.getQueryType(), ...records].filter(isObjectType));
  for (const type of seen) {
    for (const field of Object.values(type.getFields())) {
      reached.push([`${type.name}.${field.name}`, type, field]);
      const target = getNamedType(field.type);
      if (isObjectType(target) && !reasonOf(field)) seen.add(target);
    }
  }
  return reached;
}

const fields = reachedFields();

describe('every field that a query can ask for', () => {
  test('is a column, a relation or said in SQL, or has a reason why its resolver answers it', () => {
    const others = fields.filter(([, type, field]) => !isCovered(type, field) && !reasonOf(field));
    expect(others.map(([name]) => name)).toEqual([]);
  });

  test('has no reason where it is read in SQL all the same', () => {
    expect(fields.filter(([, type, field]) => isCovered(type, field) && reasonOf(field)).map(([name]) => name)).toEqual(
      [],
    );
  });

  test('is answered by its resolver only here', () => {
    expect(fields.flatMap(([name, , field]) => (reasonOf(field) ? [name] : [])).sort()).toEqual([
      ...['Identity.asOf', 'Identity.statement', 'Query.apiKeys', 'Query.auditCheckpoint', 'Query.auditEvents'],
      ...['Query.currencies', 'Query.verifyAudit', 'Query.viewer'],
    ]);
  });
});
