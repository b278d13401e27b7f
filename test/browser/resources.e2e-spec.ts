import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => visitor.context.close());
afterAll(() => stage.close());

/** A Tuesday after what the demonstration has booked. */
const DAY = '2027-01-12';
const PLACES = '/gestion/lieu/places';

interface Listed {
  readonly id: string;
  readonly name: string;
}
const offered = async (): Promise<Listed[]> =>
  (await stage.world.call('GET', '/api/sites/la-grappe')).json<{ resources: Listed[] }>().resources;
const idOf = async (name: string): Promise<string> => (await offered()).find((one) => one.name === name)!.id;

async function add(page: Page, name: string, kind: string, parent: string | null): Promise<void> {
  await page.getByRole('link', { name: 'Ajouter' }).click();
  await page.getByLabel('Nom').fill(name);
  await page.getByLabel('Type').selectOption(kind);
  await page.getByLabel('Tarif').selectOption(kind === 'Machine' ? 'Machines' : 'Salles');
  if (parent !== null) await page.getByLabel('Se trouve dans').selectOption(parent);
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await page.getByText('C’est ajouté : on peut le réserver.').waitFor();
}

describe('the manager of a place', () => {
  it('adds a workshop and its machines; who books a machine takes the workshop at that time', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open(PLACES);
    await add(page, 'Menuiserie', 'Salle', null);
    await add(page, 'Scie à ruban', 'Machine', 'Menuiserie');
    await add(page, 'Dégauchisseuse', 'Machine', 'Menuiserie');
    await page.getByRole('row', { name: /Scie à ruban dans Menuiserie/ }).waitFor();

    await open(`/lieu/la-grappe?jour=${DAY}`);
    const room = page.locator('li.resource', { has: page.getByRole('heading', { name: /^Menuiserie/ }) });
    await room.getByText('Libre 8 h–20 h').waitFor();
    await page.getByRole('link', { name: 'Réserver : Scie à ruban, dans Menuiserie' }).click();
    await page.getByLabel('Début').selectOption({ label: '10 h' });
    await page.locator('dialog[open] .btn-primary[type=submit]').click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    await open(`/lieu/la-grappe?jour=${DAY}`);
    await room.getByText('Libre 8 h–10 h, 11 h–20 h').waitFor();
    await page
      .locator('li.resource', { has: page.getByRole('heading', { name: /^Dégauchisseuse/ }) })
      .getByText('Libre 8 h–20 h')
      .waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('is shown what stands against retiring a place, and retires it once that is gone, without JavaScript', async () => {
    const cookie = await stage.world.signIn('coworker');
    const resourceId = await idOf('Salle Escaut');
    const siteId = stage.world.sites[0]!.siteId;
    // What the demonstration has booked in the room lies before this day, and would stand against it too.
    const manager = await stage.world.signIn('manager');
    const retire = () =>
      stage.world.call('POST', `/api/manage/${siteId}/resources/${resourceId}/retire`, { cookie: manager });
    const cancelAll = async () => {
      for (const { reservationId } of (await retire()).json<{ reservations?: { reservationId: string }[] }>()
        .reservations ?? []) {
        const url = `/api/manage/${siteId}/reservations/${reservationId}/cancel`;
        await stage.world.call('POST', url, { cookie: manager, body: { keepCharge: false } });
      }
    };
    await cancelAll();
    await stage.world.call('POST', `/api/manage/${siteId}/resources/${resourceId}/bring-back`, { cookie: manager });
    const body = { id: uuidv7(), siteId, resourceId, start: `${DAY}T09:00:00Z`, end: `${DAY}T10:00:00Z` };
    expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);

    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(PLACES);
    await page.getByRole('button', { name: 'Retirer « Salle Escaut » de la réservation' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Des réservations sont en cours').waitFor();
    await alert.getByRole('link', { name: '12 janvier 2027, 10 h–11 h' }).click();
    await page.waitForURL(/\/gestion\/planning\?.*jour=2027-01-12/);
    await stage.world.call('POST', `/api/reservations/${body.id}/cancel`, { cookie });
    await open(PLACES);
    await page.getByRole('button', { name: 'Retirer « Salle Escaut » de la réservation' }).click();
    await page.getByText('On ne peut plus le réserver.').waitFor();
    expect((await offered()).some(({ name }) => name === 'Salle Escaut')).toBe(false);
    await page.getByRole('button', { name: 'Remettre « Salle Escaut » à la réservation' }).click();
    await page.getByText('On peut de nouveau le réserver.').waitFor();

    const order = async () => (await offered()).map(({ name }) => name);
    const [first, second] = await order();
    await page.getByRole('button', { name: `Descendre « ${first} »` }).click();
    await page.waitForLoadState();
    expect((await order()).slice(0, 2)).toEqual([second, first]);
  });

  it('describes a room by the keyboard, is told what is wrong beside the field, and copies it', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open(PLACES);
    await page.getByRole('link', { name: 'Salle Escaut', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Durée minimale (minutes)').fill('45');
    await page.getByLabel('Boucle magnétique').selectOption('Oui');
    await page.getByLabel('Porte la plus étroite (cm)').fill('83');
    await page.getByLabel('Vidéoprojecteur').check();
    await page.getByLabel('Personnes').fill('14');
    await page.getByLabel('En français', { exact: true }).fill('Au calme, sur la cour.');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Indiquez un multiple du pas.').waitFor();
    expect(await page.getByLabel('Vidéoprojecteur').isChecked()).toBe(true);
    await page.getByLabel('Durée minimale (minutes)').fill('60');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('C’est enregistré.').waitFor();
    await page.getByRole('link', { name: 'Copier « Salle Escaut »' }).click();
    expect(await page.getByLabel('Nom').inputValue()).toBe('Salle Escaut (copie)');
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.getByText('C’est ajouté : on peut le réserver.').waitFor();
    await open('/lieu/la-grappe');
    const copy = page.locator('li.resource', { has: page.getByRole('heading', { name: /^Salle Escaut \(copie\)/ }) });
    for (const text of [
      '14 personnes',
      'Boucle magnétique',
      'Porte de 83 cm',
      'Vidéoprojecteur',
      'Au calme, sur la cour.',
    ]) {
      await copy.getByText(text).waitFor();
    }
    expect(visitor.trouble).toEqual([]);
  });

  it('shows the place and a room in photos, each with its words, without JavaScript', async () => {
    const picture = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#0b5d57' } });
    const file = { name: 'cour.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/lieu/fiche');
    const send = async (what: typeof file, alt: string) => {
      await page.getByLabel('Photo', { exact: true }).setInputFiles(what);
      await page.getByLabel('Ce qu’on y voit, en français').last().fill(alt);
      await page.getByRole('button', { name: 'Envoyer la photo' }).click();
    };
    await send({ ...file, buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }, 'La cour');
    await page.getByRole('alert').getByText('Ce fichier n’est pas une photo lisible').waitFor();
    await send({ ...file, buffer: Buffer.alloc(11_000_000, 1) }, 'La cour');
    await page.getByRole('alert').getByText('trop').waitFor();
    await send(file, '');
    await page.getByText('Dites ce qu’on voit sur la photo').waitFor();
    await send(file, 'La cour pavée');
    await page.getByText('La photo est ajoutée.').waitFor();
    await send(file, 'Le bar');
    await page.getByRole('button', { name: 'Avancer la photo « Le bar »' }).click();
    await page.getByText('L’ordre des photos est enregistré.').waitFor();
    await open('/lieu/la-grappe');
    const photos = page.getByRole('group', { name: 'Photos du lieu' }).getByRole('img');
    expect(await photos.evaluateAll((all) => all.map((one) => one.getAttribute('alt')))).toEqual([
      'Le bar',
      'La cour pavée',
    ]);
    expect(await photos.first().getAttribute('loading')).toBe('lazy');
    await open('/gestion/lieu/fiche');
    await page.getByRole('button', { name: 'Retirer la photo « Le bar »' }).click();
    await page.getByText('La photo est retirée.').waitFor();
  });

  it('says of the place what visitors should know', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/lieu/fiche');
    await page.getByLabel('Téléphone').fill('appelez-moi');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Indiquez un numéro de téléphone, ou rien.').waitFor();
    await page.getByLabel('Téléphone').fill('03 53 01 02 03');
    await page.getByLabel('Autres services').fill('Terrain de boules');
    await page.getByLabel('Accès de plain-pied').selectOption('Oui');
    await page.getByLabel('Ascenseur').selectOption('Non');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('La fiche est enregistrée.').waitFor();
    await page.getByRole('link', { name: 'Voir la page du lieu' }).click();
    for (const text of ['03 53 01 02 03', 'Terrain de boules', 'Ascenseur : non']) {
      await page.getByText(text).waitFor();
    }
    // Rooms have accessibility of their own: this is the place's.
    await page.getByRole('list', { name: 'Accessibilité' }).getByText('Accès de plain-pied').waitFor();
    expect(visitor.trouble).toEqual([]);
  });
});
