import { createServer, type Server } from 'node:http';
import type { Config } from '../config.ts';
import { StartError } from '../errors.ts';

type Address = Pick<Config, 'port' | 'host'>;

/** Listens and returns the URL of the API. Throws a StartError when the port is taken or the address is not of this machine. */
export async function listen(server: Server, { port, host }: Address): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(describeListenError(error, port, host))));
    server.listen(port, host, resolve);
  });
  const address = server.address() as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/graphql`;
}

/** Checks that listening will work. Called before the database is created, so that a taken port fails fast and leaves nothing behind. */
export async function tryToListen(address: Address): Promise<void> {
  const server = createServer();
  await listen(server, address);
  await new Promise((resolve) => server.close(resolve));
}

function describeListenError({ code }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `PORT: port ${port} of ${host} is in use by another process: name another one.`;
  if (code === 'EACCES') return `PORT: port ${port} of ${host} may not be used by this user: name another one.`;
  return `HOST: ${host} is no address of this machine (${code}): name another one.`;
}
