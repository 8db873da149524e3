import type { GraphQLField } from 'graphql';

/** The argument of a bulk call that takes its rows, of which each succeeds or fails independently. */
export interface RowsArgument {
  argument: string;
  /** More are refused by the call itself, so they need not be read. */
  atMost: number;
}

/** The extensions of a field whose argument of this name takes up to so many rows. */
export function takesRows(argument: string, atMost: number): { rows: RowsArgument } {
  return { rows: { argument, atMost } };
}

/** What the field said with `takesRows`. */
export function rowsArgumentOf(field: GraphQLField<unknown, unknown> | null | undefined): RowsArgument | undefined {
  return field?.extensions.rows as RowsArgument | undefined;
}
