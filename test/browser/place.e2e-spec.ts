import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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

describe('the manager of a place', () => {
  it('closes a day over a reservation, deciding what becomes of it, without JavaScript', async () => {
    const cookie = await stage.world.signIn('coworker');
    const { id: siteId, resources } = (await stage.world.call('GET', '/api/sites/la-grappe')).json();
    const { id: resourceId } = resources.find(({ kind }: { kind: string }) => kind === 'room');
    const body = { id: uuidv7(), siteId, resourceId, start: `${DAY}T09:00:00Z`, end: `${DAY}T10:00:00Z` };
    expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);

    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/lieu');
    await page.getByText('Aucune fermeture prévue.').waitFor();
    await page.getByLabel('Motif').fill('Peinture');
    await page.getByLabel('Premier jour').fill(DAY);
    await page.getByRole('button', { name: 'Ajouter la fermeture' }).click();
    await page.getByRole('alert').getByText('Des réservations tombent sur cette fermeture.').waitFor();
    expect(await page.getByLabel('Motif').inputValue()).toBe('Peinture');
    await page.getByLabel('Annuler (rien n’est facturé)').check();
    await page.getByRole('button', { name: 'Ajouter la fermeture' }).click();
    await page.getByText('La fermeture est enregistrée.').waitFor();
    await page.getByRole('row', { name: /Peinture.*12 janvier 2027.*Tout le lieu/ }).waitFor();
    const mine = (await stage.world.call('GET', `/api/me/reservations/${body.id}`, { cookie })).json();
    expect(mine.status).toBe('cancelled');

    await open(`/lieu/la-grappe?jour=${DAY}`);
    await page.getByText('Fermé – Peinture').waitFor();
    expect(await page.getByRole('link', { name: /^Réserver/ }).count()).toBe(0);

    await open('/gestion/lieu');
    await page.getByRole('link', { name: 'Modifier la fermeture « Peinture »' }).click();
    await page.getByLabel('Motif').fill('Parquet');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click();
    await page.getByRole('button', { name: 'Supprimer la fermeture « Parquet »' }).click();
    await page.getByText('La fermeture est supprimée.').waitFor();
    await page.getByText('Aucune fermeture prévue.').waitFor();
  });

  it('closes one room every week over a habit: moves one reservation, keeps one, cancels the others', async () => {
    const cookie = await stage.world.signIn('coworker');
    const { id: siteId, resources } = (await stage.world.call('GET', '/api/sites/la-grappe')).json();
    const room = resources.find(({ name }: { name: string }) => name === 'Salle Lys');
    const ids: string[] = [];
    for (const day of ['2027-01-06', '2027-01-13', '2027-01-20', '2027-01-27']) {
      const times = { start: `${day}T09:00:00Z`, end: `${day}T10:00:00Z` };
      const body = { id: uuidv7(), siteId, resourceId: room.id, ...times };
      expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);
      ids.push(body.id);
    }
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/lieu');
    await page.getByLabel('Motif').fill('Cours de yoga');
    await page.getByLabel('Répétition').selectOption('weekly');
    await page.getByLabel('Premier jour').fill('2027-01-06');
    await page.getByLabel('De (vide').fill('10:00');
    await page.getByLabel('À', { exact: true }).fill('12:00');
    await page.getByLabel('Quoi').selectOption('Salle Lys');
    await page.getByRole('button', { name: 'Ajouter la fermeture' }).click();
    await page.getByText('4 réservations tombent sur cette fermeture.').waitFor();
    const one = (day: string) => page.getByRole('group', { name: new RegExp(`Salle Lys, .*${day} janvier`) });
    await one('6').getByLabel('Garder quand même').check();
    await one('13')
      .getByLabel(/Déplacer au même prix : Salle Escaut.* 10.h–11/)
      .check();
    await page.getByRole('button', { name: 'Ajouter la fermeture' }).click();
    await page.getByText('4 réservations tombent sur cette fermeture.').waitFor();
    expect(await one('6').getByLabel('Garder quand même').isChecked()).toBe(true);
    expect(
      await one('13')
        .getByLabel(/Déplacer au même prix : Salle Escaut.* 10.h–11/)
        .isChecked(),
    ).toBe(true);
    await page.getByLabel('Pour toutes celles sans choix').selectOption('cancel');
    await page.getByRole('button', { name: 'Ajouter la fermeture' }).click();
    await page.getByText('La fermeture est enregistrée.').waitFor();
    const mine = [];
    for (const id of ids) {
      const { status, resource } = (await stage.world.call('GET', `/api/me/reservations/${id}`, { cookie })).json();
      mine.push([status, resource.name]);
    }
    expect(mine).toEqual([
      ...[
        ['confirmed', 'Salle Lys'],
        ['confirmed', 'Salle Escaut'],
        ['cancelled', 'Salle Lys'],
        ['cancelled', 'Salle Lys'],
      ],
    ]);
    await page.getByRole('button', { name: 'Supprimer la fermeture « Cours de yoga »' }).click();
    await page.getByText('La fermeture est supprimée.').waitFor();
  });

  it('keeps Christmas by the keyboard, and the page of the place says so', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/lieu');
    await page.getByLabel(/Noël/).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Enregistrer les jours fériés' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Les jours fériés sont enregistrés.').waitFor();
    expect(await page.getByLabel(/Noël/).isChecked()).toBe(true);
    await open('/lieu/la-grappe?jour=2026-12-25');
    await page.getByText('Fermé – Noël').first().waitFor();
    await open('/?jour=2026-12-25');
    await page.getByText('Fermé – Noël').first().waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('gives the place and one room their own hours', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/lieu');
    await page.getByLabel('lundi, fermeture 1').fill('12:00');
    await page.getByLabel('lundi, ouverture 2').fill('13:00');
    await page.getByLabel('lundi, fermeture 2').fill('20:00');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
    await page.getByText('Les horaires sont enregistrés.').waitFor();
    await open('/lieu/la-grappe');
    await page.getByRole('row', { name: /lundi 8 h–12 h, 13 h–20 h/ }).waitFor();

    await open('/gestion/lieu');
    await page.getByText('Horaires d’une salle, d’un poste ou d’une machine').click();
    await page.getByRole('link', { name: 'Salle Escaut' }).click();
    await page.getByRole('table', { name: 'Horaires de Salle Escaut' }).waitFor();
    await page.getByLabel('mardi, ouverture 1').fill('07:00');
    await page.getByLabel('mardi, fermeture 1').fill('06:00');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
    await page.getByText('Chaque ouverture a deux heures').waitFor();
    await page.getByLabel('mardi, fermeture 1').fill('23:00');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().click();
    await page.getByText('horaires propres').waitFor();
    await page.getByRole('button', { name: 'Suivre les horaires du lieu' }).click();
    await page.getByText('Les horaires sont enregistrés.').waitFor();
    expect(await page.getByText('horaires propres').count()).toBe(0);
  });

  it('sees closed time on the planning, and passes over it on purpose', async () => {
    const cookie = await stage.world.signIn('manager');
    const { id: siteId, resources } = (await stage.world.call('GET', '/api/sites/la-grappe')).json();
    const room = resources.find(({ kind }: { kind: string }) => kind === 'room');
    const closure = {
      repeats: 'once',
      firstDay: DAY,
      scope: 'everyone',
      reason: 'Ménage',
      from: '12:00',
      until: '14:00',
    };
    const body = { id: uuidv7(), resourceId: room.id, ...closure };
    const made = await stage.world.call('POST', `/api/manage/${siteId}/closures`, { cookie, body });
    expect(made.statusCode).toBe(201);
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open(`/gestion/planning?jour=${DAY}&vue=grille`);
    await page.getByText(`${room.name} : fermé – Ménage (12 h–14 h)`).waitFor();
    const row = page.getByRole('row', { name: room.name });
    const [track, closed] = [row.locator('.planning-track'), row.locator('.planning-closed')];
    const [all, shut] = [await track.boundingBox(), await closed.boundingBox()];
    await track.dblclick({ position: { x: shut!.x - all!.x + shut!.width / 2, y: shut!.height / 2 } });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Nouvelle personne' }).check();
    await dialog.getByLabel('Nom').fill('Ana Roux');
    await dialog.getByLabel('Adresse e-mail').fill('ana.roux@example.org');
    await dialog.getByRole('button', { name: 'Réserver' }).click();
    await dialog.getByLabel(/Passer outre/).check();
    await dialog.getByRole('button', { name: 'Réserver' }).click();
    await page.getByRole('gridcell', { name: new RegExp(`^${room.name}.*Ana Roux`) }).waitFor();
  });

  it('names the periods of a room, and a coworker books one in one go', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/lieu');
    await page.getByText('Créneaux d’une salle, d’un poste ou d’une machine').click();
    await page.getByRole('link', { name: 'Salle Lys' }).last().click();
    await page.getByRole('table', { name: 'Créneaux de Salle Lys' }).waitFor();
    await page.getByLabel('Créneau 1, Nom en français').fill('Matinée');
    await page.getByLabel('Créneau 1, Nom en anglais').fill('Early');
    await page.getByLabel('Créneau 1, Début').fill('09:00');
    await page.getByLabel('Créneau 1, Fin').fill('08:00');
    await page.getByRole('button', { name: 'Enregistrer les créneaux' }).click();
    await page.getByText('Chaque créneau a un nom, un début et une fin').waitFor();
    expect(await page.getByLabel('Créneau 1, Nom en français').inputValue()).toBe('Matinée');
    await page.getByLabel('Créneau 1, Fin').fill('12:00');
    await page.getByRole('button', { name: 'Enregistrer les créneaux' }).click();
    await page.getByText('Les créneaux sont enregistrés.').waitFor();
    await page.getByText('créneaux propres').waitFor();
    await visitor.context.close();

    visitor = await stage.visit('coworker');
    await visitor.open('/lieu/la-grappe?jour=2027-01-14');
    const room = visitor.page
      .getByRole('listitem')
      .filter({ has: visitor.page.getByRole('heading', { name: 'Salle Lys' }) });
    await room.getByRole('link', { name: /Matinée/ }).click();
    const dialog = visitor.page.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: /Matinée/ }).isChecked()).toBe(true);
    expect(await dialog.getByRole('combobox', { name: 'Début' }).count()).toBe(0);
    await dialog.getByRole('radio', { name: /Un autre horaire/ }).check();
    await dialog.getByRole('combobox', { name: 'Début' }).waitFor();
    await dialog.getByRole('radio', { name: /Matinée/ }).check();
    await dialog.getByRole('button', { name: /^Confirmer/ }).click();
    await visitor.page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    const cookie = await stage.world.signIn('coworker');
    const { upcoming } = (await stage.world.call('GET', '/api/me/reservations', { cookie })).json();
    expect(upcoming).toContainEqual(
      expect.objectContaining({ start: '2027-01-14T08:00:00.000Z', end: '2027-01-14T11:00:00.000Z' }),
    );
    expect(visitor.trouble).toEqual([]);
  });
});
