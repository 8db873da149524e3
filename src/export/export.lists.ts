import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../http/door.ts';
import type { Ask, Data } from './export.ask.ts';
import type { ExportRow } from './export.format.ts';
import { filterUpTo, type Parameters, requireJson } from './export.parameters.ts';

/** What is exported: its columns, and pages of its rows. The first page is read before the answer begins, so that a refusal is one. */
export interface Export {
  name: string;
  parameters: readonly string[];
  columns: readonly string[];
  pages(given: Parameters, context: RequestContext, startedAt: Date): AsyncGenerator<readonly ExportRow[]>;
}

/** The lists of everything that there is, each by the field of Query. */
const lists = ['identities', 'ledgers', 'balances', 'transactions'] as const;

const ofWindow = ['first', 'last', 'after', 'before'];
const rowsOfPage = 100;

/** The exports of all lists: with the arguments of the list as parameters, and every field of a record that needs no argument as a column. */
export function listExports(schema: GraphQLSchema, ask: Ask): Export[] {
  return lists.map((name) => listExport(name, schema, ask));
}

function listExport(name: string, schema: GraphQLSchema, ask: Ask): Export {
  const field = schema.getQueryType()?.getFields()[name] as GraphQLField<unknown, unknown>;
  const type = recordOf(field);
  const parameters = field.args.filter((argument) => !ofWindow.includes(argument.name));
  const columns = columnsOf(type);
  const document = documentOf(name, parameters, columns);
  const isJson = (parameter: string) =>
    isInputObjectType(getNamedType(parameters.find((argument) => argument.name === parameter)?.type));
  const variablesOf = (given: Parameters, startedAt: Date) =>
    Object.entries({ ...given, filter: given.filter ?? '{}' }).map(([parameter, text]) => {
      if (!isJson(parameter)) return `"${parameter}":${JSON.stringify(text)}`;
      const json = requireJson(parameter, text);
      return `"${parameter}":${parameter === 'filter' ? filterUpTo(startedAt, json) : json}`;
    });
  return {
    name,
    parameters: parameters.map((argument) => argument.name),
    columns: columns.map((column) => column.name),
    async *pages(given, context, startedAt) {
      const variables = variablesOf(given, startedAt);
      let after: string | null = null;
      do {
        const page: Page = pageOf(
          await ask(document, `{${[...variables, `"after":${JSON.stringify(after)}`]}}`, context),
          name,
        );
        yield page.nodes.map((node) => Object.fromEntries(columns.map((column) => [column.name, column.read(node)])));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
    },
  };
}

interface Page {
  nodes: Data[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const pageOf = (data: Data, name: string) => data[name] as Page;

function documentOf(
  name: string,
  parameters: GraphQLField<unknown, unknown>['args'],
  columns: readonly Column[],
): string {
  const declared = parameters.map((argument) => `$${argument.name}: ${argument.type}`);
  const passed = parameters.map((argument) => `${argument.name}: $${argument.name}`);
  return `query Export(${[...declared, '$after: String']}) {
    ${name}(${[...passed, `first: ${rowsOfPage}`, 'after: $after']}) {
      nodes { ${columns.map((column) => column.selection).join(' ')} }
      pageInfo { hasNextPage endCursor }
    }
  }`;
}

/** The type of the records of a list. */
function recordOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const connection = getNamedType(field.type) as GraphQLObjectType;
  return getNamedType(connection.getFields().nodes?.type) as GraphQLObjectType;
}

interface Column {
  name: string;
  /** How it is selected of a record, and read from what is answered. */
  selection: string;
  read: (record: Data) => unknown;
}

/** The columns of a type of records: its id, then its values and the ids of the records that it leads to, by name. */
function columnsOf(type: GraphQLObjectType): Column[] {
  const columns = Object.values(type.getFields()).flatMap((field) => columnOf(field) ?? []);
  return columns.toSorted((one, other) => Number(other.name === 'id') - Number(one.name === 'id'));
}

function columnOf({ name, type, args }: GraphQLField<unknown, unknown>): Column | undefined {
  if (args.length > 0) return undefined;
  const target = getNamedType(type);
  if (isLeafType(target)) return { name, selection: name, read: (record) => record[name] };
  if (!isObjectType(target) || !target.getInterfaces().some((each) => each.name === 'Node')) return undefined;
  return {
    name: `${name}Id`,
    selection: `${name} { id }`,
    read: (record) => (record[name] as Data | null)?.id ?? null,
  };
}
