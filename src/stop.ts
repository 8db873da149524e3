import type { Server, ServerResponse } from 'node:http';
import { describeError, type Log } from './log.ts';

/** How long open requests may take to finish after the signal to stop. */
const answerWithinMs = 10_000;

/** Two signals within this time count as one: npm passes Ctrl-C on, so it reaches the process twice. */
const sameSignalMs = 500;

/**
 * Graceful shutdown: on SIGINT and SIGTERM finishes open requests, accepts no new ones, closes the database and exits with code 0. A second
 * signal ends the process at once, which loses nothing that was acknowledged.
 */
export function stopOnSignal(server: Server, closeDatabase: () => Promise<void>, log: Log): void {
  const closeServer = prepareClosing(server);
  const stop = async () => {
    try {
      await closeServer();
      await closeDatabase();
      process.exit(0);
    } catch (error) {
      log.error({ error: describeError(error) }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  const onSignal = createSignalHandler(
    () => void stop(),
    () => process.exit(1),
  );
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Handles signals: the first stops, a repetition within `sameSignalMs` is ignored, and a later one ends at once. */
export function createSignalHandler(
  stop: () => void,
  endAtOnce: () => void,
  now = () => performance.now(),
): () => void {
  let firstAt: number | undefined;
  return () => {
    const elapsedMs = now();
    if (firstAt !== undefined && elapsedMs - firstAt > sameSignalMs) endAtOnce();
    if (firstAt !== undefined) return;
    firstAt = elapsedMs;
    stop();
  };
}

/** Returns a function that closes the server: idle connections at once, others after their answer. */
function prepareClosing(server: Server): () => Promise<void> {
  // Not a Set: V8 links each of a Set's tables to the next, so one in the old generation keeps all later responses until a full collection.
  const underWay: ServerResponse[] = [];
  server.on('request', (_request, response) => {
    underWay.push(response);
    response.once('close', () => underWay.splice(underWay.indexOf(response), 1));
    if (!server.listening) endConnectionAfter(response);
  });
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    for (const response of underWay) endConnectionAfter(response);
    // A client that never finishes sending its request, or reading its answer, must not keep the process.
    setTimeout(() => server.closeAllConnections(), answerWithinMs).unref();
    await closed;
  };
}

/** Sends `connection: close`. Without it a keep-alive client holds the connection, and the server waits for its next request. */
function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
