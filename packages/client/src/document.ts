/**
 * The text of an operation, with the types of its result and its variables. `__apiType` is never there: it is the property by which
 * typed documents of GraphQL Code Generator and its like carry their types, so that each accepts the other's.
 */
export type TypedDocument<Result, Variables> = string & Typed<Result, Variables>;

interface Typed<Result, Variables> {
  __apiType?: (variables: Variables) => Result;
}

/** A document to send: an operation of this package, or one of the caller's own that is a text or, as TypedDocumentString, becomes one. */
export type Document<Result, Variables> = Typed<Result, Variables> & Pick<string, 'trim' | 'toString'>;

/** Variables and what else a call takes; the variables may be left out where none is required. */
export type Input<Variables, Options> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];
