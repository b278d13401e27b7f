import { useState } from 'react';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useMe, useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { AreaField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';
import { memberUrl } from './links';
import type { MemberNote, MemberSheet } from './paths';

function Note({ site, sheet, note }: { site: Grant; sheet: MemberSheet; note: MemberNote }) {
  const { t, dayNumeric } = useI18n();
  const me = useMe();
  const day = dayNumeric(dayOf(note.writtenAt, sheet.timeZone));
  return (
    <li className="note stack-tight">
      <p>{note.text}</p>
      <div className="row-between">
        <span className="small muted">
          {note.writtenByName === null ? day : t('member.note.by', { day, name: note.writtenByName })}
        </span>
        {(note.writtenBy === me?.id || site.role === 'manager') && (
          <form method="post" action={memberUrl(site.slug, sheet.id)}>
            <input type="hidden" name="faire" value="oter-note" />
            <input type="hidden" name="note" value={note.id} />
            <Button type="submit" small look="danger" aria-label={t('member.note.remove.of', { day })}>
              {t('member.note.remove')}
            </Button>
          </form>
        )}
      </div>
    </li>
  );
}

/** For the staff alone: the member never sees them. */
export function Notes({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('note');
  const [fresh] = useState(() => uuid7());
  return (
    <Card title={t('member.notes')}>
      <p className="hint">{t('member.notes.hint')}</p>
      {sheet.notes.length > 0 && (
        <ul role="list">
          {sheet.notes.map((note) => (
            <Note key={note.id} site={site} sheet={sheet} note={note} />
          ))}
        </ul>
      )}
      <form className="stack-tight" method="post" action={memberUrl(site.slug, sheet.id)}>
        <ErrorSummary problem={problem} />
        <input type="hidden" name="faire" value="note" />
        <input type="hidden" name="note" value={values['note'] ?? fresh} />
        <AreaField
          name="texte"
          rows={3}
          required
          maxLength={4000}
          label={t('member.note.new')}
          defaultValue={values['texte'] ?? ''}
          error={problem ? t('member.note.error') : null}
        />
        <div className="row">
          <Button type="submit">{t('member.note.add')}</Button>
        </div>
      </form>
    </Card>
  );
}
