import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
  type VariableNode,
  visit,
} from 'graphql';
import { isRequired, mustBeObject, mustNotBeNull } from '../../broken-rules.ts';
import { MalformedInput } from '../../input.ts';
import { type BrokenRule, type Issue, issueAt } from '../../issue.ts';
import { ruleOfLeaf, unknownFieldOf } from '../value-error.ts';

/** A value as it was sent: among the variables, or written in the document. */
export type SentValue = { raw: unknown } | { literal: ValueNode };

/** The variables of a request. */
export interface SentVariables {
  /** The value of one, or its default; undefined when there is neither. */
  valueOf: (name: string) => SentValue | undefined;
  typeOf: (name: string) => GraphQLInputType;
  /** What was read already: a variable may stand in a thousand rows. */
  known: Map<string, ReadValue>;
}

/** A value as GraphQL reads it, and what is wrong with it; with very much there is no value. */
interface ReadValue {
  value?: unknown;
  problems: Problem[];
}

/** Where something is wrong, counted from the value that was read, and what. */
interface Problem {
  path: string[];
  rule: BrokenRule;
}

/** Nobody reads more, and a row may have thousands. */
const problemsAtMost = 10;

/** Ends the reading of a value with which enough is wrong. */
class EnoughProblems extends Error {}

/**
 * One row as GraphQL reads an input of this type; a MalformedInput when something in it is not of its type. `path` is where
 * it stands among the arguments.
 */
export function readRow(row: SentValue, type: GraphQLInputType, path: string[], variables: SentVariables): unknown {
  const { value, problems } = readValue(row, type, variables);
  if (problems.length === 0) return value;
  const issues = problems.map((problem) => issueAt([...path, ...problem.path], problem.rule));
  return new MalformedInput(issues, withoutBroken(value, type, issues, path.length));
}

/** What no field takes stands where something is wrong, so that a rule about several fields is not asked about that. */
function withoutBroken(
  value: unknown,
  type: GraphQLInputType,
  issues: readonly Issue[],
  depth: number,
): object | undefined {
  const fields = issues.map(({ path }) => path[depth]);
  if (typeof value !== 'object' || value === null || fields.includes(undefined)) return undefined;
  const read = getNamedType(type);
  const known = isInputObjectType(read) ? Object.keys(read.getFields()) : [];
  const broken = known.filter((field) => fields.includes(field));
  return { ...value, ...Object.fromEntries(broken.map((field) => [field, Number.NaN])) };
}

function readValue(sent: SentValue, type: GraphQLInputType, variables: SentVariables): ReadValue {
  const reader = new ValueReader(variables);
  try {
    return { value: reader.read(sent, type, []), problems: reader.problems };
  } catch (error) {
    if (error instanceof EnoughProblems) return { problems: reader.problems };
    throw error;
  }
}

/** As `coerceInputValue` and `valueFromAST` of graphql-js, which make an error, with a stack, of every problem. */
class ValueReader {
  readonly problems: Problem[] = [];
  readonly #variables: SentVariables;

  constructor(variables: SentVariables) {
    this.#variables = variables;
  }

  read(sent: SentValue, type: GraphQLInputType, path: string[]): unknown {
    if ('literal' in sent && sent.literal.kind === Kind.VARIABLE) return this.#variable(sent.literal, type, path);
    if (isNonNullType(type)) {
      return isNull(sent) ? this.#refuse(path, mustNotBeNull) : this.read(sent, type.ofType, path);
    }
    if (isNull(sent)) return null;
    if (isListType(type)) {
      const items = itemsOf(sent);
      if (!items) return [this.read(sent, type.ofType, path)];
      return items.map((item, at) => this.read(item, type.ofType, [...path, String(at)]));
    }
    if (isInputObjectType(type)) return this.#object(sent, type, path);
    return this.#leaf(sent, type, path);
  }

  #refuse(path: string[], rule: BrokenRule): undefined {
    this.problems.push({ path, rule });
    if (this.problems.length === problemsAtMost) throw new EnoughProblems();
  }

  #variable({ name: { value: name } }: VariableNode, type: GraphQLInputType, path: string[]): unknown {
    const sent = this.#variables.valueOf(name);
    // Also where null may stand, a variable that is declared without null has a value.
    const mustBeGiven = isNonNullType(type) || this.#isDeclaredNonNull(name);
    if (!sent) return mustBeGiven ? this.#refuse(path, isRequired) : null;
    if (mustBeGiven && isNull(sent)) return this.#refuse(path, mustNotBeNull);
    const { known } = this.#variables;
    const key = `${name} ${type}`;
    const { value, problems } = known.get(key) ?? readValue(sent, type, this.#variables);
    known.set(key, { value, problems });
    for (const problem of problems) this.#refuse([...path, ...problem.path], problem.rule);
    return value;
  }

  #object(sent: SentValue, type: GraphQLInputObjectType, path: string[]): object | undefined {
    const given = objectOf(sent);
    if (!given) return this.#refuse(path, mustBeObject);
    const fields = type.getFields();
    const read: Record<string, unknown> = Object.create(null);
    for (const { name, type: fieldType, defaultValue } of Object.values(fields)) {
      const value = given.fieldOf(name);
      if (value && !this.#isAbsent(value)) read[name] = this.read(value, fieldType, [...path, name]);
      else if (defaultValue !== undefined) read[name] = defaultValue;
      else if (isNonNullType(fieldType)) this.#refuse([...path, name], isRequired);
    }
    for (const name of given.names()) {
      if (fields[name]) continue;
      const { field, rule } = unknownFieldOf(type, name);
      this.#refuse([...path, field], rule);
    }
    return read;
  }

  #isDeclaredNonNull(name: string): boolean {
    return isNonNullType(this.#variables.typeOf(name));
  }

  /** Whether it is a variable of which there is nothing, and need not be. */
  #isAbsent(sent: SentValue): boolean {
    if (!('literal' in sent) || sent.literal.kind !== Kind.VARIABLE) return false;
    const { value: name } = sent.literal.name;
    return !this.#variables.valueOf(name) && !this.#isDeclaredNonNull(name);
  }

  #leaf(sent: SentValue, type: GraphQLLeafType, path: string[]): unknown {
    const variables = 'literal' in sent ? this.#variablesIn(sent.literal, path) : {};
    try {
      return 'literal' in sent ? type.parseLiteral(sent.literal, variables) : type.parseValue(sent.raw);
    } catch (error) {
      const text = error instanceof Error ? error.message : '';
      return this.#refuse(path, ruleOfLeaf(type, { text, rule: text, given: textOf(sent) }));
    }
  }

  /** The variables in a literal of JSON, each of the type that it is declared with. */
  #variablesIn(node: ValueNode, path: string[]): Record<string, unknown> {
    const found: Record<string, unknown> = Object.create(null);
    if (node.kind !== Kind.OBJECT && node.kind !== Kind.LIST) return found;
    visit(node, {
      Variable: (variable) => {
        const { value: name } = variable.name;
        // The field is what a caller knows, so that is where a problem is told to be.
        if (!this.#isAbsent({ literal: variable })) {
          found[name] = this.#variable(variable, this.#variables.typeOf(name), path);
        }
      },
    });
    return found;
  }
}

/** The text that was sent, or the name of an enum value. */
function textOf(sent: SentValue): unknown {
  if ('raw' in sent) return sent.raw;
  return 'value' in sent.literal ? sent.literal.value : undefined;
}

/** Whether it is null, and no variable. */
export function isNull(sent: SentValue): boolean {
  return 'raw' in sent ? (sent.raw ?? null) === null : sent.literal.kind === Kind.NULL;
}

/** The elements of a list; undefined for what is none. */
export function itemsOf(sent: SentValue): SentValue[] | undefined {
  if ('raw' in sent) return Array.isArray(sent.raw) ? sent.raw.map((raw) => ({ raw })) : undefined;
  return sent.literal.kind === Kind.LIST ? sent.literal.values.map((literal) => ({ literal })) : undefined;
}

interface SentObject {
  fieldOf: (name: string) => SentValue | undefined;
  names: () => readonly string[];
}

/** The fields of an object; undefined for what is none. */
export function objectOf(sent: SentValue): SentObject | undefined {
  if ('raw' in sent) {
    const { raw } = sent;
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
    const fields = raw as Record<string, unknown>;
    const fieldOf = (name: string) => (Object.hasOwn(fields, name) ? { raw: fields[name] } : undefined);
    return { fieldOf, names: () => Object.keys(fields) };
  }
  const { literal } = sent;
  if (literal.kind !== Kind.OBJECT) return undefined;
  const fields = new Map(literal.fields.map(({ name, value }) => [name.value, { literal: value }]));
  return { fieldOf: (name) => fields.get(name), names: () => [...fields.keys()] };
}
