import { useI18n } from '../i18n/i18n';
import { Tag, type Tone } from '../kit/tag';
import type { Paper, PaperStatus } from './paths';

const TONES: Record<PaperStatus, Tone> = {
  waiting: 'brand',
  approved: 'ok',
  ending: 'warn',
  expired: 'plain',
  refused: 'danger',
  revoked: 'danger',
  withdrawn: 'plain',
};

export function PaperTag({ status }: { status: PaperStatus }) {
  const { t } = useI18n();
  return <Tag tone={TONES[status]}>{t(`papers.status.${status}`)}</Tag>;
}

/** What became of a document, in a sentence; null where its status says it all. */
export function useSayPaper(): (paper: Paper) => string | null {
  const { t, dayFull } = useI18n();
  return ({ status, lastDay, reason }) => {
    if (status === 'approved' || status === 'ending') return t('papers.until', { day: dayFull(lastDay!) });
    if (status === 'expired') return t('papers.since', { day: dayFull(lastDay!) });
    return reason === null ? null : t('papers.because', { reason });
  };
}

/** A page is a picture or a PDF, of so many kilobytes. */
export function useSayPage(): (page: { type: string; size: number }, rank: number) => string {
  const { t, number } = useI18n();
  return ({ type, size }, rank) =>
    t(type === 'application/pdf' ? 'papers.page.pdf' : 'papers.page.image', {
      rank: rank + 1,
      size: number(Math.max(1, Math.round(size / 1000))),
    });
}
