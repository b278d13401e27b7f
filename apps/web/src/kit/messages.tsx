import { useEffect, useRef, type ReactNode } from 'react';
import type { ProblemBody } from '../api/problem';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import type { Tone } from './tag';

const ICONS: Record<Tone, IconName> = { plain: 'info', brand: 'info', ok: 'check', warn: 'warning', danger: 'warning' };

interface BannerProps {
  tone?: Tone;
  children: ReactNode;
  status?: boolean;
  /** Takes the focus when it appears. */
  focused?: boolean | undefined;
}

export function Banner({ tone = 'brand', children, status, focused }: BannerProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  return (
    <div
      className={`banner banner-${tone}`}
      role={status ? 'status' : undefined}
      {...(focused && { ref: box, tabIndex: -1, autoFocus: true })}
    >
      <Icon name={ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}

interface SummaryProps {
  problem: ProblemBody | null;
  fields?: Record<string, { id: string; label: string }>;
  children?: ReactNode;
}

/** Why a form was refused, at its top, taking the focus; each named field is a link to it. */
export function ErrorSummary({ problem, fields = {}, children }: SummaryProps) {
  const sayProblem = useSayProblem();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const named = (problem.errors ?? []).flatMap((error) => fields[error.field] ?? []);
  return (
    <div className="banner banner-danger" role="alert" tabIndex={-1} ref={box} autoFocus>
      <Icon name="warning" />
      <div>
        <p className="strong">{sayProblem(problem)}</p>
        {named.length > 0 && (
          <ul role="list">
            {named.map((field) => (
              <li key={field.id}>
                <a href={`#${field.id}`}>{field.label}</a>
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </div>
  );
}

interface EmptyProps {
  title: string;
  text: string;
  /** Below a page's title, or below the title of one of its parts. */
  level?: 2 | 3;
  children?: ReactNode;
}

/** An empty list says why it is empty and where to go from here. */
export function EmptyState({ title, text, level = 2, children }: EmptyProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="empty">
      <Heading className="h3">{title}</Heading>
      <p className="muted">{text}</p>
      {children && <div className="row">{children}</div>}
    </div>
  );
}

export function Failed({ problem, again }: { problem: ProblemBody; again: () => void }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  return (
    <div className="empty" role="alert">
      <p>{sayProblem(problem)}</p>
      <Button onClick={again}>{t('action.again')}</Button>
    </div>
  );
}
