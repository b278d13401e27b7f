import './search.css';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { SearchAnswer } from '../api/types';
import { useToday } from '../app/boot';
import { useGet, type Got } from '../app/get';
import { useHead } from '../app/head';
import { searchUrl } from '../app/links';
import { LazyBookingSheet } from '../booking/lazy-sheet';
import type { SheetRequest } from '../booking/request';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { useSayDay } from '../kit/day-strip';
import { ErrorSummary, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { SearchForm } from '../search/form';
import { Nothing } from '../search/nothing';
import { Result } from '../search/result';
import { readSearch, searchPath, type Searching } from '../search/state';

const UNPROCESSABLE = 422;

function Results({
  state,
  answer,
  onBook,
}: {
  state: Searching;
  answer: Got<SearchAnswer>;
  onBook: (request: SheetRequest) => void;
}) {
  const { data, problem } = answer;
  // Stands beside the field and above the form.
  if (problem?.status === UNPROCESSABLE) return null;
  if (problem && !data) return <Failed problem={problem.body} again={answer.again} />;
  if (!data) return <Skeleton blocks={4} />;
  if (data.waysOut) return <Nothing state={state} waysOut={data.waysOut} />;
  return (
    <>
      <ul className="search-results" role="list" aria-busy={answer.stale}>
        {data.sites.map((site) => (
          <Result key={site.id} site={site} state={state} onBook={onBook} />
        ))}
      </ul>
      <Pagination page={data.page} pages={data.pages} href={(page) => searchUrl({ ...state, page })} />
    </>
  );
}

/** Looking by hours, length, equipment and distance: each answer is a time that can be booked, and leads there. */
export default function Search() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const network = useGet(at.network);
  const today = useToday(zoneOf(network.data));
  const sayDay = useSayDay(today);
  const state = readSearch(search, today);
  const filters = useGet(at.searchFilters(state.kind));
  const answer = useGet(searchPath(state));
  const [request, setRequest] = useState<SheetRequest | null>(null);
  const problem = answer.problem?.status === UNPROCESSABLE ? answer.problem.body : null;
  useHead({ title: t('search.title'), description: t('search.lead'), noIndex: search.size > 0 });
  return (
    <main id="main" className="wrap page search-page">
      <div className="stack-tight">
        <h1>{t('search.title')}</h1>
        <p className="muted">{t('search.lead')}</p>
      </div>
      <ErrorSummary problem={problem} />
      <SearchForm key={search.toString()} state={state} today={today} filters={filters.data} problem={problem} />
      <section className="stack" aria-labelledby="resultats">
        <h2 id="resultats">
          <span role="status">
            {problem
              ? t('search.refused')
              : answer.data
                ? t('search.count', { count: answer.data.total, day: sayDay(state.day) })
                : t('state.loading')}
          </span>
        </h2>
        <Results state={state} answer={answer} onBook={setRequest} />
      </section>
      <LazyBookingSheet request={request} onClose={() => setRequest(null)} />
    </main>
  );
}
