import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { papersUrl } from './links';
import { papersAt } from './paths';
import { PaperTag, useSayPaper } from './status';

/** What a member has sent for social tariffs, and what became of it. The pages are for managers. */
export function PapersCard({ site, memberId }: { site: Grant; memberId: string }) {
  const { t, dayNumeric } = useI18n();
  const say = useSayPaper();
  const { data } = useGet(papersAt.ofMember(site.id, memberId));
  if (!data || data.papers.length === 0) return null;
  return (
    <Card
      title={t('papers.title')}
      aside={site.role === 'manager' && <Link href={papersUrl(site.slug)}>{t('papers.look')}</Link>}
    >
      <ul role="list" className="member-facts">
        {data.papers.map((paper) => (
          <li key={paper.id}>
            <span>
              <span className="strong">{paper.kindName}</span>{' '}
              <span className="small muted">{t('papers.sent', { day: dayNumeric(paper.sentAt.slice(0, 10)) })}</span>
            </span>
            <span>
              <PaperTag status={paper.status} /> <span className="small">{say(paper)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
