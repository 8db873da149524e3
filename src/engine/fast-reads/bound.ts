import { type FieldNode, type GraphQLField, getArgumentValues } from 'graphql';
import { Prisma } from '../../db/open-database.ts';
import type { Bind, ReadRequest } from '../../graphql/sql-field.ts';

type Args = Record<string, unknown>;
type Field = GraphQLField<unknown, unknown>;

/** A value of a statement that is worked out for each request. */
export class Bound {
  readonly read: (request: ReadRequest) => unknown;
  constructor(read: (request: ReadRequest) => unknown) {
    this.read = read;
  }
}

/** Reads the arguments of a field for each request, once for all values that are worked out of them. */
export function argumentsOf(field: Field, node: FieldNode): (request: ReadRequest) => Args {
  return ({ variables, args }) => {
    const known = args.get(node);
    if (known) return known;
    const read = getArgumentValues(field, node, variables);
    args.set(node, read);
    return read;
  };
}

/** Puts into a statement what is worked out of these arguments. */
export function binderOf(argsOf: (request: ReadRequest) => Args): Bind<Args> {
  return (read) => Prisma.sql`${new Bound((request) => read(argsOf(request), request.now))}`;
}
