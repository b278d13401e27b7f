import type { SiteView } from '../api/types';
import { useMe } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { repeatUrl } from '../series/links';
import { RepeatButton } from '../series/repeat-button';

interface Props {
  site: SiteView;
  /** Null until it is known. */
  price: string | null;
  /** The space has the last word: it is asked for, not booked. */
  asks: boolean | undefined;
  /** The fields of somebody without an account are shown. */
  guest: boolean;
  pending: boolean;
  onGuest: (guest: boolean) => void;
}

/** How a booking is sent: by a member, by whoever signs in first, or without an account by a code of the mail. */
export function Actions({ site, price, asks, guest, pending, onGuest }: Props) {
  const { t } = useI18n();
  const me = useMe();
  const switchTo = (other: boolean) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    onGuest(other);
  };
  if (me)
    return (
      <>
        <Button type="submit" look="primary" wide aria-disabled={pending}>
          {pending ? t('book.sending') : t(asks ? 'book.ask' : 'book.confirm', { price: price ?? '…' })}
        </Button>
        <RepeatButton to={repeatUrl(site.slug)}>{t('book.repeat')}</RepeatButton>
        <p className="hint">{t('book.payment', { site: site.name })}</p>
      </>
    );
  if (guest)
    return (
      <>
        <Button type="submit" name="faire" value="invite" look="primary" wide aria-disabled={pending}>
          {t(pending ? 'book.sending' : 'signIn.sendCode')}
        </Button>
        <p className="hint">{t('book.guest.hint', { site: site.name })}</p>
        <Button type="submit" name="faire" value="connexion" look="quiet" wide formNoValidate onClick={switchTo(false)}>
          {t('book.signIn')}
        </Button>
      </>
    );
  return (
    <>
      <Button type="submit" look="primary" wide>
        {t('book.signIn')}
      </Button>
      <Button type="submit" name="faire" value="invite" wide onClick={switchTo(true)}>
        {t('book.guest')}
      </Button>
      <p className="hint">{t('book.signIn.hint')}</p>
      <RepeatButton to={repeatUrl(site.slug)}>{t('book.repeat')}</RepeatButton>
    </>
  );
}
