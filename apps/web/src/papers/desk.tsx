import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { AreaField, Field } from '../kit/field';
import { EmptyState, ErrorSummary } from '../kit/messages';
import { Table } from '../kit/table';
import { memberUrl } from '../members/links';
import { papersUrl } from './links';
import { papersAt, type FiledPaper, type PaperDesk } from './paths';
import { PaperTag, useSayPage, useSayPaper } from './status';

interface OfPaper {
  site: Grant;
  paper: FiledPaper;
}

/** The pages where the decision is made: pictures in place, a PDF to open with whatever reads them. */
function Pages({ site, paper }: OfPaper) {
  const { t } = useI18n();
  const sayPage = useSayPage();
  return (
    <ul role="list" className="paper-pages">
      {paper.pages.map((page, rank) => {
        const href = papersAt.page(site.id, paper.id, page.id);
        return (
          <li key={page.id}>
            {page.type === 'application/pdf' ? (
              <a href={href} download>
                {sayPage(page, rank)}
              </a>
            ) : (
              <a href={href}>
                <img src={href} alt={t('papers.page.alt', { rank: rank + 1, name: paper.memberName })} loading="lazy" />
                <span className="small">{sayPage(page, rank)}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Order({ paper, does }: { paper: FiledPaper; does: string }) {
  return (
    <>
      <input type="hidden" name="faire" value={does} />
      <input type="hidden" name="piece" value={paper.id} />
      <input type="hidden" name="pages" value={paper.pages.length} />
    </>
  );
}

function Decide({ site, paper, today }: OfPaper & { today: string }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('decision');
  const mine = problem !== null && values['piece'] === paper.id;
  const refused = (field: string) => mine && problem.errors?.some((one) => one.field === field) === true;
  const who = { name: paper.memberName, kind: paper.kindName };
  return (
    <div className="stack-tight">
      {mine && <ErrorSummary problem={problem} />}
      <div className="paper-forms">
        <form className="stack-tight" method="post" action={papersUrl(site.slug)}>
          <Order paper={paper} does="accepter" />
          <Field
            name="dernier"
            type="date"
            required
            min={today}
            label={t('papers.lastDay')}
            hint={paper.proposedLastDay === null ? t('papers.lastDay.said') : t('papers.lastDay.kind')}
            defaultValue={(mine && values['dernier']) || (paper.proposedLastDay ?? '')}
            error={refused('lastDay') ? t('papers.lastDay.error') : null}
          />
          <div className="row">
            <Button type="submit" look="primary" aria-label={t('papers.approve.of', who)}>
              {t('papers.approve')}
            </Button>
          </div>
        </form>
        <form className="stack-tight" method="post" action={papersUrl(site.slug)}>
          <Order paper={paper} does="refuser" />
          <AreaField
            name="motif"
            required
            rows={2}
            maxLength={500}
            label={t('papers.reason.refuse')}
            hint={t('papers.reason.hint')}
            defaultValue={mine ? (values['motif'] ?? '') : ''}
            error={refused('reason') ? t('papers.reason.error') : null}
          />
          <div className="row">
            <Button type="submit" look="danger" aria-label={t('papers.refuse.of', who)}>
              {t('papers.refuse')}
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}

/** What waits for a decision, the oldest first. */
export function Waiting({ site, desk }: { site: Grant; desk: PaperDesk }) {
  const { t, dayNumeric } = useI18n();
  const { values, problem } = useRefused('decision');
  // It was decided meanwhile, by somebody else: its own form is gone.
  const gone = problem !== null && !desk.waiting.some(({ id }) => id === values['piece']);
  return (
    <>
      {gone && <ErrorSummary problem={problem} />}
      {desk.waiting.length === 0 && (
        <EmptyState level={3} title={t('papers.desk.none.title')} text={t('papers.desk.none.text')} />
      )}
      {desk.waiting.map((paper) => (
        <article key={paper.id} className="paper-kind stack" aria-labelledby={`piece-${paper.id}`}>
          <div className="stack-tight">
            <h3 id={`piece-${paper.id}`}>
              <Link href={memberUrl(site.slug, paper.memberId)}>{paper.memberName}</Link> · {paper.kindName}
            </h3>
            <p className="small muted">{t('papers.sent', { day: dayNumeric(paper.sentAt.slice(0, 10)) })}</p>
          </div>
          <Pages site={site} paper={paper} />
          <Decide site={site} paper={paper} today={desk.today} />
        </article>
      ))}
      {desk.waitingCount > desk.waiting.length && (
        <p className="muted">{t('papers.desk.more', { count: desk.waitingCount - desk.waiting.length })}</p>
      )}
    </>
  );
}

function Revoke({ site, paper }: OfPaper) {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('papers.revoke')}</summary>
      <form className="stack-tight" method="post" action={papersUrl(site.slug)}>
        <Order paper={paper} does="reprendre" />
        <Field name="motif" required maxLength={500} label={t('papers.reason')} hint={t('papers.revoke.hint')} />
        <div className="row">
          <Button
            type="submit"
            small
            look="danger"
            aria-label={t('papers.revoke.of', { name: paper.memberName, kind: paper.kindName })}
          >
            {t('papers.revoke')}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** What was decided last, and the way back from an approval. */
export function Decided({ site, desk }: { site: Grant; desk: PaperDesk }) {
  const { t } = useI18n();
  const say = useSayPaper();
  if (desk.decided.length === 0) return <p className="muted">{t('papers.decided.none')}</p>;
  return (
    <Table
      className="folds"
      caption={t('papers.decided')}
      columns={['arrivals.who', 'papers.kind', 'papers.outcome', 'papers.todo']}
    >
      {desk.decided.map((paper) => (
        <tr key={paper.id}>
          <th scope="row">
            <Link href={memberUrl(site.slug, paper.memberId)}>{paper.memberName}</Link>
          </th>
          <td>{paper.kindName}</td>
          <td>
            <PaperTag status={paper.status} /> <span className="small">{say(paper)}</span>
          </td>
          <td>{['approved', 'ending'].includes(paper.status) && <Revoke site={site} paper={paper} />}</td>
        </tr>
      ))}
    </Table>
  );
}
