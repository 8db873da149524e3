import {
  type Client as BareClient,
  type ClientOptions,
  createClient as createBareClient,
  type RequestOptions,
} from './client.ts';
import type { Input, TypedDocument } from './document.ts';
import * as generated from './generated.ts';

export * from './index.ts';

type Method<D> =
  D extends TypedDocument<infer Result, infer Variables>
    ? (...input: Input<Variables, RequestOptions>) => Promise<Result>
    : never;

type Methods = {
  [Name in keyof typeof generated as Name extends `${infer Operation}Document`
    ? Uncapitalize<Operation>
    : never]: Method<(typeof generated)[Name]>;
};

/** A client with a method for each operation of this package. */
export type Client = BareClient & Methods;

/**
 * A client with a method for each operation, for programs whose size does not matter: it brings all of them.
 *
 * @example
 * const signet = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const { identity } = await signet.identity({ id: 'idt_8cc22560-5ace-4989-8953-fcbad7947d48' });
 */
export function createClient(options: ClientOptions): Client {
  const client = createBareClient(options);
  const methods = Object.entries(generated).map(([name, document]) => {
    const operation = name.replace(/Document$/, '');
    const method = (...input: [object?, RequestOptions?]) => client.request(document as string, ...input);
    return [operation.charAt(0).toLowerCase() + operation.slice(1), method];
  });
  return { ...Object.fromEntries(methods), ...client };
}
