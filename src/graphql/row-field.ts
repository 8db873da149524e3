import type { Context } from './context.ts';

type Args = Record<string, unknown>;

/** The extensions of a field that is worked out of its record's row alone, so that a mutation can answer it from the row it wrote. */
export function inRow<OfRow>(value: (row: OfRow) => unknown): { rowValue: (row: OfRow) => unknown } {
  return { rowValue: value };
}

/**
 * The options of a field that is worked out of its object alone. The resolver calls it, and so does whoever writes the object
 * as JSON without resolvers, to whom everything that it reads is there already.
 */
export function ofObject<Of, Value>(value: (object: Of) => Value) {
  return { extensions: inRow(value), resolve: value };
}

/** A change of one record: how it is made, and the row as it is afterwards. */
export interface Change {
  make: (args: Args, context: Context) => Promise<object>;
  rowOf: (outcome: object) => object | undefined;
}

/** The extensions of a field that makes a change, and what its resolver calls. */
interface ReturningRow<GivenArgs, Outcome> {
  extensions: { change: Change };
  /** Makes the change, unless the executor has made it before it asked the resolver. `root` is the resolver's first argument. */
  outcome: (root: unknown, args: GivenArgs, context: Context) => Promise<Outcome>;
}

/**
 * Declares that a mutation knows the row that it has written, as RETURNING does in SQL, so that it can be answered without reading
 * the record: `make` makes the change, and `rowOf` is the row afterwards, undefined when it is not known without reading it.
 */
export function returningRow<GivenArgs, Outcome extends object>(
  make: (args: GivenArgs, context: Context) => Promise<Outcome>,
  rowOf: (outcome: Outcome) => object | undefined,
): ReturningRow<GivenArgs, Outcome> {
  return {
    extensions: { change: { make, rowOf } as unknown as Change },
    outcome: async (root, args, context) =>
      root instanceof ChangeMade ? (root.outcome as Outcome) : make(args, context),
  };
}

/** The root of an operation whose change is made already, and of which the resolvers only make the answer. */
export class ChangeMade {
  readonly outcome: object;
  constructor(outcome: object) {
    this.outcome = outcome;
  }
}
