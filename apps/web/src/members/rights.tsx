import type { Grant } from '../api/types';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Tag } from '../kit/tag';
import { dayOf } from '../time/day';
import type { MemberSheet } from './paths';

type Lot = MemberSheet['credits'][number];

function Credit({ lot, currency }: { lot: Lot; currency: string }) {
  const { t, duration, money, dayNumeric } = useI18n();
  const amount = (value: number) => {
    if (lot.unit === 'minute') return duration(value);
    return lot.unit === 'cent' ? money(value, currency) : t('member.credit.passes', { count: value });
  };
  const what = lot.resourceName ?? (lot.kind ? t(`kind.${lot.kind}`) : t('member.credit.anything'));
  return (
    <li>
      <span>
        <span className="strong">{lot.name}</span> <span className="small muted">{what}</span>
      </span>
      <span>
        {t('member.credit.left', { left: amount(lot.remaining), granted: amount(lot.granted) })}
        {lot.last !== null && (
          <span className="small muted"> {t('member.credit.until', { day: dayNumeric(lot.last) })}</span>
        )}
      </span>
    </li>
  );
}

/** Credit, as it stands. */
export function Rights({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const { credits, currency } = sheet;
  return (
    <Card
      title={t('member.rights')}
      aside={
        <div className="row">
          {site.role === 'manager' && (
            <ButtonLink
              small
              href={`${manageUrl('/tarifs', site.slug, { membre: sheet.id, q: sheet.email })}#simulateur`}
            >
              {t('member.price')}
            </ButtonLink>
          )}
          <ButtonLink small href={manageUrl('/carnets', site.slug, { membre: sheet.id })}>
            {t('member.credits.change')}
          </ButtonLink>
        </div>
      }
    >
      {credits.length === 0 && <p className="muted">{t('member.rights.none')}</p>}
      {credits.length > 0 && (
        <ul role="list" className="member-facts" aria-label={t('member.credits')}>
          {credits.map((lot) => (
            <Credit key={lot.id} lot={lot} currency={currency} />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What the member agreed to, and when; only they change it. */
export function Consents({ sheet }: { sheet: MemberSheet }) {
  const { t, dayNumeric } = useI18n();
  return (
    <Card title={t('member.consents')}>
      <ul role="list" className="member-facts">
        {(['newsletter', 'photo'] as const).map((purpose) => {
          const said = sheet.consents.find((one) => one.purpose === purpose);
          return (
            <li key={purpose}>
              <span>{t(`consent.${purpose}`)}</span>
              {said ? (
                <Tag tone={said.given ? 'ok' : 'plain'}>
                  {t(said.given ? 'member.consent.yes' : 'member.consent.no', {
                    day: dayNumeric(dayOf(said.saidAt, sheet.timeZone)),
                  })}
                </Tag>
              ) : (
                <Tag>{t('member.consent.never')}</Tag>
              )}
            </li>
          );
        })}
      </ul>
      <p className="hint">{t('member.consents.hint')}</p>
    </Card>
  );
}
