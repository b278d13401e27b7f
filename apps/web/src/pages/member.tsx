import './member.css';
import { Link } from 'wouter';
import type { Grant } from '../api/types';
import type { PageProps } from '../app/page';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useI18n, type Key } from '../i18n/i18n';
import { EmptyState, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { ButtonLink } from '../kit/button';
import { SectionFrame } from '../manage/section-frame';
import { Account } from '../members/account';
import { Activity } from '../members/activity';
import { GroupCard } from '../members/group-card';
import { Billing } from '../members/billing';
import { membersUrl } from '../members/links';
import { Notes } from '../members/notes';
import { membersAt, type MemberSheet } from '../members/paths';
import { Consents, Rights } from '../members/rights';
import { MembershipCard } from '../memberships/card';
import { PapersCard } from '../papers/member-card';
import { dayOf } from '../time/day';

const DONE: Record<string, Key> = {
  cree: 'member.done.created',
  facturation: 'member.done.billing',
  autoliquidation: 'member.done.billing',
  note: 'member.done.note',
  groupe: 'member.done.group',
  'note-otee': 'member.done.noteRemoved',
};

/** Who it is, at a glance: how to reach them, since when, and with what rights. */
function Identity({ sheet }: { sheet: MemberSheet }) {
  const { t, dayFull } = useI18n();
  const running = sheet.terms.filter(
    ({ first, last }) => first <= sheet.today && (last === null || last >= sheet.today),
  );
  return (
    <header className="member-head">
      <p>
        <a href={`mailto:${sheet.email}`}>{sheet.email}</a>
        {sheet.phone && (
          <>
            {' · '}
            <a href={`tel:${sheet.phone.replace(/[^+\d]/g, '')}`}>{sheet.phone}</a>
          </>
        )}
        {sheet.companyName && ` · ${sheet.companyName}`}
      </p>
      <p className="member-tags">
        {running.map(({ membershipId, planName, state }) => (
          <Tag key={membershipId} tone={state === 'paused' ? 'warn' : 'brand'}>
            {state === 'paused' ? t('member.plan.paused', { name: planName }) : planName}
          </Tag>
        ))}
        {sheet.groups
          .filter(({ first }) => first <= sheet.today)
          .map(({ groupId, name }) => (
            <Tag key={groupId}>{name}</Tag>
          ))}
        <Tag>{t('member.since', { day: dayFull(dayOf(sheet.joinedAt, sheet.timeZone)) })}</Tag>
      </p>
    </header>
  );
}

function Sheet({ site, id }: { site: Grant; id: string }) {
  const { t } = useI18n();
  const { data: sheet, problem, again } = useGet(membersAt.sheet(site.id, id));
  if (problem?.status === 404)
    return (
      <EmptyState title={t('member.unknown.title')} text={t('member.unknown.text')}>
        <ButtonLink href={membersUrl(site.slug)}>{t('members.noMatch.all')}</ButtonLink>
      </EmptyState>
    );
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!sheet) return <Skeleton blocks={4} />;
  return (
    <div className="stack">
      <nav className="no-print" aria-label={t('member.way')}>
        <Link href={membersUrl(site.slug)}>{t('members.title')}</Link> › {sheet.name}
      </nav>
      <h2 className="member-name">{sheet.name}</h2>
      <Identity sheet={sheet} />
      <Done words={DONE} />
      <div className="member-cards">
        <div className="stack">
          <Activity site={site} id={id} today={sheet.today} />
          <MembershipCard site={site} sheet={sheet} />
          {site.role === 'manager' && <Account site={site} id={id} />}
          <Billing site={site} sheet={sheet} />
        </div>
        <div className="stack">
          <Rights site={site} sheet={sheet} />
          <GroupCard site={site} sheet={sheet} />
          <PapersCard site={site} memberId={id} />
          <Notes site={site} sheet={sheet} />
          <Consents sheet={sheet} />
        </div>
      </div>
    </div>
  );
}

export default function MemberPage({ params }: PageProps) {
  const { t } = useI18n();
  const id = params['id'] ?? '';
  return (
    <SectionFrame page="/membres" title={t('members.title')} part={t('member.part')}>
      {(site) => <Sheet site={site} id={id} key={site.id + id} />}
    </SectionFrame>
  );
}
