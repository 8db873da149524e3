import { createServer, type Server } from 'node:http';
import { createApp } from './app.ts';
import { createClock } from './clock.ts';
import { type Config, loadConfig } from './config.ts';
import { openDatabase } from './db/open-database.ts';
import { StartError } from './errors.ts';
import { createLog, describeError } from './log.ts';
import { addSampleWorld } from './sample/sample-world.ts';
import { welcome } from './welcome.ts';

try {
  await start(loadConfig());
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`Signet cannot start. ${error.message}\n`);
  process.exitCode = 1;
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const onConnectionError = (error: Error) => log.warn({ error: describeError(error) }, 'database connection lost');
  const database = await openDatabase({ ...config, onConnectionError });
  log.info({ migrations: database.migrations }, `opened ${database.description}`);
  const deps = { prisma: database.prisma, clock: createClock(), log };
  try {
    if (config.sampleData && (await addSampleWorld(deps))) log.info('added the sample world');
    const server = createServer(createApp(deps));
    const url = await listen(server, config);
    process.stdout.write(welcome(url, config.sampleData));
    stopOnSignal(server, database.close);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Listens and returns the address to open. Throws a StartError when the port is taken or the address is not ours. */
async function listen(server: Server, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use by another process' : `cannot be used (${error.code})`;
      reject(new StartError(`PORT: port ${port} of ${host} ${reason}: name another one.`));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/graphql`;
}

/** Answers what is under way, takes nothing new, closes the database and ends. A second signal ends at once. */
function stopOnSignal(server: Server, closeDatabase: () => Promise<void>): void {
  const stop = () => {
    server.close(() => void closeDatabase());
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
