import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core';

export interface TestBrowser {
  /** A reader of their own: nothing is shared with other tabs. Nothing beyond this machine is found. */
  newTab(options?: TabOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface TabOptions {
  /** In CSS pixels. */
  readonly width?: number;
  readonly scripts?: boolean;
  /** Already signed in. */
  readonly as?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A real browser, which comes with the packages: nothing has to be installed for it. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // Not the package's own arguments, which switch off what these tests are about: one origin's rights against another.
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
    headless: true,
  });
  return { newTab: options => newTab(browser, options), close: () => browser.close() };
}

async function newTab(browser: Browser, { width = 1100, scripts = true, as }: TabOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...(as && { storageState: as }),
  });
  context.setDefaultTimeout(10_000);
  const tab = await context.newPage();
  tab.on('response', answer => {
    const isDocument = answer.request().isNavigationRequest() && answer.frame() === tab.mainFrame();
    if (isDocument && !answer.headers()['location']) documents.set(tab, answer);
  });
  return tab;
}

const documents = new WeakMap<Page, Response>();

/** The HTML that a tab shows as it was sent, before a script has touched it: also what a form was answered. */
export async function htmlSentTo(tab: Page): Promise<string> {
  const answer = documents.get(tab);
  if (!answer) throw new Error('this tab has opened nothing yet');
  return answer.text();
}
