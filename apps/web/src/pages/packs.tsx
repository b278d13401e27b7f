import './packs.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { doneOf } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { creditsAt } from '../credits/paths';
import { useI18n, type Key } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { Banner, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { SectionFrame } from '../manage/section-frame';
import { MemberCredits } from '../manage/member-credits';
import { Shelf } from '../manage/packs';

const DONE: Record<string, Key> = {
  carnet: 'packs.done',
  vendre: 'packs.done.sold',
  donner: 'packs.done.given',
  reprendre: 'packs.done.taken',
  terminer: 'packs.done.ended',
  'annuler-vente': 'packs.done.unsold',
};
const FOUND_AT_MOST = 8;

/** A member by a few letters of their name. */
function Finder({ site, chosen }: { site: Grant; chosen: string | null }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const q = (search.get('q') ?? '').trim();
  const found = useGet(q === '' ? null : at.members(site.id, q));
  const members = found.data?.members.slice(0, FOUND_AT_MOST) ?? [];
  return (
    <Card title={t('packs.accounts')}>
      <p className="hint">{t('packs.accounts.hint')}</p>
      <form className="row" method="get" action="/gestion/carnets" role="search">
        <input type="hidden" name="lieu" value={site.slug} />
        <Field name="q" type="search" autoComplete="off" label={t('rules.grant.search')} defaultValue={q} />
        <Button type="submit">{t('find.go')}</Button>
      </form>
      {found.data && members.length === 0 && <p className="muted">{t('arrivals.noMatch')}</p>}
      {members.length > 0 && (
        <ul className="stack-tight" role="list">
          {members.map((member) => (
            <li key={member.id}>
              <Link
                href={manageUrl('/carnets', site.slug, { membre: member.id, q })}
                aria-current={member.id === chosen ? 'true' : undefined}
              >
                {member.name}
              </Link>{' '}
              <span className="small muted">{member.companyName ?? member.email}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function OneMember({ site, id }: { site: Grant; id: string }) {
  const member = useGet(at.member(site.id, id));
  if (!member.data) {
    return member.problem ? <Failed problem={member.problem.body} again={member.again} /> : <Skeleton />;
  }
  return (
    <div id="membre">
      <MemberCredits key={id} site={site} memberId={id} name={member.data.name} />
    </div>
  );
}

function Packs({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const done = doneOf(DONE, search);
  const packs = useGet(creditsAt.packs(site.id));
  const member = search.get('membre');
  const edited = useRefused('pack').values['id'] ?? search.get('carnet');
  if (!packs.data) {
    return packs.problem ? <Failed problem={packs.problem.body} again={packs.again} /> : <Skeleton blocks={2} />;
  }
  return (
    <div className="stack">
      {done && (
        <Banner tone="ok" status>
          <p className="strong">{t(done)}</p>
        </Banner>
      )}
      <Finder site={site} chosen={member} />
      {member !== null && <OneMember site={site} id={member} />}
      <Shelf site={site} packs={packs.data} chosen={edited} />
    </div>
  );
}

export default function PacksPage() {
  return <SectionFrame page="/carnets">{(site) => <Packs site={site} key={site.id} />}</SectionFrame>;
}
