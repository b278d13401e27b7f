import './calendars.css';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant, SiteCalendar } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { ExternalCalendars } from '../calendar/external';
import { LinkActions, NewLink } from '../calendar/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { SelectField } from '../kit/field';
import { Banner, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { SectionFrame } from '../manage/section-frame';
import { dayOf } from '../time/day';

const PARIS = 'Europe/Paris';

function MakeForm({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { data } = useGet(at.today(site.id));
  const [id] = useState(() => uuid7());
  return (
    <form className="stack" method="post" action={manageUrl('/agendas', site.slug)}>
      <input type="hidden" name="faire" value="agenda" />
      <input type="hidden" name="id" value={id} />
      <SelectField name="ressource" label={t('agendas.what')}>
        <option value="">{t('agendas.whole')}</option>
        {data?.resources.map((resource) => (
          <option key={resource.id} value={resource.id}>
            {resource.name}
          </option>
        ))}
      </SelectField>
      <div className="row">
        <Button type="submit" look="primary">
          {t('calendar.make')}
        </Button>
      </div>
    </form>
  );
}

function Links({ site, calendars }: { site: Grant; calendars: SiteCalendar[] }) {
  const { t, dayNumeric } = useI18n();
  const day = (instant: string) => dayNumeric(dayOf(instant, PARIS));
  if (calendars.length === 0) return <p className="muted">{t('agendas.none')}</p>;
  return (
    <>
      <div className="scroll-x">
        <Table
          caption={t('agendas.list')}
          columns={[
            'agendas.what',
            'agendas.maker',
            'agendas.made',
            'agendas.used',
            { text: 'calendar.revoke', unseen: true },
          ]}
        >
          {calendars.map(({ id, resourceId, resourceName, madeBy, createdAt, lastUsedAt }) => {
            const name = resourceName ?? t('agendas.whole');
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{madeBy ?? t('agendas.dead')}</td>
                <td>{day(createdAt)}</td>
                <td>{lastUsedAt === null ? t('calendar.unused') : day(lastUsedAt)}</td>
                <td>
                  <LinkActions
                    id={id}
                    name={`${name}, ${day(createdAt)}`}
                    action={manageUrl('/agendas', site.slug)}
                    more={{ ressource: resourceId ?? '' }}
                  />
                </td>
              </tr>
            );
          })}
        </Table>
      </div>
      <p className="hint">{t('calendar.renew.hint')}</p>
    </>
  );
}

function Calendars({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const list = useGet(at.siteCalendars(site.id));
  const { problem } = useRefused('agendas');
  return (
    <div className="stack">
      {search.get('fait') === 'retire' && (
        <Banner tone="ok" status>
          <p className="strong">{t('calendar.revoked')}</p>
        </Banner>
      )}
      <ErrorSummary problem={problem} />
      <NewLink name="agendas" />
      <p>{t('agendas.text')}</p>
      <Card title={t('agendas.list')}>
        {list.data ? (
          <Links site={site} calendars={list.data.calendars} />
        ) : list.problem ? (
          <Failed problem={list.problem.body} again={list.again} />
        ) : (
          <Skeleton blocks={1} />
        )}
      </Card>
      <Card title={t('agendas.new')}>
        <MakeForm site={site} />
      </Card>
      {site.role === 'manager' && (
        <section className="stack externals" id="externes" aria-labelledby="externes-titre">
          <h2 id="externes-titre">{t('agendas.in.title')}</h2>
          <p>{t('agendas.in.text')}</p>
          <ExternalCalendars site={site} />
        </section>
      )}
    </div>
  );
}

export default function CalendarsPage() {
  return <SectionFrame page="/agendas">{(site) => <Calendars site={site} key={site.id} />}</SectionFrame>;
}
