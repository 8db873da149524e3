import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { startSampleServer } from './sample-server.ts';

/** Takes docs/graphiql.png, the picture in README.md: `npx tsx scripts/screenshot.ts`. */
const picture = new URL('../docs/graphiql.png', import.meta.url);

const server = await startSampleServer();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  writeFileSync(picture, await takePicture(page, server.url));
} finally {
  await browser.close();
  await server.close();
}

/** GraphiQL as it opens for the first time, with the first tab's query answered. */
async function takePicture(page: Page, url: string): Promise<Buffer> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Execute query' }).click();
  await page.locator('.graphiql-response', { hasText: 'Alice Marie Smith' }).waitFor();
  // The editors color their text bit by bit; words in this class have no color yet.
  await page.locator('.view-lines .mtk1', { hasText: /\w/ }).first().waitFor({ state: 'hidden' });
  // The pointer would leave a tooltip over the button.
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'hidden' });
  return page.screenshot();
}
