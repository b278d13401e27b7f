import './my-memberships.css';
import { useSearchParams } from 'wouter';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { at } from '../api/paths';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { ChangeForms } from '../memberships/change-forms';
import { Confirm } from '../memberships/confirm';
import { Facts, Left } from '../memberships/facts';
import { Periods, Terms } from '../memberships/history';
import { JoinForm } from '../memberships/join';
import { CHANGE_KINDS, changeWords, myMembershipUrl, wantedChange, wordOfKind } from '../memberships/links';
import { Offer } from '../memberships/offer';
import { membershipsAt, type Membership, type OwnMembershipSite, type PlanOffer } from '../memberships/paths';
import { toneOf } from '../memberships/tone';

/** A place where one may take a plan, whether or not it knows one yet. */
interface Place {
  id: string;
  slug: string;
  name: string;
  currency: string;
  today: string;
  plans: readonly PlanOffer[];
}

function Mine({ membership, offered }: { membership: Membership; offered: readonly PlanOffer[] }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const refused = useRefused('change');
  const chosen = search.get('abonnement') === membership.id;
  const wanted = chosen ? wantedChange(Object.fromEntries(search)) : null;
  const preview = useGet(wanted && membershipsAt.previewOwn(membership.id, wanted));
  const { tone, key } = toneOf(membership);
  const fields = wanted ? { ...changeWords(wanted), abonnement: membership.id } : {};
  const problem = preview.problem?.body ?? null;
  return (
    <section className="stack" aria-label={membership.planName}>
      <div className="row-between">
        <h3>{membership.planName}</h3>
        <Tag tone={tone}>{t(key)}</Tag>
      </div>
      <Facts membership={membership} />
      {membership.rights.length > 0 && (
        <div>
          <h4>{t('membership.left')}</h4>
          <Left membership={membership} />
        </div>
      )}
      {wanted && preview.data && (
        <Confirm
          title={t(`membership.preview.${wanted.kind}`)}
          outcome={preview.data}
          action={myMembershipUrl(fields)}
          fields={fields}
          problem={refused.problem}
          values={refused.values}
          back={myMembershipUrl()}
        />
      )}
      <ErrorSummary problem={problem} />
      <ChangeForms
        membership={membership}
        plans={offered}
        path="/moi/abonnement"
        keep={{ abonnement: membership.id }}
        wanted={wanted}
        problem={problem}
        by="member"
      />
      <details>
        <summary>{t('membership.periods')}</summary>
        {membership.terms.length > 1 && <Terms membership={membership} />}
        <Periods membership={membership} />
      </details>
    </section>
  );
}

/** What one is about to take: from which day, what it charges, and the word. */
function Take({ place, planId }: { place: Place; planId: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const refused = useRefused('join');
  const startsOn = search.get('debut');
  const ask = startsOn === null ? null : { siteId: place.id, planId, startsOn };
  const preview = useGet(ask && membershipsAt.previewTake(ask));
  const keep = { chez: place.slug };
  const problem = preview.problem?.body ?? null;
  const words = { ...keep, formule: planId, debut: startsOn ?? '' };
  return (
    <div className="stack" id="choisir">
      {startsOn !== null && preview.data && (
        <Confirm
          title={t('membership.preview.start', { plan: preview.data.membership.planName })}
          outcome={preview.data}
          action={myMembershipUrl(words)}
          fields={{ ...words, site: place.id }}
          problem={refused.problem}
          values={refused.values}
          back={myMembershipUrl()}
        />
      )}
      <Card title={t('membership.take', { site: place.name })}>
        <ErrorSummary problem={problem} />
        <JoinForm
          plans={place.plans}
          currency={place.currency}
          path="/moi/abonnement"
          keep={keep}
          planId={planId}
          startsOn={startsOn ?? place.today}
          earliest={place.today}
          problem={problem}
        />
      </Card>
    </div>
  );
}

function Offers({ place }: { place: Place }) {
  const { t } = useI18n();
  return (
    <ul className="offers" role="list">
      {place.plans.map((plan) => (
        <Offer key={plan.id} plan={plan} currency={place.currency} level={4}>
          <div>
            <ButtonLink
              small
              href={myMembershipUrl({ chez: place.slug, formule: plan.id })}
              label={t('offer.take.of', { name: plan.name, site: place.name })}
            >
              {t('offer.take')}
            </ButtonLink>
          </div>
        </Offer>
      ))}
    </ul>
  );
}

function Site({ site }: { site: OwnMembershipSite }) {
  const { t } = useI18n();
  const { offered, memberships, ...place } = site;
  const isMember = memberships.some(({ state }) => state !== 'ended');
  return (
    <Card title={site.name}>
      {memberships.map((membership) => (
        <Mine key={membership.id} membership={membership} offered={offered} />
      ))}
      {offered.length > 0 && (
        <div className="stack">
          <h3>{t(isMember ? 'membership.others' : 'membership.offered')}</h3>
          {isMember && <p className="hint">{t('membership.others.hint')}</p>}
          <Offers place={{ ...place, plans: offered }} />
        </div>
      )}
    </Card>
  );
}

/** The place that the address names: one of one's own, or any that offers plans. */
function useChosen(sites: readonly OwnMembershipSite[] | undefined): Place | null {
  const [search] = useSearchParams();
  const slug = search.get('chez');
  const own = sites?.find((site) => site.slug === slug);
  const elsewhere = slug !== null && sites !== undefined && !own;
  const site = useGet(elsewhere ? at.site(slug) : null).data;
  const shelf = useGet(elsewhere ? membershipsAt.onOffer(slug) : null).data;
  if (own) return { ...own, plans: own.offered };
  if (!site || !shelf) return null;
  return { id: shelf.siteId, slug: site.slug, name: site.name, ...shelf };
}

function Body({ sites }: { sites: readonly OwnMembershipSite[] }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const place = useChosen(sites);
  const wanted = search.get('formule');
  const plan = place?.plans.find(({ id }) => id === wanted);
  const asked = search.get('chez') !== null;
  return (
    <>
      {asked && place && plan && <Take place={place} planId={plan.id} />}
      {asked && place && !plan && wanted !== null && (
        <Banner tone="warn" status>
          <p>{t('membership.offerGone')}</p>
        </Banner>
      )}
      {sites.length === 0 && !asked && (
        <EmptyState title={t('membership.mine.none.title')} text={t('membership.mine.none.text')}>
          <ButtonLink look="primary" href="/">
            {t('notFound.find')}
          </ButtonLink>
        </EmptyState>
      )}
      {sites.map((site) => (
        <Site key={site.id} site={site} />
      ))}
    </>
  );
}

export default function MyMemberships() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { data, problem, again } = useGet(membershipsAt.mine);
  useHead({ title: t('membership.mine'), noIndex: true });
  const fait = search.get('fait');
  const done = CHANGE_KINDS.find((kind) => wordOfKind(kind) === fait);
  return (
    <main id="main" className="wrap page narrow">
      <div className="row-between">
        <h1>{t('membership.mine')}</h1>
        <ButtonLink small href="/moi">
          {t('nav.mine')}
        </ButtonLink>
      </div>
      {(done || fait === 'debut') && (
        <Banner tone="ok" status>
          <p className="strong">{t(done ? `membership.done.${done}` : 'membership.done.start')}</p>
        </Banner>
      )}
      {data ? (
        <Body sites={data.sites} />
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={2} />
      )}
    </main>
  );
}
