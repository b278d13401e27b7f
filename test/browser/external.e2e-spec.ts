import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { externalRefresh, icsOf } from '../support/external-calendars.js';
import { type LoopbackServer, listenOnLoopback } from '../support/https-server.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

const SECRET = 'private-0123456789';
let stage: Stage;
let visitor: Visitor;
let owner: pg.Client;
let server: LoopbackServer;
let text: string;
beforeAll(async () => {
  stage = await openStage();
  owner = new pg.Client(stage.world.db.url);
  await owner.connect();
  server = await listenOnLoopback((_, response) => void response.end(text));
});
afterAll(async () => {
  await server?.close();
  await owner?.end();
  await stage?.close();
});
beforeEach(async () => {
  await owner.query('delete from resource_blocks; delete from external_calendars');
});
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});

/** What the worker does within a minute. It may ask this machine here, so the address is put in place of the one typed. */
async function read(): Promise<void> {
  await owner.query('update external_calendars set url = $1', [`${server.origin}/${SECRET}`]);
  const { rows } = await owner.query('select site_id, id from external_calendars');
  for (const { site_id, id } of rows) await externalRefresh(stage.world).refresh(site_id, id);
}
/** The first room of La Grappe, and a booking of today in it. */
async function room(): Promise<{ id: string; name: string }> {
  const { rows } = await owner.query(
    `select r.id, r.name from resources r where r.site_id = $1 and r.kind = 'room' order by r.position limit 1`,
    [stage.world.sites[0]!.siteId],
  );
  return rows[0];
}
const TODAY = ['2026-11-24T13:00:00Z', '2026-11-24T17:00:00Z'] as const;

describe('a manager', () => {
  it('adds a calendar, is told what is wrong, sees what it blocks, and removes it, without JavaScript', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    const { name: resource } = await room();
    await open('/gestion');
    await page.getByRole('link', { name: 'Lieu', exact: true }).click();
    await page.getByRole('link', { name: 'Agendas' }).click();
    await page.getByText('Aucun agenda externe').waitFor();
    const add = async (address: string) => {
      await page.getByLabel('Ressource', { exact: true }).selectOption({ label: resource });
      await page.getByLabel('Nom de l’agenda').fill('Mairie');
      await page.getByLabel('Adresse secrète').fill(address);
      await page.getByRole('button', { name: 'Bloquer avec cet agenda' }).click();
    };
    await add(`https://192.168.1.10/${SECRET}.ics`);
    const alert = page.getByRole('alert');
    await alert.getByText('réseau privé').waitFor();
    expect(await alert.getByRole('link', { name: 'Adresse secrète' }).getAttribute('href')).toBe('#externe-adresse');
    expect(await page.getByLabel('Adresse secrète').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Nom de l’agenda').inputValue()).toBe('Mairie');
    expect(await page.content()).not.toContain(SECRET);

    await add(`webcal://calendar.example/${SECRET}.ics`);
    await page.getByText('L’agenda est ajouté').waitFor();
    await page.getByRole('heading', { name: `Mairie bloque ${resource}` }).waitFor();
    await page.getByText('En attente de lecture').waitFor();
    text = icsOf([TODAY]);
    await read();
    await page.reload();
    await page.getByText('À jour', { exact: true }).waitFor();
    await page.getByText('calendar.example · 1 créneau bloqué').waitFor();
    expect(await page.content()).not.toContain(SECRET);

    stage.world.clock.moveTo(stage.world.clock.now() + 60_000);
    await page.getByRole('button', { name: 'Lire maintenant : Mairie' }).click();
    await page.getByText('La lecture est demandée').waitFor();
    text = '<html>';
    await read();
    await page.reload();
    await page.getByText('L’adresse ne mène pas à un agenda').waitFor();
    await page.getByText('Les derniers créneaux connus restent bloqués.').waitFor();

    await open('/gestion/planning?vue=liste');
    const row = page.getByRole('row', { name: 'Agenda externe : Mairie' });
    expect(await row.innerText()).toMatch(/14\sh–18\sh[^]*Bloqué/);
    await open('/gestion/agendas');
    await page.getByText('Retirer…').click();
    await page.getByText('Le créneau qu’il bloque redevient libre.').waitFor();
    await page.getByRole('button', { name: 'Retirer et libérer : Mairie' }).click();
    await page.getByText('ce qu’il bloquait est de nouveau libre').waitFor();
    await page.getByText('Aucun agenda externe').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Calendars that block a resource' }).waitFor();
  });

  it('does it with the keyboard alone, and finds the bookings that it is in conflict with', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/agendas');
    await page.getByLabel('Ressource', { exact: true }).focus();
    // The first desks: somebody has one of them at any hour of a working day.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Chantier');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`https://calendar.example/${SECRET}.ics`);
    await page.keyboard.press('Enter');
    await page.getByText('L’agenda est ajouté').waitFor();
    text = icsOf([['2026-11-24T07:00:00Z', '2026-11-25T19:00:00Z']]);
    await read();
    await page.reload();
    const conflicts = page.getByRole('table', { name: 'Réservations en conflit' });
    await conflicts.getByRole('cell', { name: 'Chantier' }).first().waitFor();
    const link = conflicts.getByRole('link').first();
    const who = await link.innerText();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: who }).waitFor();
  });
});

describe('what a calendar takes', () => {
  it('is seen in the planning, and nothing of the calendar where everybody looks', async () => {
    visitor = await stage.visit('manager');
    const { id, name } = await room();
    const { siteId, slug } = stage.world.sites[0]!;
    const cookie = await stage.world.signIn('manager');
    const body = { id, resourceId: id, name: 'Mairie', url: `https://calendar.example/${SECRET}` };
    await stage.world.call('POST', `/api/manage/${siteId}/external-calendars`, { cookie, body });
    text = icsOf([
      ['2026-12-15T10:00:00Z', '2026-12-15T13:00:00Z'],
      ['2026-12-16T11:00:00Z', '2026-12-18T11:00:00Z'],
    ]);
    await read();
    await visitor.open(`/lieu/${slug}?jour=2026-12-15`);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    const content = await visitor.page.content();
    expect([content.includes(name), content.includes('Mairie'), content.includes(SECRET)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
