import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** A query and its variables, made up from a schema. */
export interface RandomOperation {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/** The values that arguments are drawn from, by the name of the argument or of "Type.field.argument". */
export type Pools = Record<string, readonly unknown[]>;

const deepest = 5;

/**
 * Makes up valid queries of a schema: several root fields, nested selections, aliases, fragments with and without a name and
 * on interfaces, directives, variables with and without defaults, arguments that are missing, null, right and wrong. The same
 * random numbers make the same queries.
 */
export class OperationMaker {
  readonly #schema: GraphQLSchema;
  readonly #random: () => number;
  readonly #pools: Pools;
  /** Fields that are never asked for, as "Type.field". */
  readonly #avoided: ReadonlySet<string>;
  #definitions: string[] = [];
  #fragments: string[] = [];
  #variables: Record<string, unknown> = {};
  /** What each variable may be; undefined: it may be missing. */
  #choices: Record<string, readonly unknown[]> = {};
  /** How much more may be selected. */
  #left = 0;

  constructor(schema: GraphQLSchema, random: () => number, pools: Pools, avoided: readonly string[] = []) {
    this.#schema = schema;
    this.#random = random;
    this.#pools = pools;
    this.#avoided = new Set(avoided);
  }

  make(): RandomOperation {
    this.#definitions = [];
    this.#fragments = [];
    this.#variables = {};
    this.#choices = {};
    this.#left = 12 + this.#below(30);
    const root = this.#schema.getQueryType() as GraphQLObjectType;
    const fields = Array.from({ length: 1 + this.#below(3) }, () =>
      this.#field(root, this.#pick(this.#rootFields(root)), 1),
    );
    const selection = `{ ${fields.join(' ')}${this.#chance(0.1) ? ' __typename' : ''} }`;
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    const named = this.#chance(0.8) || definitions !== '';
    const query = `${named ? `query Made${definitions} ` : ''}${selection}${this.#fragments.join('')}`;
    const isOneOfTwo = named && this.#chance(0.05);
    return {
      query: isOneOfTwo ? `${query} query Other { viewer { name } }` : query,
      variables: this.#variables,
      ...(isOneOfTwo ? { operationName: 'Made' } : {}),
    };
  }

  /**
   * The operation that was made last with other variables: whatever was kept of its document must not depend on theirs. Null
   * when it has none. `random` is not that of `make`, so that the same seed makes the same documents.
   */
  withOtherVariables({ variables: _, ...operation }: RandomOperation, random: () => number): RandomOperation | null {
    const names = Object.keys(this.#choices);
    if (names.length === 0) return null;
    const drawn = names.map((name) => {
      const choices = this.#choices[name] ?? [];
      return [name, choices[Math.floor(random() * choices.length)]] as const;
    });
    return { ...operation, variables: Object.fromEntries(drawn.filter(([, value]) => value !== undefined)) };
  }

  #rootFields(root: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
    return Object.values(root.getFields()).filter(({ name }) => !this.#avoided.has(`${root.name}.${name}`));
  }

  #field(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string {
    this.#left -= 1;
    // Fields of one name with other arguments, or of other types, may not share a key of the answer.
    const needsAlias = field.args.length > 0 || !isLeafType(getNamedType(field.type)) || this.#chance(0.1);
    const alias = needsAlias ? `${field.name}_${this.#below(1_000_000)}: ` : '';
    const given = field.args.flatMap((argument) => this.#argument(type, field, argument));
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `${alias}${field.name}${args}${this.#directive()}${this.#selection(field, depth)}`;
  }

  #selection(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    if (isLeafType(type)) return '';
    if (isInterfaceType(type)) {
      const possible = this.#schema.getPossibleTypes(type).filter(({ name }) => !this.#avoided.has(name));
      const parts = possible
        .filter(() => this.#chance(0.5))
        .map((each) => `... on ${each.name} { ${this.#fields(each, depth + 1)} }`);
      return ` { __typename id ${parts.join(' ')}${this.#chance(0.3) ? ' ... on HasMetadata { metadata }' : ''} }`;
    }
    if (!isObjectType(type)) return '';
    return ` { ${this.#fields(type, depth + 1)} }`;
  }

  #fields(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields()).filter(({ name }) => !this.#avoided.has(`${type.name}.${name}`));
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const nested = depth < deepest && this.#left > 0 ? all.filter((field) => !leaves.includes(field)) : [];
    const chosen = [
      ...this.#some(leaves, 1 + this.#below(4)),
      // A connection without its rows says little.
      ...this.#some(nested, type.name.endsWith('Connection') ? 1 + this.#below(2) : this.#below(3)),
    ];
    const fields = (chosen.length > 0 ? chosen : []).map((field) => this.#field(type, field, depth));
    if (this.#chance(0.1) || fields.length === 0) fields.push('__typename');
    return fields.map((field) => this.#maybeInFragment(type, field)).join(' ');
  }

  #maybeInFragment(type: GraphQLObjectType, field: string): string {
    const kind = this.#random();
    if (kind < 0.85) return field;
    if (kind < 0.9) return `... { ${field} }`;
    if (kind < 0.95) return `... on ${type.name}${this.#directive()} { ${field} }`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(` fragment ${name} on ${type.name} { ${field} }`);
    return `...${name}`;
  }

  #directive(): string {
    if (!this.#chance(0.06)) return '';
    const name = this.#pick(['skip', 'include']);
    const value = this.#chance(0.5);
    return this.#chance(0.5)
      ? ` @${name}(if: ${value})`
      : ` @${name}(if: ${this.#variable('Boolean!', value, [true, false])})`;
  }

  #argument(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string[] {
    const pool = this.#pools[`${type.name}.${field.name}.${argument.name}`] ?? this.#pools[argument.name] ?? [];
    const isRequired = argument.type.toString().endsWith('!');
    if (pool.length === 0 || (!isRequired && this.#chance(0.6))) return [];
    const value = this.#pick(pool);
    if (value === null && isRequired) return [];
    const kind = this.#random();
    const choices = isRequired ? pool.filter((choice) => choice !== null) : [...pool, undefined];
    const variable = (given: unknown) => [
      `${argument.name}: ${this.#variable(argument.type.toString(), given, choices)}`,
    ];
    if (kind < 0.55) return variable(value);
    if (kind < 0.6 && !isRequired) return variable(undefined);
    const text = asLiteral(value, getNamedType(argument.type).toString());
    return [`${argument.name}: ${text}`];
  }

  #variable(type: string, value: unknown, choices: readonly unknown[]): string {
    const name = `v${this.#definitions.length}`;
    this.#choices[name] = choices;
    this.#definitions.push(`$${name}: ${type}`);
    if (value !== undefined) this.#variables[name] = value;
    return `$${name}`;
  }

  #some<Item>(items: readonly Item[], count: number): Item[] {
    const chosen = new Set<Item>();
    for (let drawn = 0; drawn < count && items.length > 0; drawn += 1) chosen.add(this.#pick(items));
    return [...chosen];
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item;
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }
}

/** A value as it is written in a document. Enums have no quotes; their names are in capitals. */
function asLiteral(value: unknown, type: string): string {
  if (Array.isArray(value)) return `[${value.map((each) => asLiteral(each, type)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, each]) => `${name}: ${asLiteral(each, name)}`);
    return `{${fields.join(', ')}}`;
  }
  const isEnum = typeof value === 'string' && enumNames.has(type) && /^[A-Z_]+$/.test(value);
  return isEnum ? (value as string) : JSON.stringify(value);
}

const enumNames = new Set(['IdentityOrder', 'InsightInterval', 'status', 'kind', 'identityType']);
