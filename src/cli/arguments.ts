import { parseArgs } from 'node:util';
import { StartError } from '../errors.ts';
import { didYouMean, nearest } from '../nearest.ts';
import type { Command, Parameters } from './command.ts';
import { formOf } from './help.ts';

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/** Options that every command has. */
const options = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } } as const;

/** Whether help or the version is asked for, which is answered whatever else is given. */
export function questionOf(command: Command, args: string[]): 'help' | 'version' | undefined {
  const asked = tokensOf(command.parameters, args).map((token) => (token.kind === 'option' ? token.name : undefined));
  return (['help', 'version'] as const).find((name) => asked.includes(name));
}

/** The values that the arguments give to the parameters of a command. Throws a StartError that says what is wrong with the call. */
export function parseArguments({ name, parameters }: Command, args: string[]): Record<string, unknown> {
  const refuse = (problem: string) => new StartError(`signet ${name}${problem}`);
  const tokens = tokensOf(parameters, args);
  for (const token of tokens) {
    const problem = token.kind === 'option' ? problemOfOption(parameters, token) : undefined;
    if (problem) throw refuse(`: ${problem}`);
  }
  const given = valuesOf(parameters, tokens);
  const missing = Object.entries(parameters).filter(([key, { isRequired }]) => isRequired && !given.get(key)?.length);
  if (missing.length > 0) {
    throw refuse(` needs ${missing.map(([key, { says }]) => `${formOf(key, parameters)}, ${says}`).join('; and ')}.`);
  }
  const problem = problemOfValues(parameters, given);
  if (problem) throw refuse(`: ${problem}`);
  const entries = Object.entries(parameters).map(([key, { value, isRepeatable }]) => {
    const values = given.get(key) ?? [];
    return [key, value === undefined ? values.length > 0 : isRepeatable ? values : values[0]];
  });
  return Object.fromEntries(entries);
}

/** Unknown options are tokens too, so that they can be refused with what was meant. */
function tokensOf(parameters: Parameters, args: string[]) {
  const own = Object.entries(parameters).filter(([, { isArgument }]) => !isArgument);
  const known = own.map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const);
  const config = { args, options: { ...options, ...Object.fromEntries(known) } };
  return parseArgs({ ...config, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function problemOfOption(parameters: Parameters, { name, rawName, value, inlineValue }: OptionToken) {
  const names = Object.keys(parameters).filter((key) => !parameters[key]?.isArgument);
  if (!names.includes(name)) {
    const meant = nearest(name, [...names, ...Object.keys(options)]);
    return `Unknown option '${rawName}'.${didYouMean(meant && `--${meant}`)}`;
  }
  const takesValue = parameters[name]?.value !== undefined;
  if (!takesValue) return value === undefined ? undefined : `${rawName} takes no value.`;
  // The next option in its place means that it was forgotten.
  const isForgotten = value === undefined || (!inlineValue && /^-./.test(value));
  return isForgotten
    ? `${formOf(name, parameters)} is without its value; write ${rawName}=… when it begins with -.`
    : undefined;
}

function valuesOf(parameters: Parameters, tokens: readonly Token[]): Map<string, string[]> {
  const argument = Object.keys(parameters).find((key) => parameters[key]?.isArgument) ?? '';
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const key = token.kind === 'option' ? token.name : argument;
    given.set(key, [...(given.get(key) ?? []), token.value ?? '']);
  }
  return given;
}

function problemOfValues(parameters: Parameters, given: ReadonlyMap<string, string[]>): string | undefined {
  const [tooMuch] = given.get('') ?? [];
  if (tooMuch !== undefined) return `it takes no argument ${JSON.stringify(tooMuch)}.`;
  for (const [key, values] of given) {
    const { value, isRepeatable } = parameters[key] ?? {};
    if (value !== undefined && values.includes('')) return `${formOf(key, parameters)} must not be empty.`;
    if (values.length > 1 && !isRepeatable)
      return `${formOf(key, parameters)} may be given once, and not ${values.length} times.`;
  }
  return undefined;
}
