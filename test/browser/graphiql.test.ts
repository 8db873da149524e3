import type { Browser, Page, Request } from 'playwright-core';
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
      const sent = page.waitForRequest(isOperation, { timeout: 5000 }).catch(() => null);
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

  test('underlines nothing of what it opens with, and a wrong variable of any tab', async () => {
    for (const title of ['IdentityWithBalances', ...otherTabs.map((other) => other.title)]) {
      await tab(title).click();
      await expect.poll(() => page.evaluate(findMistakes, title), { timeout: 20_000 }).toEqual([]);
    }
    await tab('RecordTransaction').click();
    await seeVariables('from-graphiql-1');
    await page.locator('.graphiql-editor-tool .view-line:visible', { hasText: '"reference"' }).click();
    await page.keyboard.press('Control+Shift+K');
    const underlined = page.locator('.graphiql-editor-tool .squiggly-error:visible');
    await underlined.first().waitFor();
    expect(await page.evaluate(findMistakes, 'RecordTransaction')).toEqual(['Missing property "reference".']);
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

  describe('once the server asks for a key', () => {
    let secret: string;
    const dialog = () => page.getByRole('dialog', { name: 'API key' });
    const keyButton = () => page.getByRole('button', { name: 'Key', exact: true });
    const enter = async (key: string) => {
      await dialog().getByLabel('API key').fill(key);
      await dialog().getByRole('button', { name: 'Use' }).click();
    };
    const everythingKept = () => page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie);

    beforeAll(async () => {
      const query =
        'mutation { createApiKey(input: { name: "graphiql", scopes: ["identities:read", "ledger:read", "admin"] }) { secret } }';
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      secret = (await response.json()).data.createApiKey.secret;
    });

    test('asks for it once, says when it is wrong, and uses it in every tab and the documentation', async () => {
      await dialog().waitFor();
      await enter('sgn_wrong');
      await dialog().getByText('The API key is not valid.').waitFor();
      await enter(secret);
      await dialog().waitFor({ state: 'detached' });
      for (const title of ['IdentityWithBalances', 'Search', 'Insights']) {
        await tab(title).click();
        await expect.poll(() => page.evaluate(findMistakes, title), { timeout: 20_000 }).toEqual([]);
        expect((await run()).errors).toBeUndefined();
      }
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.getByText('Root Types').waitFor();
      expect(await dialog().count()).toBe(0);
    });

    test('keeps it for this tab of the browser alone, until it is forgotten', async () => {
      await enter(secret);
      await dialog().waitFor({ state: 'detached' });
      expect((await run()).errors).toBeUndefined();
      // What it keeps, it writes down half a second later.
      await expect.poll(everythingKept, { timeout: 10_000 }).toContain('tabState');
      await page.goto(server.url);
      await tab('IdentityWithBalances').waitFor();
      expect(await titles()).toHaveLength(1 + otherTabs.length);
      expect((await run()).errors).toBeUndefined();
      expect(await everythingKept()).not.toContain(secret);

      await keyButton().click();
      await dialog().getByRole('button', { name: 'Forget' }).click();
      await dialog().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Execute query' }).click();
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.graphiql-response', { hasText: 'An API key is needed' }).waitFor();
    });

    test('sends a header of the tab itself instead', async () => {
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Headers' }).click();
      await page.locator('.graphiql-editor-tool .monaco-editor:visible').click();
      await page.keyboard.insertText(JSON.stringify({ 'X-API-Key': secret }));
      expect((await run()).errors).toBeUndefined();
      await expect.poll(everythingKept, { timeout: 10_000 }).toContain('tabState');
      expect(await everythingKept()).not.toContain(secret);
    });
  });
});

/** Whether a request is an operation of a tab, and not the one for the documentation. */
function isOperation(request: Request): boolean {
  return request.method() === 'POST' && !request.postData()?.includes('IntrospectionQuery');
}

/** What the editor of the open tab finds wrong; runs in the page. Says so as long as it does not know the variables of the operation. */
async function findMistakes(operation: string): Promise<string[]> {
  interface Model {
    uri: { path: string; toString(): string };
    getValue(): string;
  }
  interface Monaco {
    editor: { getModels(): Model[]; getModelMarkers(of: object): { message: string }[] };
    languages: {
      json: {
        jsonDefaults: { diagnosticsOptions: { schemas?: { schema: { properties: object } }[] } };
        getWorker(): Promise<(uri: unknown) => Promise<{ doValidation(uri: string): Promise<{ message: string }[]> }>>;
      };
    };
  }
  const { editor, languages } = (globalThis as unknown as { __MONACO: Monaco }).__MONACO;
  const modelOf = (end: string) => editor.getModels().find(({ uri }) => uri.path.endsWith(end));
  const variables = modelOf('variables.json');
  if (!variables || !modelOf('operation.graphql')?.getValue().includes(operation)) return ['not open yet'];
  const known = languages.json.jsonDefaults.diagnosticsOptions.schemas?.[0]?.schema.properties ?? {};
  const given = Object.keys(JSON.parse(variables.getValue()));
  if (given.join() !== Object.keys(known).join()) return [`knows ${Object.keys(known)}, not ${given}`];
  const worker = await (await languages.json.getWorker())(variables.uri);
  const found = [
    ...(await worker.doValidation(variables.uri.toString())),
    ...editor.getModelMarkers({ owner: 'graphql' }),
  ];
  return found.map(({ message }) => message);
}
