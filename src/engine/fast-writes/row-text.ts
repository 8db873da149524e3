import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Scope } from '../../access/access.scopes.ts';
import { asksOnlyForId, collectFields } from '../../graphql/collect-fields.ts';
import { type Declared, requiredScopesOf } from '../../graphql/required-scopes.ts';
import { prefixOf } from '../fast-reads/records.ts';
import { NotCovered } from '../not-covered.ts';

/** A record, by the names that Prisma has for its columns. */
export type Row = Record<string, unknown>;

/** Writes what is selected of a record as JSON. */
export type TextOf = (row: Row) => string;

/** A document without directives, of which every variable gets the same fields. */
export interface PlainDocument {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
}

/**
 * How what is selected of a record of this type is written from its row. Throws NotCovered when that takes more than the
 * row: fields that expose a column or are declared with `inRow`, ids, and of a record at the other end of a foreign key the id
 * alone.
 * `needed` is given the scopes without which the resolvers would refuse it.
 */
export function compileRowText(
  document: PlainDocument,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  needed: Set<Scope>,
): TextOf {
  requireScopes(type, needed);
  const parts = [...select(document, type, nodes)].map(([key, selected], at): TextOf => {
    const before = `${at > 0 ? ',' : '{'}"${key}":`;
    const textOf = compileField(document, type, selected, needed);
    return (row) => before + textOf(row);
  });
  return (row) => {
    let text = '';
    for (const part of parts) text += part(row);
    return `${text}}`;
  };
}

function compileField(
  document: PlainDocument,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  needed: Set<Scope>,
): TextOf {
  const name = nodes[0]?.name.value ?? '';
  if (name === '__typename') return () => `"${type.name}"`;
  const field = type.getFields()[name];
  if (!field) throw new NotCovered();
  requireScopes(field, needed);
  if (name === 'id') return compileId(type);
  const { pothosPrismaRelationField: relation, pothosExposedField: exposed, rowValue } = field.extensions;
  if (relation) return compileRelation(document, field, nodes, needed);
  if (typeof rowValue === 'function') return compileValue(field, rowValue as (row: Row) => unknown);
  if (typeof exposed !== 'string') throw new NotCovered();
  return compileValue(field, (row) => row[exposed]);
}

function compileId(type: GraphQLObjectType): TextOf {
  const prefix = prefixOf(type);
  return ({ id }) => `"${prefix}_${id}"`;
}

/** The id of the record at the other end of a foreign key is the key itself. */
function compileRelation(
  document: PlainDocument,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  needed: Set<Scope>,
): TextOf {
  const type = getNamedType(field.type);
  const { relationFromFields } = field.extensions.pothosPrismaRelationField as { relationFromFields?: string[] };
  const foreignKey = relationFromFields?.[0];
  if (!isObjectType(type) || !foreignKey || !asksOnlyForId(select(document, type, nodes))) throw new NotCovered();
  const textOf = compileRowText(document, type, nodes, needed);
  return (row) => (row[foreignKey] === null ? 'null' : textOf({ id: row[foreignKey] }));
}

function compileValue(field: GraphQLField<unknown, unknown>, readValue: (row: Row) => unknown): TextOf {
  const type = getNamedType(field.type);
  if (!isLeafType(type)) throw new NotCovered();
  const isList = isListType(getNullableType(field.type));
  return (row) => {
    const value = readValue(row) ?? null;
    if (value === null) return 'null';
    return JSON.stringify(isList ? (value as unknown[]).map((item) => type.serialize(item)) : type.serialize(value));
  };
}

function select(document: PlainDocument, type: GraphQLObjectType, nodes: readonly FieldNode[]) {
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return collectFields(document, {}, type, selections);
}

/** Adds the scopes of a field or a type to those that are needed. Throws NotCovered where they depend on the call. */
export function requireScopes(element: Declared, needed: Set<Scope>): void {
  const { scopes } = requiredScopesOf(element);
  if (!scopes) throw new NotCovered();
  for (const scope of scopes) needed.add(scope);
}
