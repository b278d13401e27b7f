import { useEffect, useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { KINDS } from '../api/types';
import { finderUrl, searchUrl, wordOfKind, type FinderState } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { DayStrip } from '../kit/day-strip';
import { addDays, isDay } from '../time/day';
import type { Finder as FinderValue } from './state';

const TYPING_MS = 300;
const FARTHEST_DAYS = 365;

/** What one types becomes the address only when one pauses: no request per letter, no history entry per letter. */
function useTyped(value: string, commit: (text: string) => void) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => commit(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText] as const;
}

/** The search knows communes only: a part of a site's name would be refused there. */
const communeOf = (where: string, communes: readonly string[]): string =>
  communes.find((commune) => commune.toLocaleLowerCase() === where.toLocaleLowerCase()) ?? '';

type Go = (change: Partial<FinderState>) => void;

function KindChoice({ state, go }: { state: FinderValue; go: Go }) {
  const { t } = useI18n();
  return (
    <fieldset>
      <legend className="legend">{t('find.what')}</legend>
      <div className="segmented">
        {KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="quoi"
              value={wordOfKind(kind)}
              checked={kind === state.kind}
              onChange={() => go({ kind })}
            />
            <span>{t(`kind.${kind}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function DayChoice({ state, go }: { state: FinderValue; go: Go }) {
  const { t } = useI18n();
  return (
    <div className="finder-days">
      <DayStrip legend={t('find.when')} value={state.day} today={state.today} onChange={(day) => go({ day })} />
      <div className="field finder-date">
        <label className="label" htmlFor="autre-jour">
          {t('find.otherDay')}
        </label>
        <input
          className="input"
          id="autre-jour"
          type="date"
          value={state.day}
          min={state.today}
          max={addDays(state.today, FARTHEST_DAYS)}
          onChange={(event) => {
            const day = event.currentTarget.value;
            if (isDay(day) && day >= state.today) go({ day });
          }}
        />
      </div>
    </div>
  );
}

/** The question on the front page: what, where, when. Each answer changes the address at once. */
export function Finder({ state, communes }: { state: FinderValue; communes: readonly string[] }) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const go: Go = (change) => navigate(finderUrl({ ...state, page: 1, ...change }), { replace: true });
  const [where, setWhere] = useTyped(state.where, (text) => go({ where: text }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ where: where.trim() });
  };
  return (
    <form className="finder card" method="get" action="/" role="search" aria-label={t('find.label')} onSubmit={submit}>
      <KindChoice state={state} go={go} />
      <div className="field">
        <label className="label" htmlFor="ou">
          {t('find.where')}
        </label>
        <input
          className="input"
          id="ou"
          name="ou"
          type="search"
          enterKeyHint="search"
          autoComplete="address-level2"
          list="communes"
          placeholder={t('find.where.placeholder')}
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
        />
        <datalist id="communes">
          {communes.map((commune) => (
            <option key={commune} value={commune} />
          ))}
        </datalist>
      </div>
      <DayChoice state={state} go={go} />
      <p className="finder-more">
        <Link href={searchUrl({ kind: state.kind, day: state.day, where: communeOf(state.where, communes) })}>
          {t('find.more')}
        </Link>
      </p>
      {state.map && <input type="hidden" name="vue" value="carte" />}
      <noscript>
        <button className="btn btn-primary">{t('find.go')}</button>
      </noscript>
    </form>
  );
}
