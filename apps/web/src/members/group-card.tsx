import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { groupsAt, type Group } from './group-paths';
import { memberUrl } from './links';
import type { MemberSheet } from './paths';

interface Props {
  site: Grant;
  sheet: MemberSheet;
}

function HeldGroups({ site, sheet }: Props) {
  const { t, dayNumeric } = useI18n();
  if (sheet.groups.length === 0) return <p className="muted">{t('member.groups.none')}</p>;
  return (
    <ul role="list" className="member-facts">
      {sheet.groups.map(({ groupId, name, first, last }) => (
        <li key={groupId}>
          <span>
            <span className="strong">{name}</span>{' '}
            <span className="small muted">
              {last === null
                ? t('member.from', { day: dayNumeric(first) })
                : t('member.fromTo', { first: dayNumeric(first), last: dayNumeric(last) })}
            </span>
          </span>
          <form method="post" action={memberUrl(site.slug, sheet.id)}>
            <input type="hidden" name="faire" value="sortir" />
            <input type="hidden" name="groupe" value={groupId} />
            <Button type="submit" small look="danger" aria-label={t('member.group.out.of', { name })}>
              {t('member.group.out')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function PutForm({ site, sheet, offered }: Props & { offered: readonly Group[] }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('group');
  const refused = (field: string) => problem?.errors?.some((one) => one.field === field) === true;
  return (
    <form className="stack-tight" method="post" action={memberUrl(site.slug, sheet.id)}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="entrer" />
      <SelectField name="groupe" label={t('member.group.put')} defaultValue={values['groupe'] ?? offered[0]!.id}>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="fields">
        <Field
          name="premier"
          type="date"
          required
          label={t('member.group.first')}
          defaultValue={values['premier'] ?? sheet.today}
          error={refused('first') ? t('closure.day.error') : null}
        />
        <Field
          name="dernier"
          type="date"
          label={t('member.group.last')}
          hint={t('member.group.last.hint')}
          defaultValue={values['dernier'] ?? ''}
          error={refused('last') ? t('member.group.last.error') : null}
        />
      </div>
      <div className="row">
        <Button type="submit">{t('member.group.go')}</Button>
      </div>
    </form>
  );
}

/** The groups a member is in, today or later; the staff put them in and take them out. */
export function GroupCard({ site, sheet }: Props) {
  const { t } = useI18n();
  const { data } = useGet(groupsAt.list(site.id));
  const offered = data?.groups.filter(({ active }) => active) ?? [];
  if (sheet.groups.length + offered.length === 0) return null;
  return (
    <Card title={t('member.groups')}>
      <HeldGroups site={site} sheet={sheet} />
      {offered.length > 0 && <PutForm site={site} sheet={sheet} offered={offered} />}
    </Card>
  );
}
