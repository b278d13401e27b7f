import { v7 as uuidv7 } from 'uuid';
import type { World } from './world.js';

interface Document {
  readonly id: string;
  readonly number: string;
}

const MONTH = '2026-11';

/** Who owes the first site something this month, the most first; nobody of whom there are two by that name. */
export async function debtorsOf(world: World): Promise<{ memberId: string; name: string; grossCents: number }[]> {
  const cookie = await world.signIn('manager');
  const at = `/api/manage/${world.sites[0]!.siteId}`;
  const { members } = (await world.call('GET', `${at}/billing?month=${MONTH}`, { cookie })).json();
  const debtors = members as Awaited<ReturnType<typeof debtorsOf>>;
  const isOnly = ({ name }: { name: string }): boolean => debtors.filter((one) => one.name === name).length === 1;
  return debtors.filter(isOnly).toSorted((a, b) => b.grossCents - a.grossCents);
}

/** An invoice of the first site under this id for this month, to whoever owes most or is called so. */
export async function issuedInvoice(world: World, id: string, name?: string): Promise<Document> {
  const cookie = await world.signIn('manager');
  const owing = (await debtorsOf(world)).filter((one) => name === undefined || one.name === name);
  const body = { id, memberId: owing[0]!.memberId, month: MONTH };
  const answer = await world.call('POST', `/api/manage/${world.sites[0]!.siteId}/invoices`, { cookie, body });
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
