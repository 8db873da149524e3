export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type PartialResult,
  type RequestOptions,
  type WithNulls,
} from './client.ts';
export type { Document, TypedDocument } from './document.ts';
export { type AnswerError, type Issue, type IssueParams, SignetError, TimeoutError, TransportError } from './errors.ts';
export * from './generated.ts';
export type { Connection, Pages, PageVariables } from './pages.ts';
export type { Timing } from './timing.ts';
