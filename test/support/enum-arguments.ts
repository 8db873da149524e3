import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A query that gives one value of an enum, or a list of all of them, to one argument somewhere in the schema. */
export interface EnumQuery {
  /** Such as `identity.transactions(filter: {kind: […]})`. */
  name: string;
  query: string;
}

/** How a field is asked for: its name with the arguments that it needs; undefined when it is not asked for. */
export type Call = (type: string, field: string) => string | undefined;

/** Every query of a schema that gives an enum to an argument, on every type that objects lead to. */
export function enumQueries(schema: GraphQLSchema, call: Call): EnumQuery[] {
  const root = schema.getQueryType();
  if (!root) return [];
  return [...pathsTo(root, call)].flatMap(([type, path]) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) =>
        literalsOf(argument.type).map((literal) => {
          const asked = withArgument(call(type.name, field.name), field.name, argument, literal);
          const inner = `${asked}${selectionOf(field.type)}`;
          const query = path.reduceRight((selected, outer) => `${outer} { ${selected} }`, inner);
          return { name: [...path, asked].join(' '), query: `{ ${query} }` };
        }),
      ),
    ),
  );
}

/** The shortest way from the root to each type of objects. */
function pathsTo(root: GraphQLObjectType, call: Call): Map<GraphQLObjectType, string[]> {
  const paths = new Map<GraphQLObjectType, string[]>([[root, []]]);
  for (const [type, path] of paths) {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      const asked = field.args.some(isRequiredArgument) ? call(type.name, field.name) : field.name;
      if (isObjectType(next) && !paths.has(next) && asked !== undefined) paths.set(next, [...path, asked]);
    }
  }
  return paths;
}

/** What makes the whole field be read: its plain fields, and those of what it leads to. */
function selectionOf(given: GraphQLOutputType, depth = 2): string {
  const type = getNamedType(given);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const selected = fields.flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 1 && isObjectType(getNamedType(field.type)) ? [field.name + selectionOf(field.type, depth - 1)] : [];
  });
  return ` { __typename ${selected.join(' ')} }`;
}

/** The field with this argument beside those that it needs. */
function withArgument(asked: string | undefined, field: string, { name }: GraphQLArgument, literal: string): string {
  const [, needed = ''] = /\((.*)\)$/.exec(asked ?? '') ?? [];
  return `${field}(${needed ? `${needed}, ` : ''}${name}: ${literal})`;
}

/** The values of a type of inputs in which an enum is given; an input that is part of itself is followed once. */
function literalsOf(given: GraphQLInputType, within: readonly string[] = []): string[] {
  const type = getNullableType(given);
  if (isListType(type)) {
    const items = literalsOf(type.ofType, within);
    return items.length > 0 && isEnumType(getNamedType(type))
      ? [`[${items.join(', ')}]`]
      : items.map((item) => `[${item}]`);
  }
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (!isInputObjectType(type) || within.filter((name) => name === type.name).length > 1) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    literalsOf(field.type, [...within, type.name]).map((literal) => {
      const needed = Object.values(type.getFields()).filter((other) => other !== field && isRequiredInputField(other));
      // What is needed beside it has an enum too: an order its field.
      const others = needed.map((other) => `${other.name}: ${literalsOf(other.type)[0]}`);
      return `{${[...others, `${field.name}: ${literal}`].join(', ')}}`;
    }),
  );
}
