import { useEffect, useRef } from 'react';
import { useShown } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Field } from '../kit/field';
import { Icon } from '../kit/icon';

/** The address of a link just made: this page is the only place that ever shows it. */
export function NewLink({ name }: { name: string }) {
  const { t } = useI18n();
  const url = useShown(name)?.['url'];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (!url) return null;
  return (
    <div className="banner banner-ok" role="status" tabIndex={-1} ref={box} autoFocus>
      <Icon name="check" />
      <div className="stack">
        <div>
          <p className="strong">{t('calendar.new.title')}</p>
          <p>{t('calendar.new.text')}</p>
        </div>
        <Field
          id="adresse"
          label={t('calendar.address')}
          hint={t('calendar.address.hint')}
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className="row">
          <ButtonLink external href={url.replace(/^https?:/, 'webcal:')}>
            {t('calendar.open')}
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}

/** What can be done with a link that exists. `name` tells its buttons apart for who does not see the row. */
export function LinkActions({ id, name, action, more }: LinkProps) {
  const { t } = useI18n();
  const hidden = Object.entries({ id, ...more });
  return (
    <div className="row">
      {(['renew', 'revoke'] as const).map((what) => (
        <form key={what} method="post" action={action}>
          <input type="hidden" name="faire" value={what === 'renew' ? 'agenda' : 'retirer-agenda'} />
          {hidden.map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <Button
            type="submit"
            small
            look={what === 'revoke' ? 'danger' : 'plain'}
            aria-label={t(`calendar.${what}.of`, { name })}
          >
            {t(`calendar.${what}`)}
          </Button>
        </form>
      ))}
    </div>
  );
}

interface LinkProps {
  id: string;
  name: string;
  /** Where the forms are sent. */
  action: string;
  /** Fields that go with the id. */
  more?: Record<string, string>;
}
