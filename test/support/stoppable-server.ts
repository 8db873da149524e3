/** A server that stops as the real one does, without the database that makes it slow to start. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { stopOnSignal } from '../../src/stop.ts';

const server = createServer(async (request, response) => {
  response.end(await text(request));
});
server.listen(0, '127.0.0.1', () => {
  const close = async () => {
    if (process.env.CLOSING === 'fails') throw new Error('alice@example.com');
  };
  stopOnSignal(server, close, pino({ level: 'info' }));
  const { port } = server.address() as { port: number };
  process.stdout.write(`Signet is ready at http://127.0.0.1:${port}/\n`);
});
