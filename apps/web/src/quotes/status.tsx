import { useI18n } from '../i18n/i18n';
import { Tag } from '../kit/tag';
import type { Quote } from './paths';

const TONES = { draft: undefined, sent: 'brand', accepted: 'ok', refused: undefined, expired: 'warn' } as const;

/** What has become of a quote. */
export function QuoteStatus({ state }: Pick<Quote, 'state'>) {
  const { t } = useI18n();
  const tone = TONES[state];
  return <Tag {...(tone && { tone })}>{t(`quote.state.${state}`)}</Tag>;
}
