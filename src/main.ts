import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { hasKeys } from './access/access.sql.ts';
import { isLoopback } from './access/loopback.ts';
import { startSealer } from './audit/audit.sealer.ts';
import { loadSigningKey } from './audit/signing-key.ts';
import { createClock } from './clock.ts';
import { type Config, loadConfig } from './config.ts';
import { type Database, openDatabase, type Query } from './db/open-database.ts';
import { StartError } from './errors.ts';
import { importIdentities } from './identity/identity.import.ts';
import { createLog, describeError, type Log } from './log.ts';
import { loadMasterKeys, registerMasterKeys, requireMasterKeys } from './privacy/privacy.master-keys.ts';
import { renewLookups } from './privacy/privacy.rotation.ts';
import { addSampleWorld } from './sample/sample-world.ts';
import { stopOnSignal } from './stop.ts';
import { openMode, welcome } from './welcome.ts';

type CreateApp = typeof import('./app.ts').createApp;

process.once('uncaughtException', fail);
await start().catch(fail);

async function start(): Promise<void> {
  const config = loadConfig();
  requireMasterKeys(config);
  const log = createLog(config.logLevel);
  const onConnectionError = (error: Error) => log.warn({ error: describeError(error) }, 'database connection lost');
  const onCreating = () =>
    process.stdout.write('Preparing the embedded database; this first start takes some seconds.\n');
  // Both take about a second, and much of that is not this thread's: the later needs nothing of the earlier.
  const [database, { createApp }] = await Promise.all([
    openDatabase({ ...config, onConnectionError, onCreating }),
    import('./app.ts'),
  ]);
  log.info({ migrations: database.migrations }, `opened ${database.description}`);
  try {
    await serve(config, database, createApp, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(config: Config, database: Database, createApp: CreateApp, log: Log): Promise<void> {
  const { prisma, query } = database;
  const isOpen = await checkAccess(config, query);
  if (isOpen) log.warn(openMode);
  const signingKey = loadSigningKey(config, (message) => log.warn(message));
  const masterKeys = loadMasterKeys(config, (message) => log.warn(message));
  await registerMasterKeys(query, masterKeys);
  const privacy = { masterKeys, tokenizedFields: config.tokenizedFields, randomInt };
  const { adminKey, fastReads } = config;
  const deps = { prisma, query, clock: createClock(), log, signingKey, privacy, adminKey, fastReads };
  const renewed = await renewLookups(deps, masterKeys);
  if (renewed > 0) log.info({ renewed }, 'hashed the lookups of tokenized values anew');
  const imported = await importIdentities(deps);
  if (imported > 0) log.info({ imported }, 'wrote the first events of identities from before the audit log');
  if (config.sampleData && (await addSampleWorld(deps))) log.info('added the sample world');
  const server = createServer(createApp(deps));
  const url = await listen(server, config);
  const sealer = startSealer(query, (error) =>
    log.error({ error: describeError(error) }, 'could not seal the audit log'),
  );
  process.removeListener('uncaughtException', fail);
  process.once('uncaughtException', (error) => {
    log.fatal({ error: describeError(error) }, 'ended by an unexpected error');
    process.exit(1);
  });
  const close = async () => {
    await sealer.stop();
    await database.close();
  };
  stopOnSignal(server, close, log);
  // Last, for whoever reads the address may send a request or a signal at once.
  process.stdout.write(welcome(url, config.sampleData, isOpen));
}

/** Whether everybody is let in, for there is no key; throws a StartError when others than this machine could reach it. */
async function checkAccess({ host, adminKey }: Config, query: Query): Promise<boolean> {
  if (adminKey !== undefined || (await hasKeys(query))) return false;
  if (isLoopback(host)) return true;
  throw new StartError(
    `HOST: without an API key only this machine may be answered, and ${host} is open to others: ` +
      'make one with "signet keys create --name NAME --scope all", or set SIGNET_ADMIN_KEY.',
  );
}

/** Listens and returns the address to open. Throws a StartError when the port is taken or the address is not ours. */
async function listen(server: Server, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(describeListenError(error, port, host))));
    server.listen(port, host, resolve);
  });
  const address = server.address() as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/graphql`;
}

function describeListenError({ code }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `PORT: port ${port} of ${host} is in use by another process: name another one.`;
  if (code === 'EACCES') return `PORT: port ${port} of ${host} may not be used by this user: name another one.`;
  return `HOST: ${host} is no address of this machine (${code}): name another one.`;
}

/**
 * Ends the process with one line that says why it cannot start. What nobody foresaw is described without its own text,
 * which can hold personal data. Exits explicitly, for what was opened by then may keep the process alive.
 */
function fail(error: unknown): void {
  const reason =
    error instanceof StartError
      ? error.message.replace(/\s*\n\s*/g, ' ')
      : `Something unexpected went wrong: ${JSON.stringify(describeError(error))}`;
  process.stderr.write(`Signet cannot start. ${reason}\n`, () => process.exit(1));
}
