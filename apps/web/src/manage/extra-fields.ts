import { KINDS, type ExtraFacts, type Kind, type ManagedExtra } from '../api/types';
import { centsOf, priceText } from './rate-fields';

type Values = Readonly<Record<string, string>>;

export const kindField = (kind: Kind): string => `avec-${kind}`;
export const placeField = (id: string): string => `place-${id}`;

/** An extra as its form has it; null: a new one. */
export function typedExtra(known: ManagedExtra | null): Record<string, string> {
  const offered = known
    ? [...known.kinds.map(kindField), ...known.resources.map(({ id }) => placeField(id))]
    : [kindField('room')];
  return {
    nom: known?.name ?? '',
    prix: priceText(known?.priceCents),
    mode: known?.priceMode ?? 'gross',
    par: known?.per ?? 'booking',
    stock: known?.stock?.toString() ?? '',
    rang: known?.position ? String(known.position) : '',
    ...(known && { tva: String(known.vatRateBp) }),
    ...Object.fromEntries(offered.map((name) => [name, 'on'])),
  };
}

/** What nobody typed is null; what is no number is sent as typed, for the API to refuse by its field. */
const wholeOf = (text: string | undefined): number | null => {
  const typed = (text ?? '').trim();
  return typed === '' ? null : /^\d+$/.test(typed) ? Number(typed) : (typed as unknown as number);
};

/** What the form says of an extra. */
export const extraOf = (values: Values): ExtraFacts => ({
  name: values['nom'] ?? '',
  priceCents: centsOf(values['prix']),
  priceMode: (values['mode'] ?? 'gross') as ExtraFacts['priceMode'],
  vatRateBp: Number(values['tva']),
  per: (values['par'] ?? 'booking') as ExtraFacts['per'],
  kinds: KINDS.filter((kind) => values[kindField(kind)] === 'on'),
  resourceIds: Object.keys(values).flatMap((name) => (name.startsWith('place-') ? name.slice('place-'.length) : [])),
  stock: wholeOf(values['stock']),
  position: wholeOf(values['rang']) ?? 0,
});
