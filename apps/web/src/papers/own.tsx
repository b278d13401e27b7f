import { useState, type ReactNode } from 'react';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';
import { myPapersUrl } from './links';
import { useSayOpened } from './opened';
import { papersAt, type OwnPapers, type Paper, type SharedKind } from './paths';
import { PaperTag, useSayPage, useSayPaper } from './status';

type Site = OwnPapers['site'];

/** What waits or is valid can be taken back. */
const COUNTS: readonly Paper['status'][] = ['waiting', 'approved', 'ending'];

/** A file and the button that sends it: a whole document, or one more page of one (`paper`). */
function Upload({ site, kind, paper, label }: { site: Site; kind: SharedKind; paper?: Paper; label: string }) {
  const { t } = useI18n();
  const [fresh] = useState(() => uuid7());
  const { values, problem } = useRefused('paper');
  const mine = problem !== null && values['sorte'] === kind.id && (values['piece'] ?? '') === (paper?.id ?? '');
  return (
    <form className="stack-tight" method="post" encType="multipart/form-data" action={myPapersUrl(site.slug)}>
      {mine && <ErrorSummary problem={problem} />}
      <input type="hidden" name="faire" value={paper ? 'page' : 'envoyer'} />
      <input type="hidden" name="site" value={site.slug} />
      <input type="hidden" name="sorte" value={kind.id} />
      {paper && <input type="hidden" name="piece" value={paper.id} />}
      <input type="hidden" name="id" value={fresh} />
      <Field
        name="fichier"
        type="file"
        accept=".pdf,application/pdf,image/jpeg,image/png"
        required
        label={t(paper ? 'papers.file.page' : 'papers.file', { name: kind.name })}
        hint={t('papers.file.hint')}
      />
      <div className="row">
        <Button type="submit" look={paper ? 'plain' : 'primary'}>
          {label}
        </Button>
      </div>
    </form>
  );
}

function Withdraw({ site, paper }: { site: Site; paper: Paper }) {
  const { t } = useI18n();
  const valid = paper.status !== 'waiting';
  return (
    <details>
      <summary>{t('papers.withdraw')}</summary>
      <form className="stack-tight" method="post" action={myPapersUrl(site.slug)}>
        <input type="hidden" name="faire" value="retirer" />
        <input type="hidden" name="site" value={site.slug} />
        <input type="hidden" name="piece" value={paper.id} />
        <p className="small">{t(valid ? 'papers.withdraw.valid' : 'papers.withdraw.waiting')}</p>
        <div className="row">
          <Button
            type="submit"
            small
            look="danger"
            aria-label={t('papers.withdraw.of', { name: paper.kindName, site: site.name })}
          >
            {t('papers.withdraw.sure')}
          </Button>
        </div>
      </form>
    </details>
  );
}

interface SentProps {
  site: Site;
  paper: Paper;
  /** Another one waits to take its place. */
  isFollowed?: boolean;
  children?: ReactNode;
}

/** One document: what became of it, its pages as long as they are kept, and what one can do with it (`children`). */
function Sent({ site, paper, isFollowed, children }: SentProps) {
  const { t, dayFull } = useI18n();
  const say = useSayPaper();
  const sayPage = useSayPage();
  const said = say(paper);
  return (
    <div className="paper stack-tight">
      <p className="row">
        <PaperTag status={paper.status} />
        <span className="small muted">{t('papers.sent', { day: dayFull(dayOf(paper.sentAt, site.timeZone)) })}</span>
      </p>
      {said && <p className={paper.reason === null ? 'strong' : undefined}>{said}</p>}
      {paper.status === 'waiting' && <p className="small muted">{t('papers.waiting.hint')}</p>}
      {paper.status === 'ending' && !isFollowed && <p className="small">{t('papers.ending.hint')}</p>}
      {paper.pages.length === 0 ? (
        <p className="small muted">{t('papers.forgotten')}</p>
      ) : (
        <ul role="list" className="row small">
          {paper.pages.map((page, rank) => (
            <li key={page.id}>
              <a href={papersAt.ownPage(site.slug, paper.id, page.id)} rel="nofollow">
                {sayPage(page, rank)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
      {COUNTS.includes(paper.status) && <Withdraw site={site} paper={paper} />}
    </div>
  );
}

/** What a site asks for, what was sent for it and counts or waits, with the last word, and what one can do now. */
function Kind({ site, kind, papers }: { site: Site; kind: SharedKind; papers: readonly Paper[] }) {
  const { t } = useI18n();
  const sayOpened = useSayOpened();
  const live = papers.filter(({ status }) => COUNTS.includes(status));
  const shown = papers.filter((paper, rank) => rank === 0 || COUNTS.includes(paper.status));
  const waiting = papers.find(({ status }) => status === 'waiting');
  const send = waiting ? t('papers.replace') : live.length > 0 ? t('papers.renew') : t('papers.send');
  return (
    <section className="paper-kind stack" aria-labelledby={`sorte-${kind.id}`}>
      <div className="stack-tight">
        <h3 id={`sorte-${kind.id}`}>{kind.name}</h3>
        <p>{t('papers.opens', { groups: sayOpened(kind.groups) })}</p>
        {kind.explanation && <p className="paper-words">{kind.explanation}</p>}
        <p className="small muted">
          {kind.validMonths === null ? t('papers.valid.said') : t('papers.valid.months', { months: kind.validMonths })}
        </p>
      </div>
      {shown.map((paper) => (
        <Sent key={paper.id} site={site} paper={paper} isFollowed={waiting !== undefined}>
          {paper === waiting && paper.pages.length < 6 && (
            <details>
              <summary>{t('papers.page.add')}</summary>
              <Upload site={site} kind={kind} paper={paper} label={t('papers.page.send')} />
            </details>
          )}
        </Sent>
      ))}
      {live.length > 0 ? (
        <details>
          <summary>{send}</summary>
          <Upload site={site} kind={kind} label={send} />
        </details>
      ) : (
        <Upload site={site} kind={kind} label={send} />
      )}
    </section>
  );
}

/** The social tariffs of a site, and one's own documents for them. */
export function SitePapers({ own: { site, kinds, papers } }: { own: OwnPapers }) {
  const closed = papers.filter(({ kindId }) => !kinds.some(({ id }) => id === kindId));
  return (
    <Card title={site.name}>
      {kinds.map((kind) => (
        <Kind key={kind.id} site={site} kind={kind} papers={papers.filter(({ kindId }) => kindId === kind.id)} />
      ))}
      {closed.map((paper) => (
        <section key={paper.id} className="paper-kind stack-tight">
          <h3>{paper.kindName}</h3>
          <Sent site={site} paper={paper} />
        </section>
      ))}
    </Card>
  );
}
