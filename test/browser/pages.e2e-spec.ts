import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { LIMITS, weigh } from '../../apps/web/budgets.mjs';
import { endedRun } from '../support/billing-runs.js';
import { blockedPlace } from '../support/external-calendars.js';
import { creditedCent, issuedInvoice } from '../support/documents.js';
import { soldPack } from '../support/packs.js';
import { pastSales } from '../support/past-sales.js';
import { heldPlan } from '../support/plans.js';
import { repeatedBooking } from '../support/series.js';
import { judgedFile, toldMember } from '../support/told-member.js';
import { sheetWith } from '../support/sheets.js';
import type { Account } from '../support/world.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1360, height: 900 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A repeated booking of the coworker's, one of whose dates could not be had. */
const SERIES = '01940000-0000-7000-8000-000000005e81';

/** An invoice of which a cent was given back. */
const INVOICE = '01940000-0000-7000-8000-00000000fac1';

/** A pack on sale at La Grappe; the coworker has one. */
const PACK = '01940000-0000-7000-8000-00000000ca12';
/** Plans on offer at La Grappe; the coworker has the first, by the membership. */
const PLANS = ['01940000-0000-7000-8000-00000000f0a1', '01940000-0000-7000-8000-00000000f0a2'] as const;
const MEMBERSHIP = '01940000-0000-7000-8000-00000000ab01';
/** A member of whom there is something to tell. */
const MEMBER = '01940000-0000-7000-8000-000000003e3b';

/** A run that has ended, at La Grappe. */
const RUN = '01940000-0000-7000-8000-00000000b111';

/** A file of members that was judged. */
const IMPORT = '01940000-0000-7000-8000-000000003e3c';

/** On the sheets of the open space, and of a room. */
const SHEETS = ['0123456789ab', 'ba9876543210'] as const;

/** Every page in the state that has most to show, with who may see it. */
const PAGES: readonly [path: string, account: Account | null][] = [
  ['/', 'coworker'],
  ['/?quoi=salle&vue=carte', null],
  ['/?ou=introuvable', null],
  ['/chercher?quoi=salle&de=09%3A00&a=18%3A00&duree=60&ou=Lille&rayon=50', 'coworker'],
  ['/chercher?de=03%3A00&a=04%3A00&ou=Lille', null],
  ['/chercher?de=12%3A00&a=09%3A00', null],
  ['/lieu/la-grappe', null],
  ['/reserver/la-grappe?quoi=poste', 'coworker'],
  ['/reserver/la-grappe?quoi=salle', null],
  ['/reserver/la-grappe?quoi=poste&attente=1', null],
  ['/reserver/la-grappe?quoi=salle&attente=1', 'coworker'],
  ['/reserver/la-grappe?quoi=salle&invite=1', null],
  ['/confirmer/01890a5d-ac96-774b-bcce-b302099a8057?lieu=la-grappe&jusqua=2026-11-24T07:45:00Z', null],
  ['/r/inconnu', null],
  [`/q/${SHEETS[0]}`, 'coworker'],
  [`/q/${SHEETS[1]}`, null],
  ['/q/inconnu', null],
  ['/reserver/la-grappe/repeter?quoi=salle', 'coworker'],
  [`/moi/serie/${SERIES}`, 'coworker'],
  ['/connexion', null],
  ['/invitation/inconnue', null],
  ['/moi', 'coworker'],
  ['/moi/carnets', 'coworker'],
  [`/moi/carnets?acheter=${PACK}`, 'coworker'],
  ['/moi/factures', 'coworker'],
  [`/gestion/acomptes?membre=${MEMBER}`, 'manager'],
  [`/gestion/devis?membre=${MEMBER}`, 'manager'],
  ['/moi/abonnement', 'coworker'],
  [`/moi/abonnement?abonnement=${MEMBERSHIP}&faire=formule&formule=${PLANS[1]}&du=2026-12-01`, 'coworker'],
  [`/moi/abonnement?abonnement=${MEMBERSHIP}&faire=fin&au=2026-12-01`, 'coworker'],
  [`/moi/abonnement?chez=la-grappe&formule=${PLANS[1]}&debut=2026-12-01`, 'coworker'],
  ['/moi/justificatifs?lieu=la-grappe', 'coworker'],
  ['/moi/profil', 'manager'],
  ['/gestion', 'manager'],
  ['/gestion/planning?vue=liste', 'manager'],
  ['/gestion/planning?vue=semaine', 'manager'],
  ['/gestion/planning?vue=liste&creer=1', 'manager'],
  ['/gestion/planning/repeter', 'manager'],
  [`/gestion/planning/serie/${SERIES}`, 'manager'],
  ['/gestion/facturation', 'manager'],
  [`/gestion/factures/${INVOICE}`, 'manager'],
  [`/gestion/factures/${INVOICE}?avoir=1`, 'manager'],
  ['/gestion/facturation/campagne?mois=2026-11', 'manager'],
  [`/gestion/facturation/campagne?mois=2026-11&campagne=${RUN}`, 'manager'],
  ['/gestion/facturation/lignes?q=ca', 'manager'],
  [`/gestion/factures/brouillon?mois=2026-11&membre=${MEMBER}`, 'manager'],
  [`/gestion/facturation/lignes?membre=${MEMBER}`, 'manager'],
  ['/gestion/compta', 'manager'],
  ['/gestion/compta?periode=2026-09', 'manager'],
  ['/gestion/compta/comptes', 'manager'],
  ['/gestion/journal', 'manager'],
  ['/gestion/journal?verifier=1', 'manager'],
  ['/gestion/tarifs?q=camille', 'manager'],
  ['/gestion/tarifs/nouveau', 'manager'],
  [`/gestion/carnets?q=camille&carnet=${PACK}`, 'manager'],
  [`/gestion/carnets?membre=${MEMBER}`, 'manager'],
  ['/gestion/formules', 'manager'],
  ['/gestion/formules/nouvelle', 'manager'],
  [`/gestion/formules/${PLANS[1]}`, 'manager'],
  ['/gestion/abonnements', 'manager'],
  ['/gestion/abonnements?q=introuvable', 'manager'],
  [`/gestion/abonnements/${MEMBERSHIP}?faire=fin&au=2026-11-30&exception=1`, 'manager'],
  ['/gestion/membres', 'manager'],
  ['/gestion/membres?q=introuvable', 'manager'],
  ['/gestion/groupes', 'manager'],
  ['/gestion/justificatifs', 'manager'],
  ['/gestion/membres/import', 'manager'],
  ['/gestion/membres?nouveau=1', 'manager'],
  [`/gestion/membres/import?import=${IMPORT}`, 'manager'],
  [`/gestion/membres/${MEMBER}?formule=${PLANS[1]}&debut=2026-12-01`, 'manager'],
  ['/gestion/entreprises', 'manager'],
  ['/entreprise', 'company'],
  ['/entreprise?vue=personnes', 'company'],
  ['/entreprise?vue=factures', 'company'],
  ['/entreprise?vue=reglages', 'company'],
  ['/entreprise', 'coworker'],
  ['/gestion/equipe', 'manager'],
  ['/gestion/agendas', 'manager'],
  ['/gestion/lieu/plan', 'manager'],
  ['/gestion/lieu', 'manager'],
  ['/gestion/lieu/places', 'manager'],
  ['/gestion/lieu/places/nouveau', 'manager'],
  ['/gestion/lieu/feuilles', 'manager'],
  ['/gestion/lieu/fiche', 'manager'],
  ['/gestion/lieu/societe', 'manager'],
  ['/gestion/lieu/societe?pays=BE', 'manager'],
  ['/gestion/lieu/regles', 'manager'],
  ['/reseau', 'coordinator'],
  ['/kit', null],
  ['/nulle-part', null],
];

/** What only scripts can draw: the server shows a list instead. */
const DRAWN_BY_SCRIPT: typeof PAGES = [['/gestion/planning?vue=grille', 'manager']];
const ALL = [...PAGES, ...DRAWN_BY_SCRIPT];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await blockedPlace(stage.world);
  await repeatedBooking(stage.world, SERIES);
  await toldMember(stage.world, MEMBER);
  await soldPack(stage.world, PACK, MEMBER);
  await heldPlan(stage.world, PLANS, MEMBERSHIP);
  await judgedFile(stage.world, IMPORT);
  // Documents are issued in the order of their days: the journal begins in the past.
  await pastSales(stage.world);
  await endedRun(stage.world, RUN);
  await sheetWith(stage.world, SHEETS[0], 'Open space');
  await sheetWith(stage.world, SHEETS[1], 'Salle Escaut');
  await issuedInvoice(stage.world, INVOICE);
  await creditedCent(stage.world, INVOICE);
});
afterAll(() => stage.close());

interface Fault {
  readonly id: string;
  readonly nodes: readonly { html: string; failureSummary?: string }[];
}
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Faults by WCAG 2.2 A and AA, with the first element that shows each. */
async function faults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  // Faults only: describing what is right as well, and where each thing stands, takes a third of the time.
  const options = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], selectors: false };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<{ violations: Fault[] }>(run);
  return violations.map(
    ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`,
  );
}

/** Each theme and each window once; the nightly run (PAGE_LOOKS=all) crosses them. */
const THEMES = process.env.PAGE_LOOKS === 'all' ? (['light', 'dark'] as const) : null;

/** How a page is looked at: as the server sends it, on a screen, on a phone. */
const WINDOWS = {
  // Reduced motion: what only shows after a moment (a skeleton) is there from the first look in all of them.
  plain: { javaScriptEnabled: false, reducedMotion: 'reduce' },
  screen: { viewport: DESKTOP, reducedMotion: 'reduce', colorScheme: 'dark' },
  phone: { viewport: PHONE, reducedMotion: 'reduce', colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>;

describe('every page', () => {
  // A window is opened and signed in once for each account, not once for each page.
  const windows = new Map<string, Promise<() => Promise<Visitor>>>();
  const tab = async (account: Account | null, name: keyof typeof WINDOWS): Promise<Visitor> => {
    const key = `${name} ${account}`;
    if (!windows.has(key)) windows.set(key, stage.tabs(account, WINDOWS[name]));
    return (await windows.get(key)!)();
  };

  async function faultsOf(visitor: Visitor, name: 'screen' | 'phone'): Promise<string[]> {
    const found: string[] = [];
    for (const colorScheme of THEMES ?? [WINDOWS[name].colorScheme]) {
      await visitor.page.emulateMedia({ colorScheme });
      for (const fault of await faults(visitor.page)) found.push(`${name}, ${colorScheme}: ${fault}`);
    }
    return found;
  }

  it.each(ALL)(
    '%s has no accessibility fault, fits 320 px, and nothing moves when the scripts arrive',
    async (path, account) => {
      const found: string[] = [];
      const screen = await tab(account, 'screen');
      await screen.open(path);
      if (!DRAWN_BY_SCRIPT.some(([drawn]) => drawn === path)) {
        const plain = await tab(account, 'plain');
        await plain.open(path);
        // Its style came with it: the first paint waits for no other file, and the layers are in their order.
        if ((await plain.page.locator('link[rel=stylesheet]').count()) > 0) found.push('a style sheet of its own');
        if (!(await comesToSay(screen.page, await said(plain.page)))) found.push('the browser says something else');
        await plain.page.close();
      }
      found.push(...(await faultsOf(screen, 'screen')), ...screen.trouble);
      await screen.page.close();

      const phone = await tab(account, 'phone');
      await phone.open(path);
      found.push(...(await faultsOf(phone, 'phone')), ...phone.trouble);
      await phone.page.setViewportSize({ width: 320, height: 640 });
      const width = await phone.page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 320) found.push(`needs ${width} px`);
      await phone.page.close();
      expect(found).toEqual([]);
    },
  );
});

/** What a page shows as text. What only helps without JavaScript (in <noscript>) and what only works with it may differ. */
const said = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText())
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !ONLY_ONCE.test(line))
    .join('\n');

/** On a busy machine a page may be asking again when it is looked at: it has a minute to have its answer. */
async function comesToSay(page: Page, text: string): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if ((await said(page)) === text) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

/** Buttons of `<noscript>`; printing and the browser's position, which take scripts. */
const ONLY_ONCE = /^(Chercher|Changer de jour|Mettre à jour les heures et le prix|Ouvrir|Imprimer|Autour de moi)$/;

describe('the sheet', () => {
  it('has no accessibility fault, and gives the focus back', async () => {
    const visitor = await stage.visit('coworker', { viewport: PHONE, reducedMotion: 'reduce' });
    const { page } = visitor;
    await visitor.open('/');
    await page.locator('.site-card .btn-primary').first().click();
    await page.locator('dialog[open] button[type=submit]').filter({ hasText: '€' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faults(page)).toEqual([]);
    }
    await visitor.context.close();
  });
});

describe('the link to a calendar', () => {
  it.each([
    ['/moi', 'coworker'],
    ['/gestion/agendas', 'manager'],
  ] as const)('has no accessibility fault in %s when it is shown, and in its list', async (path, account) => {
    const visitor = await stage.visit(account, { viewport: PHONE, reducedMotion: 'reduce' });
    const { page } = visitor;
    await visitor.open(path);
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    await page.getByLabel('Adresse à copier').waitFor();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    // Tall enough that no bar of the page half covers a button: the form has left it scrolled to its end.
    for (const { width: wanted } of [{ width: 320 }, PHONE, DESKTOP]) {
      await page.setViewportSize({ width: wanted, height: 4_000 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect([wanted, await faults(page)]).toEqual([wanted, []]);
      }
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(wanted);
    }
    await visitor.context.close();
  });
});

describe('the budgets', () => {
  const { pages, font } = weigh();
  it.each(pages)('$page: $js bytes of script, $css of style', ({ page, js, css }) => {
    expect(js).toBeLessThanOrEqual(page === 'landing' ? LIMITS.landing : LIMITS.page);
    expect(css).toBeLessThanOrEqual(LIMITS.css);
  });

  it('keep the font and the HTML small, and compress it', async () => {
    expect(font).toBeLessThanOrEqual(LIMITS.font);
    for (const path of ['/', '/?vue=carte', '/lieu/la-grappe', '/connexion']) {
      const answer = await stage.world.app.inject({ method: 'GET', url: path, headers: { 'accept-encoding': 'br' } });
      expect([path, answer.statusCode, answer.headers['content-encoding']]).toEqual([path, 200, 'br']);
      expect(answer.rawPayload.length).toBeLessThanOrEqual(LIMITS.html);
    }
  });

  it('send a first paint without waiting for any other file', async () => {
    const { payload } = await stage.world.app.inject({ method: 'GET', url: '/' });
    expect(payload.match(/<link rel="stylesheet"(?![^>]* disabled)/g)).toBeNull();
    expect(payload.match(/<script(?![^>]*(type="module"|type="application\/))/g)).toBeNull();
    expect(payload).toContain('<style>');
  });
});
