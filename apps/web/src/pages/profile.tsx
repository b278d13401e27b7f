import './profile.css';
import { useMe, useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useHead } from '../app/head';
import { useI18n, type Key } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { OwnBilling } from '../me/billing';
import { OwnConsents } from '../me/consents';
import type { Grant, Me } from '../api/types';

const DONE: Record<string, Key> = {
  nom: 'profile.name.done',
  'mot-de-passe': 'profile.password.done',
  accord: 'profile.consents.done',
  facturation: 'profile.billing.done',
};

function NameForm({ me }: { me: Me }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('name');
  return (
    <form className="stack" method="post" action="/moi/profil">
      <ErrorSummary problem={problem} fields={{ name: { id: 'nom', label: t('profile.name') } }} />
      <input type="hidden" name="faire" value="nom" />
      <Field
        id="nom"
        name="nom"
        label={t('profile.name')}
        hint={t('profile.name.hint')}
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={values['nom'] ?? me.name}
        error={problem && t('profile.name.error')}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

function PasswordForm({ me }: { me: Me }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  const { problem } = useRefused('password');
  const wrongOld = problem?.code === 'credentials_invalid';
  return (
    <form className="stack" method="post" action="/moi/profil">
      <ErrorSummary problem={problem} fields={{ password: { id: 'nouveau', label: t('profile.password.new') } }} />
      <input type="hidden" name="faire" value="mot-de-passe" />
      <p>{t(me.hasPassword ? 'profile.password.has' : 'profile.password.none')}</p>
      {/* Lets password managers know whose password this is. */}
      <input
        type="text"
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        autoComplete="username"
        defaultValue={me.email}
        readOnly
      />
      {me.hasPassword && (
        <Field
          id="actuel"
          name="actuel"
          type="password"
          label={t('profile.password.current')}
          autoComplete="current-password"
          required
          error={wrongOld ? t('problem.credentials_invalid') : null}
        />
      )}
      <Field
        id="nouveau"
        name="nouveau"
        type="password"
        label={t('profile.password.new')}
        hint={t('profile.password.hint')}
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
        error={problem && !wrongOld ? sayProblem(problem) : null}
      />
      <div className="row">
        <Button type="submit">{t(me.hasPassword ? 'profile.password.change' : 'profile.password.set')}</Button>
      </div>
    </form>
  );
}

const homeOf = ({ kind, id, slug }: Grant): string =>
  kind === 'site' ? `/gestion?lieu=${slug}` : kind === 'company' ? `/entreprise?e=${id}` : '/reseau';

export default function Profile() {
  const { t } = useI18n();
  const me = useMe();
  useHead({ title: t('profile.title'), noIndex: true });
  if (!me) return null;
  return (
    <main id="main" className="wrap page">
      <div className="row-between">
        <div>
          <h1>{t('profile.title')}</h1>
          <p className="muted">{me.email}</p>
        </div>
        <form method="post" action="/deconnexion">
          <Button type="submit">{t('profile.signOut')}</Button>
        </form>
      </div>
      <Done words={DONE} />
      <div className="columns">
        <Card title={t('profile.you')}>
          <NameForm me={me} />
        </Card>
        <Card title={t('profile.password')}>
          <PasswordForm me={me} />
        </Card>
      </div>
      <OwnBilling />
      <OwnConsents />
      {me.grants.length > 0 && (
        <Card title={t('profile.roles')}>
          <ul className="stack-tight" role="list">
            {me.grants.map((grant) => (
              <li key={grant.id + grant.role} className="row-between">
                <span>
                  <span className="strong">{grant.name}</span> —{' '}
                  {t(grant.kind === 'company' ? 'role.company' : `role.${grant.role}`)}
                </span>
                <ButtonLink small href={homeOf(grant)}>
                  {t('profile.open')}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </main>
  );
}
