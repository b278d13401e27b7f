import { useState } from 'react';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Field } from '../kit/field';

/** A list to choose from by eye; one more letter shortens it. */
const SHOWN = 5;

interface Props {
  site: Grant;
  /** What was searched for before: by an address, or before a refusal. */
  before: string;
  chosen: string;
  onChoose: (id: string) => void;
  /** The page that finds without JavaScript. */
  action: string;
  /** The choice of nobody in particular, when there is one. */
  nobody?: string;
}

/** Found by a few letters, in the browser as one types, without JavaScript by a button. */
export function MemberPicker({ site, before, chosen, onChoose, action, nobody }: Props) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(before);
  const found = useGet(at.members(site.id, typed.trim()));
  const members = found.data?.members.slice(0, SHOWN) ?? [];
  const choices = [
    ...(nobody ? [{ id: '', name: nobody, about: '' }] : []),
    ...members.map(({ id, name, companyName, email }) => ({ id, name, about: companyName ?? email })),
  ];
  return (
    <div className="stack-tight planning-member">
      <Field
        label={t('planning.member')}
        type="search"
        name="q"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <noscript>
        <button className="btn" formMethod="get" formNoValidate formAction={action}>
          {t('find.go')}
        </button>
      </noscript>
      <fieldset>
        <legend className="sr-only">{t('planning.members')}</legend>
        <div className="stack-tight">
          {choices.map(({ id, name, about }) => (
            <label key={id} className="choice">
              <input type="radio" name="membre" value={id} checked={id === chosen} onChange={() => onChoose(id)} />
              <span className="choice-text">
                <span className="strong">{name}</span>
                {about && <span className="small muted">{about}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {found.data && members.length === 0 && <p className="muted">{t('noMember.text')}</p>}
    </div>
  );
}
