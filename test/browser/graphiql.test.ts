import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { useSampleServer } from '../package/sample.ts';
import { chromiumPath, hasChromium, launchChromium } from './chromium.ts';

const name = hasChromium
  ? 'GraphiQL'
  : `GraphiQL (skipped: there is no Chromium at ${chromiumPath}; install it, or name another in CHROMIUM_PATH)`;

const otherTabs = [
  {
    title: 'CreateIdentity',
    holds: '"firstName": "Jason"',
    answers: { createIdentity: { displayName: 'Jason Brooks' } },
  },
  { title: 'UpdateIdentity', holds: '"category": "vip"', answers: { updateIdentity: { category: 'vip' } } },
  {
    title: 'LinkBalance',
    holds: sampleIds.unlinkedUsd,
    answers: { linkBalance: { identity: { displayName: 'Alice Marie Smith' } } },
  },
  {
    title: 'RecordTransaction',
    holds: 'from-graphiql-1',
    answers: { recordTransaction: { status: 'APPLIED', amount: '12.5', source: { indicator: '@world' } } },
  },
  {
    title: 'Search',
    holds: 'smiht alice',
    answers: { identities: { nodes: [{ displayName: 'Alice Marie Smith' }] } },
  },
  {
    title: 'Insights',
    holds: '"currency": "USD"',
    answers: { identity: { insights: { inflow: { count: expect.any(Number) } } } },
  },
  {
    title: 'History',
    holds: sampleIds.alice,
    answers: { identity: { displayName: 'Alice Marie Smith', history: { nodes: expect.any(Array) } } },
  },
];

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(!hasChromium)(name, () => {
  const server = useSampleServer();
  let browser: Browser;
  let page: Page;
  let attempted: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    attempted = [];
    await page.route('**/*', (route) => {
      const { hostname } = new URL(route.request().url());
      if (hostname === '127.0.0.1') return route.continue();
      attempted.push(route.request().url());
      return route.abort();
    });
    await page.goto(server.url);
    await tab('IdentityWithBalances').waitFor();
  });
  afterEach(() => page.close());

  const tab = (title: string) => page.locator('.graphiql-tab-button', { hasText: title });
  const titles = () => page.locator('.graphiql-tab-button').allInnerTexts();
  /** Waits until the variables of the open tab hold this; the editor shows spaces as such that do not break. */
  const seeVariables = (text: string) =>
    expect
      .poll(
        async () => (await page.locator('.graphiql-editor-tool .view-lines:visible').innerText()).replace(/\s/g, ' '),
        {
          timeout: 10_000,
        },
      )
      .toContain(text);

  /**
   * Presses the play button and returns the whole answer; the page itself shows only the lines in view. GraphiQL ignores
   * the button while it still reads the operation of a tab that was just opened, so it is pressed until a request goes out.
   */
  async function run(): Promise<{ data: Record<string, unknown>; errors?: unknown }> {
    const button = page.getByRole('button', { name: 'Execute query' });
    for (let triesLeft = 5; ; triesLeft--) {
      const sent = page.waitForRequest((request) => request.method() === 'POST', { timeout: 5000 }).catch(() => null);
      await button.click();
      const response = await (await sent)?.response();
      if (!response && triesLeft > 0) continue;
      const answer = await response?.json();
      await page.locator('.graphiql-response', { hasText: answer.errors ? '"errors"' : '"data"' }).waitFor();
      return answer;
    }
  }

  test('opens with a tab for each of the first things to try, and asks no other host for anything', async () => {
    expect(await titles()).toEqual(['IdentityWithBalances', ...otherTabs.map(({ title }) => title)]);
    await run();
    expect(attempted).toEqual([]);
  });

  test('answers the first tab at once: an identity with its balances and transactions', async () => {
    await seeVariables(sampleIds.alice);
    const { data, errors } = await run();
    expect(errors).toBeUndefined();
    expect(data.identity).toMatchObject({
      displayName: 'Alice Marie Smith',
      balances: { nodes: expect.arrayContaining([expect.objectContaining({ currency: 'USD' })]) },
      transactions: { nodes: expect.arrayContaining([expect.objectContaining({ description: 'Salary' })]) },
    });
  });

  test('opens every other tab with the first click, and its operation runs', async () => {
    for (const { title, holds, answers } of otherTabs) {
      await tab(title).click();
      await seeVariables(holds);
      const { data, errors } = await run();
      expect(errors).toBeUndefined();
      expect(data).toMatchObject(answers);
    }
  });

  test('has the header for an API key ready to fill in on every tab, and works while it is not', async () => {
    for (const title of ['IdentityWithBalances', ...otherTabs.map((other) => other.title)]) {
      await tab(title).click();
      await page.getByRole('button', { name: 'Headers' }).click();
      await seeVariables('"Authorization": "Bearer "');
    }
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    expect((await run()).errors).toBeUndefined();
    expect((await sent).headers().authorization?.trim()).toBe('Bearer');
  });

  test('keeps the same tabs when the page is opened again', async () => {
    await tab('UpdateIdentity').click();
    await seeVariables('"category": "vip"');
    // It writes down half a second later what is open.
    const kept = () =>
      page.evaluate(() => `${localStorage['graphiql:tabState']} ${localStorage['graphiql:variables']}`);
    await expect.poll(kept, { timeout: 10_000 }).toMatch(/"activeTabIndex":2[\s\S]*"category": "vip"/);
    await page.goto(server.url);
    await tab('IdentityWithBalances').waitFor();
    expect(await titles()).toHaveLength(1 + otherTabs.length);
    await seeVariables('"category": "vip"');
  });
});
