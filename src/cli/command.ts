/** What a command can be given: an option, or the argument behind its name. */
export interface Parameter {
  /** What the help calls its value; an option without one is on or off. */
  value?: string;
  /** It stands by itself, without the name of an option before it. */
  isArgument?: true;
  isRequired?: true;
  /** The option may be given several times. */
  isRepeatable?: true;
  /** What it is, as the rest of a sentence. */
  says: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

type ValueOf<Of extends Parameter> = Of extends { value: string }
  ? Of extends { isRepeatable: true }
    ? string[]
    : Of extends { isRequired: true }
      ? string
      : string | undefined
  : boolean;

/** The values of all parameters, by their names. */
export type Given<Of extends Parameters> = { [Name in keyof Of]: ValueOf<Of[Name]> };

/** One command of `signet`, as its help and the parsing of its arguments need it. */
export interface Command {
  /** One or two words. */
  name: string;
  /** A sentence. */
  does: string;
  /** What else is to be known, a line each. */
  more: readonly string[];
  parameters: Parameters;
  /** Returns the exit code. */
  run(given: Record<string, unknown>): Promise<number>;
}

/** Makes a command whose code is loaded only when it runs, so that help and refusals come at once. */
export function command<const Of extends Parameters>(
  definition: Pick<Command, 'name' | 'does'> & {
    more?: readonly string[];
    parameters: Of;
    load(): Promise<(given: Given<Of>) => Promise<number>>;
  },
): Command {
  const { load, more = [], ...rest } = definition;
  return { ...rest, more, run: async (given) => (await load())(given as Given<Of>) };
}
