import type { ReactNode } from 'react';
import type { CreditAccount, CreditLot } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Meter } from '../kit/meter';
import { Tag } from '../kit/tag';
import { dayOf } from '../time/day';
import { useSayCredit } from './say';

const isOver = ({ state }: CreditLot): boolean => state === 'used' || state === 'ended';

/** What the lots of an account are told with. */
type WithLots = Pick<CreditAccount, 'lots' | 'currency'>;

function LotRow({ lot, account, children }: { lot: CreditLot; account: WithLots; children?: ReactNode }) {
  const { t } = useI18n();
  const say = useSayCredit(account.currency);
  return (
    <li className="lot">
      <div className="row-between">
        <div className="stack-tight">
          <p className="strong">{lot.name}</p>
          <p className="small muted">
            {say.scope(lot)} · {say.until(lot)}
          </p>
        </div>
        <p className="lot-left num">
          <span className="strong">{say.amount(lot.unit, lot.remaining)}</span>{' '}
          <span className="small muted">{t('credits.of', { amount: say.amount(lot.unit, lot.granted) })}</span>
        </p>
      </div>
      <Meter value={lot.remaining} max={lot.granted} />
      {lot.reason !== null && <p className="small">{t('credits.given', { reason: lot.reason })}</p>}
      {lot.endsSoon && (
        <p>
          <Tag tone="warn">{t('credits.endsSoon')}</Tag>
        </p>
      )}
      {lot.state === 'upcoming' && (
        <p>
          <Tag>{t('credits.upcoming')}</Tag>
        </p>
      )}
      {children}
    </li>
  );
}

/** What can be used, then what is over; below each what the reader may do about it. */
export function Lots({
  account,
  does,
  empty,
}: {
  account: WithLots;
  does?: (lot: CreditLot) => ReactNode;
  empty: ReactNode;
}) {
  const { t } = useI18n();
  const open = account.lots.filter((lot) => !isOver(lot));
  const over = account.lots.filter(isOver);
  return (
    <>
      {open.length === 0 ? (
        empty
      ) : (
        <ul className="lots" role="list">
          {open.map((lot) => (
            <LotRow key={lot.id} lot={lot} account={account}>
              {does?.(lot)}
            </LotRow>
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details>
          <summary>{t('credits.over', { count: over.length })}</summary>
          <ul className="lots" role="list">
            {over.map((lot) => (
              <LotRow key={lot.id} lot={lot} account={account} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Every line, the latest first. */
export function History({ account, open }: { account: CreditAccount; open?: boolean }) {
  const { t, dayNumeric } = useI18n();
  const say = useSayCredit(account.currency);
  const { lines, timeZone } = account;
  if (lines.length === 0) return null;
  return (
    <details open={open}>
      <summary>{t('credits.history')}</summary>
      <ul className="credit-lines" role="list">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="small muted num">{dayNumeric(dayOf(line.at, timeZone))}</span>
            <span className="credit-line">
              {say.line(line, timeZone)}
              <span className="small muted">
                {/* Without a booking the line itself names the lot. */}
                {[line.use && line.lotName, line.byName].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="strong num">{say.signed(line)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
