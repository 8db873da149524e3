import { Response as AnyResponse } from '@whatwg-node/fetch';
import type { GraphQLSchema } from 'graphql';
import type { Deps } from '../deps.ts';
import type { RequestContext, Route } from '../http/door.ts';
import { badRequest } from '../http/refusal.ts';
import { describeError, type Log } from '../log.ts';
import { askThrough } from './export.ask.ts';
import { chooseFormat, type ExportFormat, type ExportRow } from './export.format.ts';
import { type Export, listExports } from './export.lists.ts';
import { readParameters } from './export.parameters.ts';
import { statementExport } from './export.statement.ts';
import { ReaderTooSlow, type StreamLimits, streamLimits, streamOf } from './export.stream.ts';

interface ExportOptions extends Pick<Deps, 'query' | 'clock'> {
  schema: GraphQLSchema;
  /** What answers a request of GraphQL. */
  graphql: Route['answer'];
  log: Log;
  limits?: StreamLimits | undefined;
}

/** The routes `GET /export/…`: a file of all rows, of which no more than a page is in memory. */
export function exportRoutes(options: ExportOptions): Route[] {
  const ask = askThrough(options.graphql);
  const all = [...listExports(options.schema, ask), statementExport(options, ask)];
  return all.map((each) => ({
    path: `/export/${each.name}`,
    answer: (request, context) => answerExport(each, request, context, options),
  }));
}

async function answerExport(
  what: Export,
  request: Request,
  context: RequestContext,
  { clock, log, limits = streamLimits }: ExportOptions,
): Promise<Response> {
  if (request.method !== 'GET') throw badRequest('An export is asked for with GET.', 405, { allow: 'GET' });
  const { format: name, ...given } = readParameters(request, [...what.parameters, 'format']);
  const format = chooseFormat(name, request.headers.get('accept'));
  const startedAt = clock.now();
  const pages = what.pages(given, context, startedAt);
  // What is refused is refused before the answer begins.
  const first = await pages.next();
  const chunks = chunksOf(what.columns, format, first, pages);
  const onBroken = (reason: unknown) => breakOff(what, reason, context, log);
  return new AnyResponse(streamOf(chunks, { signal: request.signal, limits, onBroken }), {
    headers: {
      'content-type': format.mediaType,
      'content-disposition': `attachment; filename="${what.name}-${startedAt.toISOString().slice(0, 10)}.${format.name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function* chunksOf(
  columns: readonly string[],
  format: ExportFormat,
  first: IteratorResult<readonly ExportRow[]>,
  rest: AsyncGenerator<readonly ExportRow[]>,
): AsyncGenerator<string> {
  yield format.head(columns) + (first.done ? '' : format.rows(columns, first.value));
  for await (const rows of rest) yield format.rows(columns, rows);
}

/** Tells the reader that what came is not the whole, and the log why. */
function breakOff({ name }: Export, reason: unknown, { requestId, hangUp }: RequestContext, log: Log): boolean {
  const where = { requestId, export: name };
  if (reason === undefined) log.info(where, 'the reader of an export hung up');
  else if (reason instanceof ReaderTooSlow) log.warn({ ...where, reason: reason.message }, 'an export was ended');
  else log.error({ ...where, error: describeError(reason) }, 'an export failed');
  hangUp?.();
  return hangUp !== undefined;
}
