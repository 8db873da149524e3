import {
  type DocumentNode,
  type GraphQLInputType,
  GraphQLScalarType,
  GraphQLSchema,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isRequired, mustBeList, mustNotBeNull } from '../../broken-rules.ts';
import { badInputAt } from '../../errors.ts';
import { type RowsArgument, rowsArgumentOf } from '../../graphql/rows-argument.ts';
import { extractOperation } from '../operation.ts';
import { isNull, itemsOf, objectOf, readRow, type SentValue, type SentVariables } from './read-row.ts';

type Variables = Record<string, unknown>;

/** The rows of one field of an operation: where they come from, and the variable that brings them when they were read. */
interface Rows extends RowsArgument {
  value: ValueNode;
  rowType: GraphQLInputType;
  variable: string;
}

/** An operation whose rows come from variables of their own. */
interface BulkCall {
  document: DocumentNode;
  rows: Rows[];
  definitions: Map<string, VariableDefinitionNode>;
}

/** What the graphql-js function `execute` is to be called with. */
export interface Execution {
  schema: GraphQLSchema;
  document: DocumentNode;
  variableValues: Variables;
}

/**
 * Reads the rows of bulk calls one by one. GraphQL refuses a whole request for one value that is not of its type, and in a bulk
 * call each row succeeds or fails independently: the domain gets a MalformedInput in the place of such a row.
 */
export class BulkCalls {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<OperationDefinitionNode, BulkCall>();
  #extended: GraphQLSchema | undefined;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /**
   * How to execute an operation of a validated document in which there is a bulk call; undefined for any other. Throws
   * BAD_USER_INPUT when what should be the rows is no list.
   */
  read(document: DocumentNode, operation: OperationDefinitionNode, sent: Variables): Execution | undefined {
    if (operation.operation !== 'mutation') return undefined;
    const call = this.#known.get(operation) ?? prepare(this.#schema, document, operation);
    this.#known.set(operation, call);
    if (call.rows.length === 0) return undefined;
    const variables = this.#variablesOf(call, sent);
    // A list that several fields share is read once, however many they are.
    const read = new Map<string, unknown[]>();
    const values = call.rows.map((rows) => {
      const { value, argument, rowType } = rows;
      const key = value.kind === Kind.VARIABLE ? `${argument} ${rowType} ${value.name.value}` : rows.variable;
      const known = read.get(key) ?? readRows(rows, variables);
      read.set(key, known);
      return [rows.variable, known] as const;
    });
    this.#extended ??= withRowsType(this.#schema);
    const variableValues = { ...sent, ...Object.fromEntries(values) };
    return { schema: this.#extended, document: call.document, variableValues };
  }

  #variablesOf({ definitions }: BulkCall, sent: Variables): SentVariables {
    return {
      known: new Map(),
      valueOf: (name) => {
        if (Object.hasOwn(sent, name) && sent[name] !== undefined) return { raw: sent[name] };
        const literal = definitions.get(name)?.defaultValue;
        return literal && { literal };
      },
      typeOf: (name) => {
        const type = definitions.get(name)?.type;
        return typeFromAST(this.#schema, type as never) as unknown as GraphQLInputType;
      },
    };
  }
}

/** No document can name it, nor a variable with a blank in its name. */
const rowsType = new GraphQLScalarType({ name: 'Rows_' });

function withRowsType(schema: GraphQLSchema): GraphQLSchema {
  const { types, ...config } = schema.toConfig();
  return new GraphQLSchema({ ...config, types: [...types, rowsType], assumeValid: true });
}

function prepare(schema: GraphQLSchema, whole: DocumentNode, operation: OperationDefinitionNode): BulkCall {
  const rows: Rows[] = [];
  const typeInfo = new TypeInfo(schema);
  const withVariables = visit(
    extractOperation(whole, operation).document,
    visitWithTypeInfo(typeInfo, {
      Argument(node) {
        const found = rowsArgumentOf(typeInfo.getFieldDef());
        const list = getNullableType(typeInfo.getInputType());
        if (found?.argument !== node.name.value || !isListType(list)) return undefined;
        const variable = `rows ${rows.length}`;
        rows.push({ ...found, value: node.value, rowType: list.ofType as GraphQLInputType, variable });
        return { ...node, value: variableNode(variable) };
      },
    }),
  );
  const variableDefinitions = definitionsFor(withVariables, operation, rows);
  const document = visit(withVariables, { OperationDefinition: (node) => ({ ...node, variableDefinitions }) });
  const definitions = operation.variableDefinitions ?? [];
  return { document, rows, definitions: new Map(definitions.map((each) => [each.variable.name.value, each])) };
}

/** Of the variables that are still used: those that only rows had are read with them. */
function definitionsFor(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  rows: Rows[],
): VariableDefinitionNode[] {
  const used = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: rowsType.name } } as const;
  return [
    ...variableDefinitions.filter(({ variable }) => used.has(variable.name.value)),
    ...rows.map(
      ({ variable }) => ({ kind: Kind.VARIABLE_DEFINITION, variable: variableNode(variable), type }) as const,
    ),
  ];
}

function variableNode(name: string) {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
}

function readRows({ argument, atMost, value, rowType }: Rows, variables: SentVariables): unknown[] {
  const sent: SentValue | undefined =
    value.kind === Kind.VARIABLE ? variables.valueOf(value.name.value) : { literal: value };
  if (!sent) throw badInputAt([argument], isRequired);
  // An object counts as a list of one, as it does in GraphQL.
  const rows = itemsOf(sent) ?? (objectOf(sent) && [sent]);
  if (!rows) throw badInputAt([argument], isNull(sent) ? mustNotBeNull : mustBeList);
  if (rows.length > atMost) return rows;
  return rows.map((row, at) => readRow(row, rowType, [argument, String(at)], variables));
}
