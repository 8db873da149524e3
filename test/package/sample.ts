import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { addSampleWorld } from '../../src/sample/sample-world.ts';
import { signingKey, type TestApp, useTestApp } from '../support/test-app.ts';

/** The application as somebody meets it who starts it for the first time. */
export function useSampleApp(): TestApp {
  const app = useTestApp();
  beforeAll(async () => {
    const { prisma, query, vault } = app;
    await addSampleWorld({ prisma, query, clock: createClock(secondsApart()), vault });
  });
  return app;
}

/** The same behind a port of the loopback address, for programs and browsers. */
export function useSampleServer(): { url: string } {
  const app = useSampleApp();
  const served = { url: '' };
  let close: () => Promise<unknown> = async () => {};
  beforeAll(async () => {
    const { prisma, query, vault } = app;
    const deps = { prisma, query, clock: createClock(), log: createLog('silent'), signingKey, vault };
    const server = createServer(createApp(deps));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    close = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
  });
  afterAll(() => close());
  return served;
}

/** Times of the last hour, each a second after the one before: records made in one millisecond would go by their ids. */
function secondsApart(): () => Date {
  let time = Date.now() - 60 * 60 * 1000;
  return () => {
    time += 1000;
    return new Date(time);
  };
}
