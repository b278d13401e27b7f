import { v7 as uuidv7 } from 'uuid';
import type { World } from './world.js';

interface Document {
  readonly id: string;
  readonly number: string;
}

/** An invoice of the first site for whoever owes most this month, under this id. */
export async function issuedInvoice(world: World, id: string, month = '2026-11'): Promise<Document> {
  const cookie = await world.signIn('manager');
  const at = `/api/manage/${world.sites[0]!.siteId}`;
  const { members } = (await world.call('GET', `${at}/billing?month=${month}`, { cookie })).json();
  const owing = (members as { memberId: string; grossCents: number }[]).toSorted((a, b) => b.grossCents - a.grossCents);
  const body = { id, memberId: owing[0]!.memberId, month };
  const answer = await world.call('POST', `${at}/invoices`, { cookie, body });
  if (answer.statusCode !== 201) throw new Error(`an invoice: ${answer.body}`);
  return answer.json();
}

/** One cent of its first line is given back. */
export async function creditedCent(world: World, invoiceId: string): Promise<Document> {
  const cookie = await world.signIn('manager');
  const path = `/api/manage/${world.sites[0]!.siteId}/invoices/${invoiceId}/credits`;
  const body = { id: uuidv7(), reason: 'Une erreur d’un centime', lines: [{ line: 1, amountCents: 1 }] };
  const answer = await world.call('POST', path, { cookie, body });
  if (answer.statusCode !== 201) throw new Error(`a credit note: ${answer.body}`);
  return answer.json();
}
