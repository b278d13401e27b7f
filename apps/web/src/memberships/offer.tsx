import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n';
import type { PlanOffer } from './paths';
import { useSayPlan } from './say';

interface Props {
  plan: PlanOffer;
  currency: string;
  /** Below the title of a card, or of a part of one. */
  level?: 3 | 4;
  name?: ReactNode;
  children?: ReactNode;
}

/** A plan as it is offered: its price first, then what it gives and what it asks for. */
export function Offer({ plan, currency, level = 3, name, children }: Props) {
  const { t } = useI18n();
  const say = useSayPlan(currency);
  const Heading = level === 3 ? 'h3' : 'h4';
  const next = say.nextPrice(plan);
  const gives = say.gives(plan);
  return (
    <li className="offer">
      <div className="offer-head">
        <Heading>{name ?? plan.name}</Heading>
        <p className="offer-price num">{say.price(plan)}</p>
      </div>
      {next && <p className="small">{next}</p>}
      {plan.description && <p>{plan.description}</p>}
      {gives.length > 0 && (
        <ul className="offer-gives" aria-label={t('offer.included')}>
          {gives.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p className="small muted">{say.terms(plan).join(' · ')}</p>
      {children}
    </li>
  );
}
