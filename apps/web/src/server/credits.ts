import type { components } from '../api/schema';
import { KINDS, type Grant, type Kind } from '../api/types';
import { manageUrl, signInUrl } from '../app/links';
import { creditsTo } from '../credits/paths';
import { typedAmount, typedNumber } from '../manage/credits-form';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;
type Order = readonly [form: string, path: string, body: object];
/** As it was typed: the API says which field is wrong. */
type Typed<T> = { [K in keyof T]?: unknown };

/** What one buys oneself: the form carries the price that was shown. */
export async function buy(visit: Visit, form: Values): Promise<FormOutcome> {
  if (!visit.me) return { goTo: signInUrl('/moi/carnets') };
  const { id, lieu: siteId, carnet: packId, prix } = form;
  const { problem } = await visit.call('POST', creditsTo.buy, { id, siteId, packId, priceCents: typedNumber(prix, 1) });
  return problem ? { refused: { name: 'buy', values: form, problem } } : { goTo: '/moi/carnets?fait=achat' };
}

function scopeOf({ quoi = '' }: Values) {
  const kind: Kind | undefined = KINDS.find((one) => one === quoi);
  return kind ? { kind } : quoi ? { resourceId: quoi } : {};
}

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function termsOf({ unit, amount, countsAt, ...form }: Values) {
  return { unit, amount: typedAmount(unit, amount), countsAt: given(countsAt), ...scopeOf(form) };
}

function packOf(form: Values): Typed<components['schemas']['PackRequest']> {
  const { id, name, price, priceMode, vat, lasts, span, selfService, active } = form;
  const lasting = typedNumber(lasts, 1);
  return {
    ...{ id, name, ...termsOf(form), priceCents: typedNumber(price, 100), priceMode, vatRateBp: typedNumber(vat, 1) },
    ...(span === 'jours' ? { validityDays: lasting } : { validityMonths: lasting }),
    ...{ selfService: selfService === '1', active: active === '1' },
  };
}

const giftOf = ({ id, name, lastDay, reason = '', ...form }: Values) => ({
  ...{ id, name, ...termsOf(form), lastDay: given(lastDay), reason },
});

/** What each button of the page sends, and under which name a refusal comes back. */
function orderOf(siteId: string, memberId: string, form: Values): Order | null {
  const { faire = '', id, lot = '', unit, amount, reason = '' } = form;
  switch (faire) {
    case 'carnet':
      return ['pack', creditsTo.pack(siteId), packOf(form)];
    case 'vendre':
      return ['sell', creditsTo.sell(siteId, memberId), { id, packId: form['packId'], reason: given(reason) }];
    case 'donner':
      return ['give', creditsTo.give(siteId, memberId), giftOf(form)];
    case 'reprendre':
      return ['take', creditsTo.take(siteId, memberId, lot), { id, amount: typedAmount(unit, amount), reason }];
    case 'terminer':
      return ['take', creditsTo.end(siteId, memberId, lot), { reason }];
    case 'annuler-vente':
      return ['take', creditsTo.cancelSale(siteId, memberId, lot), { reason }];
    default:
      return null;
  }
}

/** The forms of the page "Carnets" of the console. */
export async function packs(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const membre = visit.search.get('membre');
  const order = orderOf(site.id, membre ?? '', form);
  if (!order) return { goTo: manageUrl('/carnets', site.slug) };
  const [name, path, body] = order;
  const { problem } = await visit.call('POST', path, body);
  if (problem) return { refused: { name, values: form, problem } };
  return { goTo: manageUrl('/carnets', site.slug, { fait: form['faire'] ?? null, membre }) };
}

/** The forms about what a company has, on the page of companies. */
export async function companyCredits(visit: Visit, site: Grant, companyId: string, form: Values): Promise<FormOutcome> {
  const { faire = '', id, lot = '', unit, amount, reason = '' } = form;
  const orders: Record<string, Order> = {
    donner: ['give', creditsTo.giveCompany(site.id, companyId), giftOf(form)],
    reprendre: [
      'take',
      creditsTo.takeFromCompany(site.id, companyId, lot),
      { id, amount: typedAmount(unit, amount), reason },
    ],
    terminer: ['take', creditsTo.endOfCompany(site.id, companyId, lot), { reason }],
  };
  const order = orders[faire];
  if (!order) return { goTo: manageUrl('/entreprises', site.slug, { credits: companyId }) };
  const [name, path, body] = order;
  const { problem } = await visit.call('POST', path, body);
  if (problem) return { refused: { name, values: form, problem } };
  return { goTo: manageUrl('/entreprises', site.slug, { fait: faire, credits: companyId }) };
}
