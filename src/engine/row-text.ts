import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Scope } from '../access/access.scopes.ts';
import { asksOnlyForId, collectFields } from '../graphql/collect-fields.ts';
import { type Declared, requiredScopesOf } from '../graphql/required-scopes.ts';
import { prefixOf } from './fast-reads/records.ts';
import { NotCovered } from './not-covered.ts';

/** A record, by the names that Prisma has for its columns. */
export type Row = Record<string, unknown>;

/** Writes what is selected of a record as JSON. */
export type TextOf = (row: Row) => string;

/** A document in which the same fields are selected whenever the text of a row is written. */
export interface PlainDocument {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  /** The variables of its directives; absent where it has none. */
  variables?: Record<string, unknown>;
}

/**
 * How what is selected of a record of this type is written from its row. Throws NotCovered when that takes more than the
 * row: fields that expose a column or are declared with `inRow`, ids, and of a record at the other end of a foreign key the id
 * alone. The same of an object that is no record, and of those below it.
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
    const before = `${at > 0 ? ',' : ''}"${key}":`;
    const textOf = compileField(document, type, selected, needed);
    return (row) => before + textOf(row);
  });
  return (row) => {
    let text = '{';
    for (const part of parts) text += part(row);
    return `${text}}`;
  };
}

/** How one field of it is written, with its value alone. */
export function compileField(
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
  if (typeof rowValue === 'function') {
    return compileValue(document, field, nodes, needed, rowValue as (row: Row) => unknown);
  }
  if (typeof exposed !== 'string') throw new NotCovered();
  return compileValue(document, field, nodes, needed, (row) => row[exposed]);
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

function compileValue(
  document: PlainDocument,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  needed: Set<Scope>,
  readValue: (row: Row) => unknown,
): TextOf {
  const textOf = compileItem(document, getNamedType(field.type), nodes, needed);
  const isList = isListType(getNullableType(field.type));
  return (row) => {
    const value = readValue(row) ?? null;
    if (value === null) return 'null';
    return isList ? listText(value as unknown[], textOf) : textOf(value);
  };
}

/** How a value that is not null is written, or each one of a list. */
export function compileItem(
  document: PlainDocument,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  needed: Set<Scope>,
): (value: unknown) => string {
  if (isLeafType(type)) return (value) => plainText(type.name, value) ?? JSON.stringify(type.serialize(value));
  if (!isObjectType(type)) throw new NotCovered();
  const textOf = compileRowText(document, type, nodes, needed);
  return (value) => textOf(value as Row);
}

/** Scalars whose texts are written between quotes as they are: all of their characters are plain. */
const plainScalars = new Set(['Decimal', 'CurrencyCode', 'Date']);

/** The JSON of values that need no serialization; undefined for all others. */
function plainText(scalar: string, value: unknown): string | undefined {
  if (typeof value === 'string' && plainScalars.has(scalar)) return `"${value}"`;
  return scalar === 'Long' && Number.isSafeInteger(value) ? String(value) : undefined;
}

/** `[…]` of these values, none of which is null. */
export function listText(values: readonly unknown[], textOf: (value: unknown) => string): string {
  let text = '[';
  for (const [at, value] of values.entries()) text += at > 0 ? `,${textOf(value)}` : textOf(value);
  return `${text}]`;
}

function select(document: PlainDocument, type: GraphQLObjectType, nodes: readonly FieldNode[]) {
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return collectFields(document, document.variables ?? {}, type, selections);
}

/** Adds the scopes of a field or a type to those that are needed. Throws NotCovered where they depend on the call. */
export function requireScopes(element: Declared, needed: Set<Scope>): void {
  const { scopes } = requiredScopesOf(element);
  if (!scopes) throw new NotCovered();
  for (const scope of scopes) needed.add(scope);
}
