import './kit.css';
import { useCallback, useState, type ReactNode } from 'react';
import type { HeatCell } from '../api/types';
import { useHead } from '../app/head';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink, type ButtonLook } from '../kit/button';
import { DayStrip } from '../kit/day-strip';
import { Field, SelectField } from '../kit/field';
import { HeatLegend, Heatmap } from '../kit/heatmap';
import { Banner, EmptyState, ErrorSummary } from '../kit/messages';
import { Meter } from '../kit/meter';
import { Pagination } from '../kit/pagination';
import { Qr } from '../kit/qr';
import { Segmented } from '../kit/segmented';
import { Sheet } from '../kit/sheet';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag, type Tone } from '../kit/tag';
import { Timeline } from '../kit/timeline';
import { Toast } from '../kit/toast';
import { Trend } from '../kit/trend';

/*
 * The kit on one page, each part in its states: for whoever changes a style and wants to see what it does.
 * Names of parts are those of the code, so they are not translated.
 */
const LOOKS: ButtonLook[] = ['plain', 'primary', 'quiet', 'danger'];
const TONES: Tone[] = ['plain', 'ok', 'warn', 'danger', 'brand'];
const DAY = '2026-11-20';
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`;

/** A working week that fills up towards noon, with a closed evening and one hidden hour. */
const CELLS: HeatCell[] = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
  Array.from({ length: 12 }, (_, i) => {
    const open = weekday < 6 || i < 6;
    const hidden = weekday === 6 && i === 0;
    const percent = open && !hidden ? Math.max(0, 96 - Math.abs(5 - i) * 14 - Math.abs(3 - weekday) * 9) : null;
    return { weekday, hour: 8 + i, open, hidden, percent };
  }),
);
const WEEKS = [812, 870, 861, 905, 1010, 1102, null, 1180, 1216, 1190, 1320, 1397];

function Story({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="story">
      <h2 className="story-name">{name}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}

function Buttons() {
  return (
    <Story name="Button, ButtonLink">
      {LOOKS.map((look) => (
        <div className="row" key={look}>
          <Button look={look}>{look}</Button>
          <Button look={look} small>
            {look} small
          </Button>
          <Button look={look} disabled>
            {look} disabled
          </Button>
          <ButtonLink look={look} href="/kit">
            {look} link
          </ButtonLink>
        </div>
      ))}
    </Story>
  );
}

function Fields() {
  const { t } = useI18n();
  const [kind, setKind] = useState<'desk' | 'room' | 'machine'>('desk');
  const [day, setDay] = useState(DAY);
  return (
    <Story name="Field, SelectField, Segmented, DayStrip">
      <div className="columns">
        <Field label={t('signIn.email')} hint={t('signIn.email.hint')} type="email" />
        <Field label={t('signIn.email')} defaultValue="nom@" error={t('signIn.email.error')} type="text" />
        <SelectField label={t('team.role')}>
          <option>{t('role.desk')}</option>
          <option>{t('role.manager')}</option>
        </SelectField>
      </div>
      <Segmented
        legend={t('find.what')}
        name="kit-kind"
        value={kind}
        onChange={setKind}
        options={[
          { value: 'desk', label: t('kind.desk') },
          { value: 'room', label: t('kind.room') },
          { value: 'machine', label: t('kind.machine') },
        ]}
      />
      <DayStrip legend={t('find.when')} value={day} today={DAY} onChange={setDay} />
    </Story>
  );
}

function Messages() {
  const { t } = useI18n();
  const [toast, setToast] = useState(false);
  const gone = useCallback(() => setToast(false), []);
  return (
    <Story name="Banner, ErrorSummary, EmptyState, Toast, Skeleton">
      {TONES.map((tone) => (
        <Banner key={tone} tone={tone}>
          <p>{t('cancel.done')}</p>
        </Banner>
      ))}
      <ErrorSummary
        problem={{ status: 422, code: 'invalid_request', errors: [{ field: 'email', message: '' }] }}
        fields={{ email: { id: 'main', label: t('signIn.email') } }}
      />
      <EmptyState title={t('me.none.title')} text={t('me.none.text')}>
        <ButtonLink look="primary" href="/">
          {t('me.none.desk')}
        </ButtonLink>
        <ButtonLink href="/?vue=carte">{t('me.none.map')}</ButtonLink>
      </EmptyState>
      <div className="row">
        <Button onClick={() => setToast(true)}>Toast</Button>
      </div>
      {toast && <Toast text={t('cancel.done')} action={t('action.close')} onAction={gone} onGone={gone} />}
      <Skeleton blocks={2} />
    </Story>
  );
}

function Figures() {
  const { t } = useI18n();
  return (
    <>
      <Story name="Meter, Timeline, Tag, Qr">
        <Meter value={7} max={15} />
        <Meter value={2} max={15} low />
        <Meter value={0} max={15} />
        <Timeline
          openings={[{ start: at(7), end: at(19) }]}
          free={[
            { start: at(8), end: at(11) },
            { start: at(13), end: at(19) },
          ]}
          timeZone="Europe/Paris"
        />
        <div className="row">
          {TONES.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
          <Tag tone="ok" dot>
            dot
          </Tag>
        </div>
        <Qr
          text="https://maille.example/gestion?pass=0190b000-0000-7000-8000-000000000001"
          label={t('me.pass.label')}
        />
      </Story>
      <Story name="Heatmap, Trend">
        <HeatLegend />
        <Heatmap cells={CELLS} caption={t('network.heat')} />
        <Trend
          label={t('network.trend')}
          unit={t('figure.reservations')}
          points={WEEKS.map((value, i) => ({ label: t('trend.weekShort', { week: 36 + i }), value }))}
        />
      </Story>
      <TableStory />
    </>
  );
}

function TableStory() {
  const { t } = useI18n();
  return (
    <Story name="Table, Pagination">
      <Table
        caption={t('billing.issued')}
        columns={['invoice.number', { text: 'money.gross', end: true }]}
        foot={
          <tfoot>
            <tr>
              <th scope="row">{t('money.total')}</th>
              <td className="end">1 404,60 €</td>
            </tr>
          </tfoot>
        }
      >
        <tr>
          <th scope="row">F2026-000041</th>
          <td className="end">120,00 €</td>
        </tr>
        <tr>
          <th scope="row">F2026-000042</th>
          <td className="end">1 284,60 €</td>
        </tr>
      </Table>
      <Pagination page={2} pages={5} href={(page) => `/kit?page=${page}`} />
    </Story>
  );
}

export default function Kit() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  useHead({ title: t('kit.title'), noIndex: true });
  return (
    <main id="main" className="wrap page">
      <h1>{t('kit.title')}</h1>
      <p className="muted">{t('kit.text')}</p>
      <Buttons />
      <Fields />
      <Messages />
      <Figures />
      <Story name="Sheet">
        <div className="row">
          <Button look="primary" onClick={() => setOpen(true)}>
            Sheet
          </Button>
        </div>
        <Sheet open={open} onClose={() => setOpen(false)} title={t('cancel.title')}>
          <p>{t('me.none.text')}</p>
          <Button look="danger" wide onClick={() => setOpen(false)}>
            {t('cancel.confirm')}
          </Button>
        </Sheet>
      </Story>
    </main>
  );
}
