import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { hasKeys } from '../access/access.sql.ts';
import { startSealer } from '../audit/audit.sealer.ts';
import { loadSigningKey, readSigningKey } from '../audit/signing-key.ts';
import { createClock } from '../clock.ts';
import { type Config, loadConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import { StartError } from '../errors.ts';
import { listen, tryToListen } from '../http/listen.ts';
import { isLoopback } from '../http/loopback.ts';
import { identityVault } from '../identity/identity.vault.ts';
import { createLog, describeError, type Log } from '../log.ts';
import { addSampleWorld } from '../sample/sample-world.ts';
import { stopOnSignal } from '../stop.ts';
import { loadMasterKeys, readMasterKeys, registerMasterKeys, requireMasterKeys } from '../vault/vault.master-keys.ts';
import { renewLookups } from '../vault/vault.rotation.ts';
import { openMode, welcome } from '../welcome.ts';

type CreateApp = typeof import('../app.ts').createApp;

/**
 * `signet serve`: opens the database and serves the API until a signal stops it, which ends the process. Returns when it is ready;
 * a server that cannot start ends the process with exit code 1.
 */
export async function serve(): Promise<number> {
  process.once('uncaughtException', fail);
  await start().catch(fail);
  return Number(process.exitCode ?? 0);
}

async function start(): Promise<void> {
  const config = loadConfig();
  await checkBefore(config);
  const log = createLog(config.logLevel);
  const onConnectionError = (error: Error) => log.warn({ error: describeError(error) }, 'database connection lost');
  const onCreating = () =>
    process.stdout.write('Preparing the embedded database; this first start takes some seconds.\n');
  // In parallel: each takes about a second, much of it on other threads.
  const [database, { createApp }] = await Promise.all([
    openDatabase({ ...config, onConnectionError, onCreating }),
    import('../app.ts'),
  ]);
  log.info({ migrations: database.migrations }, `opened ${database.description}`);
  try {
    await serveDatabase(config, database, createApp, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Checks all that can be checked before anything is created or changed. Throws a StartError. */
async function checkBefore(config: Config): Promise<void> {
  requireMasterKeys(config);
  readSigningKey(config);
  readMasterKeys(config);
  const isFirstStart = !config.databaseUrl && !existsSync(join(config.dataDir, 'database'));
  if (isFirstStart) checkHost(config, false);
  await tryToListen(config);
}

async function serveDatabase(config: Config, database: Database, createApp: CreateApp, log: Log): Promise<void> {
  const { prisma, query } = database;
  const isOpen = checkHost(config, await hasKeys(query));
  if (isOpen) log.warn(openMode);
  const signingKey = loadSigningKey(config, (message) => log.warn(message));
  const masterKeys = loadMasterKeys(config, (message) => log.warn(message));
  await registerMasterKeys(query, masterKeys);
  const vault = identityVault(masterKeys, config.tokenizedFields);
  const { adminKey, corsOrigins, fastReads, sampleData } = config;
  const deps = {
    prisma,
    query,
    clock: createClock(),
    log,
    signingKey,
    vault,
    adminKey,
    corsOrigins,
    fastReads,
    sampleData,
  };
  const { renewed, unreadable } = await renewLookups(deps, vault);
  if (renewed > 0) log.info({ renewed }, 'hashed the lookups of tokenized values anew');
  if (unreadable > 0) log.warn({ unreadable }, 'tokenized values cannot be read, so filters may not find them');
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
  // Last, because whoever reads the address may send a request or a signal at once.
  process.stdout.write(welcome(url, config.sampleData, isOpen));
}

/** Whether the server starts in open mode. Throws a StartError when it would then listen on an address that other machines reach. */
function checkHost({ host, adminKey }: Config, hasKeys: boolean): boolean {
  if (adminKey !== undefined || hasKeys) return false;
  if (isLoopback(host)) return true;
  throw new StartError(
    `HOST: without an API key only this machine may be answered, and ${host} is open to others: ` +
      'make one with "signet keys create --name NAME --scope all", or set SIGNET_ADMIN_KEY.',
  );
}

/**
 * Ends the process with one line that says why it cannot start. Of an unexpected error the message is left out, because it can hold personal
 * data. Exits explicitly, because what was opened by then may keep the process alive.
 */
function fail(error: unknown): void {
  const reason =
    error instanceof StartError
      ? error.message.replace(/\s*\n\s*/g, ' ')
      : `Something unexpected went wrong: ${JSON.stringify(describeError(error))}`;
  process.exitCode = 1;
  process.stderr.write(`Signet cannot start. ${reason}\n`, () => process.exit(1));
}
