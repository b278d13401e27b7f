import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { RunsService, SendingService } from '#libs/invoicing';
import { operatorScope } from '#libs/platform';
import { owing, worked } from '../support/billing-runs.js';
import { issuedInvoice } from '../support/documents.js';
import { Inbox } from '../support/inbox.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let inbox: Inbox;
let visitor: Visitor;
beforeAll(async () => {
  inbox = await Inbox.start();
  stage = await openStage({ SMTP_URL: inbox.smtpUrl });
});
afterAll(async () => {
  await stage.close();
  await inbox.stop();
});
afterEach(async () => {
  inbox.onRecipient = () => null;
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
  inbox.expectEmpty();
});

const siteId = () => stage.world.sites[0]!.siteId;
const send = () => stage.world.app.get(SendingService).work(siteId());

describe.each([
  ['with', true],
  ['without', false],
])('documents by mail, %s JavaScript', (_how, javaScriptEnabled) => {
  it('are sent from their page, corrected where the address is refused, and sent once more as a copy', async () => {
    await owing(stage.world, 4);
    const { id, number } = await issuedInvoice(stage.world, uuidv7());
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(`/gestion/factures/${id}?lieu=la-grappe`);
    await page.getByText('Ce document n’a pas encore été envoyé.').waitFor();
    const address = page.getByLabel('Adresse e-mail');
    await address.fill('ines@refusee.example');
    await page.getByRole('button', { name: 'Envoyer', exact: true }).press('Enter');
    await page.getByText('En attente', { exact: true }).waitFor();

    inbox.onRecipient = (to) => (to.endsWith('@refusee.example') ? { code: 550 } : null);
    await send();
    // The page looks again by itself.
    await page.getByText('L’adresse est refusée : corrigez-la et réessayez.').waitFor();
    await address.fill('ines@exemple');
    await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
    await page.getByText('En attente', { exact: true }).waitFor();
    await send();
    await page.getByText(/^Envoyé À ines@exemple, le \d/).waitFor();
    expect(inbox.takeAll().map(({ recipients, mail }) => [recipients, mail.subject])).toEqual([
      [['ines@exemple'], expect.stringContaining(number)],
    ]);

    await page.locator('summary', { hasText: 'Envoyer une copie' }).press('Enter');
    await page.getByRole('button', { name: 'Envoyer une copie' }).press('Enter');
    await page.getByText('En attente', { exact: true }).waitFor();
    await send();
    await page.getByText(/^Envoyé Copie 2 à ines@exemple, le \d/).waitFor();
    expect(inbox.takeAll()[0]!.mail.subject).toContain('(copie 2)');
  });

  it('are those of a run, sent in one go and followed', async () => {
    const mine = await owing(stage.world, 3);
    const cookie = await stage.world.signIn('manager');
    const path = `/api/manage/${siteId()}/billing/preview?month=2026-11`;
    const preview = (await stage.world.call('GET', path, { cookie })).json();
    const all = preview.debtors as { memberId: string | null; companyId: string | null }[];
    const leaveOut = all.map(({ memberId, companyId }) => companyId ?? memberId!).filter((one) => !mine.includes(one));
    const order = { id: uuidv7(), month: '2026-11', leaveOut, confirmed: true };
    const runs = stage.world.app.get(RunsService);
    const scope = operatorScope(siteId());
    await runs.start(scope, siteId(), order);
    await worked(stage.world, order.id);
    const { debtors } = await runs.progress(scope, siteId(), order.id);
    expect(debtors.issued).toBe(mine.length);
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(`/gestion/facturation/campagne?lieu=la-grappe&mois=2026-11&campagne=${order.id}`);
    await page.getByText(`0 sur ${debtors.issued} envoyés`).waitFor();
    await page.getByRole('button', { name: /^Envoyer \d+ documents$/ }).press('Enter');
    await page.getByText(/documents sont en route/).waitFor();
    for (;;) {
      await send();
      const { mails } = await runs.progress(scope, siteId(), order.id);
      if (mails.queued === 0) break;
    }
    await page.getByText(`${debtors.issued} sur ${debtors.issued} envoyés`).waitFor();
    expect(inbox.takeAll()).toHaveLength(debtors.issued);
    await page.getByRole('link', { name: 'Retour au mois' }).first().click();
    await page.getByText('Envoyé', { exact: true }).first().waitFor();
  });

  it('go by themselves as the page of the seller says', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/gestion/lieu/societe?lieu=la-grappe');
    const choice = page.getByLabel('Partent par e-mail sans que vous ayez à le demander');
    await choice.selectOption({ label: 'Tous, dès leur émission' });
    await page.getByRole('button', { name: 'Enregistrer ce choix' }).press('Enter');
    await page.getByText('L’envoi des documents est enregistré.').waitFor();
    expect(await choice.inputValue()).toBe('at_issue');
    await owing(stage.world, 1);
    const { number } = await issuedInvoice(stage.world, uuidv7());
    await send();
    expect(inbox.takeAll().map(({ mail }) => mail.subject)).toEqual([expect.stringContaining(number)]);
    await choice.selectOption({ label: 'Aucun : j’envoie moi-même' });
    await page.getByRole('button', { name: 'Enregistrer ce choix' }).press('Enter');
    await page.getByText('L’envoi des documents est enregistré.').waitFor();

    await owing(stage.world, 2);
    const byHand = await issuedInvoice(stage.world, uuidv7());
    await open('/gestion/facturation?lieu=la-grappe&mois=2026-11');
    await page.getByRole('button', { name: /^Envoyer \d+ documents?$/ }).press('Enter');
    await page.getByText('Les documents sont en route').waitFor();
    const row = page.getByRole('row', { name: new RegExp(byHand.number) }).last();
    await row.getByText('En attente').waitFor();
    await send();
    expect(inbox.takeAll().map(({ mail }) => mail.subject)).toContainEqual(expect.stringContaining(byHand.number));
  });
});
