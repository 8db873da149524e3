import type { Server, ServerResponse } from 'node:http';
import { describeError, type Log } from './log.ts';

/** How long a request under way may take to be answered once the process is told to end. */
const answerWithinMs = 10_000;

/** A terminal's Ctrl-C reaches the process twice when npm passes it on; the two come within this time. */
const sameSignalMs = 500;

/**
 * On SIGINT and SIGTERM answers what is under way, takes nothing new, closes the database and ends the process with
 * exit code 0. A second signal ends it at once, which loses nothing that was acknowledged.
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

/** What a signal does: the first stops, a later one ends at once, and one in between is the first passed on once more. */
export function createSignalHandler(
  stop: () => void,
  endAtOnce: () => void,
  now = () => performance.now(),
): () => void {
  let firstAt: number | undefined;
  return () => {
    const at = now();
    if (firstAt !== undefined && at - firstAt > sameSignalMs) endAtOnce();
    if (firstAt !== undefined) return;
    firstAt = at;
    stop();
  };
}

/** Returns what closes the server: connections end with the answer to their request, and idle ones at once. */
function prepareClosing(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
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

/** Without it the client keeps the connection, and the server waits for a next request on it. */
function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
