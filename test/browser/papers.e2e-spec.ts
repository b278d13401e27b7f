import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
let certificate: Buffer;
let photo: Buffer;
let siteId: string;

const pdf = (): Promise<Buffer> =>
  new Promise((resolve) => {
    const doc = new PDFDocument();
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.text('Certificat de scolarité').end();
  });

beforeAll(async () => {
  stage = await openStage();
  siteId = stage.world.sites[0]!.siteId;
  certificate = await pdf();
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0b5d57' } })
    .jpeg()
    .toBuffer();
});
afterEach(() => visitor.context.close());
afterAll(() => stage.close());

const MINE = '/moi/justificatifs';
const DESK = '/gestion/justificatifs';

describe('documents for social tariffs', () => {
  it('are asked for by a manager, for a group that there is first', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(DESK);
    await page.getByText('Il faut d’abord un groupe').waitFor();
    await page.getByRole('link', { name: 'Créer un groupe' }).click();
    await page.getByLabel('Nom du groupe').fill('Étudiants');
    await page.getByLabel('Remise (%)').fill('20');
    await page.getByRole('button', { name: 'Ajouter le groupe' }).click();
    await open(DESK);
    await page.getByLabel('Nom', { exact: true }).fill('Carte d’étudiant');
    await page.getByLabel('Ce qu’il faut envoyer').fill('Celle de l’année en cours.');
    await page.getByRole('button', { name: 'Demander ce justificatif' }).click();
    await page.getByText('Choisissez au moins un groupe.').waitFor();
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Carte d’étudiant');
    await page.getByRole('checkbox', { name: 'Étudiants' }).check();
    await page.getByLabel('Durée de l’accord, en mois').fill('10');
    await page.getByRole('button', { name: 'Demander ce justificatif' }).click();
    await page.getByText('C’est enregistré.').waitFor();
    await page.getByRole('row', { name: /Carte d’étudiant.*Étudiants.*10 mois/ }).waitFor();
  });

  it('are found on the page of the site, and sent from there without JavaScript', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/lieu/la-grappe');
    const told = page.getByRole('region', { name: 'Tarifs réduits' });
    await told.getByText('Étudiants (−20 %)').waitFor();
    await told.getByRole('link', { name: 'Envoyer mon justificatif' }).click();
    await page.getByRole('heading', { name: 'Tarifs réduits', level: 1 }).waitFor();
    await page.getByText('Celle de l’année en cours.').waitFor();
    const file = page.getByLabel('Carte d’étudiant : votre fichier');
    await file.setInputFiles({ name: 'carte.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Ce fichier n’est ni un PDF, ni un JPEG, ni un PNG entier').waitFor();
    await file.setInputFiles({ name: 'lourd.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11_000_000) });
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('L’envoi est trop volumineux.').waitFor();
    // What it is called says nothing: it is a picture.
    await file.setInputFiles({ name: 'carte.txt', mimeType: 'text/plain', buffer: photo });
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Votre justificatif est envoyé.').waitFor();
    await page.getByText('En attente', { exact: true }).waitFor();
    await page.locator('summary', { hasText: 'Ajouter une page' }).click();
    await page
      .getByLabel('Carte d’étudiant : page suivante')
      .setInputFiles({ name: 'certificat.pdf', mimeType: 'application/pdf', buffer: certificate });
    await page.getByRole('button', { name: 'Ajouter la page' }).click();
    await page.getByText('La page est ajoutée.').waitFor();
    await page.getByRole('link', { name: /^Page 2 \(PDF/ }).waitFor();
  });

  it('are counted beside the tab, looked at in place and approved; the member pays less', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion');
    await page.getByRole('link', { name: 'Membres 1 justificatif à vérifier' }).click();
    await page.getByRole('link', { name: 'Justificatifs', exact: true }).click();
    const picture = page.getByRole('img', { name: 'Page 1 du justificatif de Camille Vandamme' });
    await picture.waitFor();
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(`document.querySelector('.paper-pages img').naturalWidth === 400`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Page 2 \(PDF/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('justificatif-2.pdf');
    expect(await page.getByLabel('Dernier jour du tarif').inputValue()).toBe('2027-09-23');
    await page.getByLabel('Dernier jour du tarif').fill('2026-12-31');
    await page.getByRole('button', { name: 'Accepter : Carte d’étudiant de Camille Vandamme' }).click();
    await page.getByText('Justificatif accepté').waitFor();
    await page.getByRole('row', { name: /Camille Vandamme.*Accepté.*31 décembre 2026/ }).waitFor();
    await page.getByText('Rien à vérifier').waitFor();
    expect(await page.getByText('justificatif à vérifier').count()).toBe(0);
    await page.getByRole('link', { name: 'Camille Vandamme' }).click();
    const card = page.getByRole('region', { name: 'Justificatifs' });
    await card.getByText('Jusqu’au 31 décembre 2026 inclus').waitFor();
    await page.getByRole('region', { name: 'Groupes' }).getByText('Du 24/11/2026 au 31/12/2026').waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('end by themselves: the price of a booking is that of its day', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { world } = stage;
    const cookie = await world.signIn('coworker');
    const day = (await world.call('GET', '/api/sites/la-grappe/day?day=2026-12-30')).json();
    const { id } = (day.resources as { id: string; kind: string }[]).find(({ kind }) => kind === 'desk')!;
    const cents = async (on: string) => {
      const query = new URLSearchParams({ resourceId: id, start: `${on}T08:00:00Z`, end: `${on}T11:00:00Z` });
      const answer = await world.call('GET', `/api/me/sites/la-grappe/price?${query.toString()}`, { cookie });
      return Number(answer.json().cents);
    };
    expect(await cents('2026-12-31')).toBe(Math.round((await cents('2027-01-05')) * 0.8));
    await visitor.open(MINE);
    await visitor.page.getByText('Jusqu’au 31 décembre 2026 inclus').waitFor();
  });

  it('are replaced, refused with a reason, and sent again by keyboard alone', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open(`${MINE}?lieu=la-grappe`);
    const send = async (summary: string) => {
      await page.locator('summary', { hasText: summary }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.locator('input[type=file]:focus').setInputFiles({
        ...{ name: 'carte.png', mimeType: 'image/png', buffer: await sharp(photo).png().toBuffer() },
      });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('Votre justificatif est envoyé.').waitFor();
    };
    await send('Envoyer le suivant');
    await send('Remplacer');

    const manager = await stage.visit('manager', { javaScriptEnabled: false });
    await manager.open(DESK);
    expect(await manager.page.getByRole('article').count()).toBe(1);
    // Another page comes while the manager looks.
    await page.locator('summary', { hasText: 'Ajouter une page' }).click();
    await page
      .getByLabel('Carte d’étudiant : page suivante')
      .setInputFiles({ name: 'p.pdf', mimeType: 'application/pdf', buffer: certificate });
    await page.getByRole('button', { name: 'Ajouter la page' }).click();
    await page.getByText('La page est ajoutée.').waitFor();
    const refuse = manager.page.getByRole('button', { name: 'Refuser : Carte d’étudiant de Camille Vandamme' });
    await manager.page.getByLabel('Motif du refus').fill('La photo est floue.');
    await refuse.click();
    await manager.page.getByText('Des pages ont été ajoutées entre-temps').waitFor();
    expect(await manager.page.getByLabel('Motif du refus').inputValue()).toBe('La photo est floue.');
    await refuse.click();
    await manager.page.getByText('Justificatif refusé').waitFor();

    await open('/moi');
    await page.getByRole('link', { name: 'Tarifs réduits' }).click();
    await page.getByText('Motif : La photo est floue.').waitFor();
    await page.getByText('Jusqu’au 31 décembre 2026 inclus').waitFor();
    expect(visitor.trouble).toEqual([]);

    await manager.open('/gestion/membres?justificatif=refuse');
    await manager.page.getByRole('link', { name: 'Camille Vandamme' }).waitFor();
    await manager.open('/gestion/membres?justificatif=attente');
    await manager.page.getByText('Personne ne correspond').waitFor();
    await manager.context.close();
  });

  it('are taken back by the site, and withdrawn by the member', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(DESK);
    await page.locator('summary', { hasText: 'Revenir sur l’accord' }).click();
    await page
      .getByRole('row', { name: /Accepté/ })
      .getByLabel('Motif')
      .fill('Carte d’une autre personne');
    await page.getByRole('button', { name: /^Revenir sur l’accord : / }).click();
    await page.getByText('L’accord est retiré').waitFor();

    const member = await stage.visit('coworker', { javaScriptEnabled: false });
    await member.open(MINE);
    await member.page.getByText('Motif : ').waitFor();
    await member.page
      .getByLabel('Carte d’étudiant : votre fichier')
      .setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer: certificate });
    await member.page.getByRole('button', { name: 'Envoyer' }).click();
    await member.page.getByText('Votre justificatif est envoyé.').waitFor();
    // Decided on a page that was open before it was withdrawn: the manager is told.
    await open(DESK);
    await member.page.locator('summary', { hasText: 'Retirer' }).click();
    await member.page.getByRole('button', { name: /^Retirer le justificatif/ }).click();
    await member.page.getByText('Votre justificatif est retiré.').waitFor();
    await member.context.close();
    await page.getByRole('button', { name: /^Accepter : / }).click();
    await page.getByText('Quelqu’un a déjà décidé de ce justificatif, ou il a été retiré.').waitFor();
  });

  it('go out so that nothing in them runs, and to no other site', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { world } = stage;
    const cookie = await world.signIn('coworker');
    const { sites } = (await world.call('GET', '/api/me/papers?slug=la-grappe', { cookie })).json();
    const id = uuidv7();
    const query = new URLSearchParams({ id, kindId: sites[0].kinds[0].id }).toString();
    const sent = await world.app.inject({
      ...{ method: 'POST', url: `/api/me/sites/la-grappe/papers?${query}` },
      ...{ headers: { cookie, 'content-type': 'application/pdf' }, payload: certificate },
    });
    expect(sent.statusCode).toBe(204);
    for (const [url, as] of [
      [`/api/me/sites/la-grappe/papers/${id}/pages/${id}`, 'coworker'],
      [`/api/manage/${siteId}/papers/${id}/pages/${id}`, 'manager'],
    ] as const) {
      const { statusCode, headers } = await world.call('GET', url, { cookie: await world.signIn(as) });
      expect([statusCode, headers]).toEqual([
        200,
        expect.objectContaining({
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="justificatif-1.pdf"',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        }),
      ]);
    }
    const foreign = await world.call('GET', `/api/manage/${world.sites[1]!.siteId}/papers/${id}/pages/${id}`, {
      cookie: await world.signIn('manager'),
    });
    expect(foreign.statusCode).toBe(404);
  });
});
