import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Account, type World, createWorld } from '../support/world.js';
import { openBrowser } from './chromium.js';

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong unseen: errors in the console, pages that threw, calls to other hosts. */
  readonly trouble: string[];
  /** Goes to an address of the product and waits until the page answers to clicks. */
  readonly open: (path: string) => Promise<void>;
}

export interface Stage {
  readonly world: World;
  readonly origin: string;
  /** A visitor with a browser window of their own, signed in or not. */
  visit(account: Account | null, options?: BrowserContextOptions): Promise<Visitor>;
  /** Opens tabs of one window, one after the other: signed in once, and with what the browser keeps from tab to tab. */
  tabs(account: Account | null, options?: BrowserContextOptions): Promise<() => Promise<Visitor>>;
  /** From the stage's day on no room or machine of the first site is taken, whatever the demonstration's dice made. */
  freeRooms(): Promise<void>;
  close(): Promise<void>;
}

/** The whole product over a small demonstration network, listening, with a browser in front of it. */
export async function openStage(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  // The smallest network and the shortest past of which pooled figures may be published.
  const world = await createWorld({ sites: 6, weeks: 4 }, undefined, env);
  await world.app.listen(0, '127.0.0.1');
  const { port } = world.app.getHttpServer().address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const browser: Browser = await openBrowser();
  const tabs: Stage['tabs'] = async (account, options = {}) => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1360, height: 900 }, ...options });
    context.setDefaultTimeout(60_000); // for what never comes: a busy machine takes its time
    if (account) {
      const [name = '', value = ''] = (await world.signIn(account)).split('=');
      await context.addCookies([{ name, value, url: origin }]);
    }
    const scripted = options.javaScriptEnabled !== false;
    return async () => {
      const page = await context.newPage();
      return {
        page,
        context,
        trouble: watch(page, origin),
        async open(path) {
          await page.goto(origin + path);
          if (scripted) await page.waitForSelector('html[data-ready]', { state: 'attached' });
        },
      };
    };
  };
  return {
    world,
    origin,
    visit: async (account, options) => (await tabs(account, options))(),
    tabs,
    async freeRooms() {
      const owner = new pg.Client(world.db.url);
      await owner.connect();
      await owner.query('begin; set local session_replication_role = replica');
      await owner.query(
        `delete from reservations where site_id = $1 and kind <> 'desk' and lower(during) >= date '2026-11-24'`,
        [world.sites[0]!.siteId],
      );
      await owner.query('commit');
      await owner.end();
    },
    async close() {
      await browser.close();
      await world.close();
    },
  };
}

function watch(page: Page, origin: string): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    // A refused request is part of some journeys; the page says what it means.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) trouble.push(message.text());
  });
  page.on('response', (response) => {
    // A refused order says so on screen; a file that is not there is nobody's journey.
    if (response.status() === 404 && response.url().startsWith(`${origin}/assets/`))
      trouble.push(`lacked ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      trouble.push(`called ${request.url()}`);
  });
  return trouble;
}
