import { at } from '../api/paths';
import type { Grant, HolidaysView } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { SelectField } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Decisions } from './decisions';

function HolidaysForm({ site, data, timeZone }: { site: Grant; data: HolidaysView; timeZone: string }) {
  const { t, locale, dayFull, country } = useI18n();
  const { values, problem } = useRefused('holidays');
  return (
    <form className="stack" method="post" action={manageUrl('/lieu', site.slug)}>
      <ErrorSummary problem={problem} />
      <Decisions problem={problem} values={values} timeZone={timeZone} />
      <input type="hidden" name="faire" value="feries" />
      {data.regions.length > 0 && (
        <SelectField
          name="region"
          label={t('place.region')}
          hint={t('place.region.hint')}
          defaultValue={values['region'] ?? data.region ?? ''}
        >
          <option value="">{country(data.country)}</option>
          {data.regions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name[locale]}
            </option>
          ))}
        </SelectField>
      )}
      <fieldset className="stack-tight holidays">
        <legend>{t('place.holidays.closed')}</legend>
        {data.holidays.map(({ rule, name, kept, days }) => (
          <label key={rule} className="check">
            <input type="checkbox" name={`k-${rule}`} defaultChecked={problem ? `k-${rule}` in values : kept} />{' '}
            <span className="strong">{name[locale]}</span>{' '}
            <span className="muted num">{days.map((day) => dayFull(day)).join(' · ')}</span>
          </label>
        ))}
      </fieldset>
      <div className="row">
        <Button type="submit" look="primary">
          {t('place.holidays.save')}
        </Button>
      </div>
    </form>
  );
}

export function Holidays({ site, timeZone }: { site: Grant; timeZone: string }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.holidays(site.id));
  return (
    <Card title={t('place.holidays')}>
      <p className="hint">{t('place.holidays.hint')}</p>
      {data ? (
        <HolidaysForm site={site} data={data} timeZone={timeZone} />
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
