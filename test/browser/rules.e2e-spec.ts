import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
let siteId: string;
let rooms: { id: string; name: string }[];
let pool: string;
beforeAll(async () => {
  stage = await openStage();
  const site = (await stage.world.call('GET', '/api/sites/la-grappe')).json();
  siteId = site.id;
  rooms = site.resources.filter(({ kind }: { kind: string }) => kind === 'room');
  pool = site.resources.find(({ mode }: { mode: string }) => mode === 'pool').id;
});
afterEach(() => visitor.context.close());
afterAll(() => stage.close());

/** A Tuesday of which the demonstration knows nothing. */
const DAY = '2027-01-12';

const manage = async (method: string, path: string, body: unknown) => {
  const cookie = await stage.world.signIn('manager');
  const answer = await stage.world.call(method, `/api/manage/${siteId}/${path}`, { cookie, body });
  expect([path, answer.json().code]).toEqual([path, undefined]);
};
const book = async (resourceId: string, start: string, end: string) => {
  const cookie = await stage.world.signIn('coworker');
  const body = { id: uuidv7(), siteId, resourceId, start, end };
  const answer = await stage.world.call('POST', '/api/reservations', { cookie, body });
  expect([answer.statusCode, answer.json().code]).toEqual([201, undefined]);
  return body.id;
};

describe('the rules of a place', () => {
  it('are set by its manager without JavaScript, and read by everybody before they book', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/lieu/regles');
    await page.getByLabel('Délai pour réserver', { exact: true }).fill('90');
    await page.getByLabel('Délai pour réserver : unité').selectOption('minutes');
    await page.getByLabel('Délai de réponse aux demandes', { exact: true }).fill('5');
    await page.getByLabel('Délai de réponse aux demandes : unité').selectOption('minutes');
    await page.getByRole('region', { name: 'Règles du lieu' }).getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce nombre n’est pas possible ici.').waitFor();
    expect(await page.getByLabel('Délai pour réserver', { exact: true }).inputValue()).toBe('90');
    await page.getByLabel('Délai de réponse aux demandes', { exact: true }).fill('30');
    await page.getByLabel('Jours réservables à l’avance').fill('60');
    await page.getByRole('region', { name: 'Règles du lieu' }).getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Les règles sont enregistrées').waitFor();

    await page.getByLabel('Étape 1 : heures avant le début').fill('24');
    await page.getByLabel('Étape 1 : part du prix (%)').fill('50');
    await page.getByRole('button', { name: 'Enregistrer les frais' }).click();
    await page.getByText('Les règles sont enregistrées').waitFor();

    await page.getByLabel('Au plus').fill('10');
    await page.getByLabel('De quoi').selectOption('heures');
    await page.getByLabel('Où').selectOption('Salles');
    await page.getByRole('button', { name: 'Ajouter la limite' }).click();
    await page.getByText('La limite est enregistrée.').waitFor();

    await open('/lieu/la-grappe');
    for (const said of [
      'Réservations ouvertes 60 jours à l’avance.',
      'À réserver au moins 1 h 30 avant le début.',
      'Annulation à moins de 24 h du début : 50 % du prix.',
      'Au plus 10 h par personne et par semaine (salles).',
    ])
      await page.getByText(said).waitFor();

    await open('/gestion/lieu/regles');
    await page.getByRole('button', { name: /^Supprimer la limite/ }).click();
    await page.getByText('Aucune limite').waitFor();
    await manage('PUT', 'rules', {
      ...{ noticeToBookMinutes: 0, noticeToChangeMinutes: 0, noticeToCancelMinutes: 0, horizonDays: 90 },
      ...{ onePlaceKinds: [], approvalMinutes: 2880 },
    });
    await manage('PUT', 'rules/cancellation', { steps: [] });
  });

  it('ask for a training, which the booking form says, until a manager has noted it', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    await visitor.open('/gestion/lieu/regles');
    await visitor.page.getByText('Nouvelle formation', { exact: true }).click();
    await visitor.page.getByLabel('Nom de la formation').fill('Formation son');
    await visitor.page.getByLabel('Valable (mois)').fill('12');
    await visitor.page.getByLabel(rooms[0]!.name, { exact: true }).check();
    await visitor.page.getByRole('button', { name: 'Ajouter la formation' }).click();
    await visitor.page.getByText('La formation est enregistrée.').waitFor();

    const coworker = await stage.visit('coworker');
    await coworker.open(`/reserver/la-grappe?quoi=salle&jour=${DAY}&ressource=${rooms[0]!.id}`);
    await coworker.page.getByText('Formation demandée : Formation son').waitFor();
    await coworker.page.getByRole('button', { name: /^Confirmer/ }).click();
    await coworker.page.getByRole('alert').getByText('Il faut une formation pour réserver ici.').waitFor();
    await coworker.page.getByText(/Pour en parler au lieu : .*@/).waitFor();

    const { page } = visitor;
    await page.getByRole('link', { name: 'Formation son' }).click();
    await page.getByLabel('Chercher un membre').fill('vandamme');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('radio', { name: /Camille Vandamme/ }).check();
    await page.getByRole('button', { name: 'Noter la formation' }).click();
    await page.getByText('La formation est notée.').waitFor();
    await page.getByRole('row', { name: /Camille Vandamme.*24\/11\/2026.*23\/11\/2027/ }).waitFor();

    await coworker.page.getByRole('button', { name: /^Confirmer/ }).click();
    await coworker.page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(coworker.trouble).toEqual([]);
    await coworker.context.close();

    await page.getByRole('button', { name: 'Retirer Formation son à Camille Vandamme' }).click();
    await page.getByText('La formation est retirée.').waitFor();
    await page.getByText('Modifier ou supprimer cette formation').click();
    await page.getByRole('button', { name: 'Supprimer la formation Formation son' }).click();
    await page.getByText('La formation est supprimée.').waitFor();
  });

  it('say what cancelling costs before it does, by the keyboard', async () => {
    await manage('PUT', 'rules/cancellation', { steps: [{ hoursBefore: 24, feePercent: 50 }] });
    const id = await book(pool, '2026-11-24T13:00:00Z', '2026-11-24T16:00:00Z');
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open(`/moi?annuler=${id}`);
    await page
      .getByText(/^Annuler maintenant coûte \d+,\d\d\s€\. C’était gratuit jusqu’à lundi 23 novembre, 14\sh\.$/)
      .waitFor();
    await page.getByRole('button', { name: /^Annuler et payer/ }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Frais d’annulation : \d+,\d\d\s€$/)
      .first()
      .waitFor();
    await manage('PUT', 'rules/cancellation', { steps: [] });
    expect(visitor.trouble).toEqual([]);
  });

  it.each([true, false])('let the team say yes or no to a request (JavaScript: %s)', async (javaScriptEnabled) => {
    await manage('PUT', `rules/resources/${rooms[1]!.id}`, { approval: true });
    const day = javaScriptEnabled ? DAY : '2027-01-19';
    const coworker = await stage.visit('coworker', { javaScriptEnabled });
    await coworker.open(`/reserver/la-grappe?quoi=salle&jour=${day}&ressource=${rooms[1]!.id}`);
    await coworker.page.getByText('Validé par le lieu (réponse sous 48 h)').waitFor();
    await coworker.page.getByRole('button', { name: /^Demander/ }).click();
    await coworker.page
      .getByText(javaScriptEnabled ? 'Demande envoyée' : 'À valider')
      .first()
      .waitFor();
    await coworker.open('/moi');
    await coworker.page.getByText('À valider').waitFor();
    await coworker.page.getByText(/^Le lieu répond avant jeudi 26 novembre/).waitFor();

    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/gestion');
    await page.getByRole('heading', { name: '1 demande à valider' }).waitFor();
    if (javaScriptEnabled) {
      await page.getByRole('button', { name: /^Accepter : Camille Vandamme/ }).click();
    } else {
      await page.getByText('Refuser…').click();
      await page.getByLabel('Motif du refus').fill('Conseil municipal');
      await page.getByRole('button', { name: 'Refuser la demande' }).click();
      await page.getByText('La demande est refusée, la personne est prévenue.').waitFor();
    }
    await page.getByRole('heading', { name: /à valider/ }).waitFor({ state: 'detached' });
    await coworker.open('/moi');
    if (javaScriptEnabled) expect(await coworker.page.getByText('À valider').count()).toBe(0);
    else await coworker.page.getByText('Refusée : Conseil municipal').waitFor();
    expect([...visitor.trouble, ...coworker.trouble]).toEqual([]);
    await coworker.context.close();
    await manage('PUT', `rules/resources/${rooms[1]!.id}`, { approval: false });
  });
});
