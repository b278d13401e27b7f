import { v7 as uuidv7 } from 'uuid';

type Call = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

/**
 * A deposit that was asked of the member, taken off and given back, and a quote that was sent to them, by the names of their
 * collections.
 */
export async function offersOf(call: Call, key: string, memberId: string): Promise<Readonly<Record<string, string>>> {
  const { vatRates } = await call('GET', '/quotes');
  const [vatRateBp] = vatRates as number[];
  const asked = { id: uuidv7(), memberId, label: `canari-${key}-acompte`, amountCents: 100, priceMode: 'gross' };
  await call('POST', '/deposits', { ...asked, vatRateBp });
  const order = { id: uuidv7(), memberId, month: '2026-11' };
  await call('POST', '/invoices', order);
  await call('POST', `/invoices/${order.id}/credits`, { id: uuidv7(), reason: `canari-${key}-motif`, rebill: true });
  const offer = {
    ...{ id: uuidv7(), memberId, title: `canari-${key}-membre devis`, priceMode: 'gross' },
    ...{ suppliedOn: '2026-12-24', validUntil: '2026-12-24' },
    lines: [{ label: `canari-${key}-membre ligne`, quantity: '1', unitPrice: '10', vatRateBp }],
  };
  await call('POST', '/quotes', offer);
  await call('POST', `/quotes/${offer.id}/send`);
  return { deposits: asked.id, quotes: offer.id };
}
