import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from './button';
import { Icon } from './icon';

/** Only where it works: without JavaScript the browser's own command prints the same sheet. */
export function PrintButton() {
  const { t } = useI18n();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button onClick={() => print()}>
      <Icon name="print" size={18} />
      {t('action.print')}
    </Button>
  );
}
