import { at } from '../api/paths';
import type { InvitationView } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import type { PageProps } from '../app/page';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Field } from '../kit/field';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';

const textOf = ({ scopeKind, role }: InvitationView): Key =>
  scopeKind !== 'company'
    ? 'invitation.text'
    : role === 'person'
      ? 'invitation.text.person'
      : 'invitation.text.company';

function Accept({ invitation, token }: { invitation: InvitationView; token: string }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('invitation');
  const weak = problem?.code === 'password_too_weak';
  return (
    <form className="stack" method="post" action={`/invitation/${encodeURIComponent(token)}`}>
      <ErrorSummary
        problem={problem}
        fields={{
          name: { id: 'nom', label: t('profile.name') },
          password: { id: 'motdepasse', label: t('signIn.password') },
        }}
      />
      <p>{t(textOf(invitation), { scope: invitation.scopeName, role: t(`role.${invitation.role}`) })}</p>
      <p className="muted">{t('invitation.for', { email: invitation.email })}</p>
      <Field
        id="nom"
        name="nom"
        label={t('profile.name')}
        hint={t('profile.name.hint')}
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={values['nom']}
      />
      <Field
        id="motdepasse"
        name="motdepasse"
        type="password"
        label={t('invitation.password')}
        hint={t('profile.password.hint')}
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        error={weak ? t('problem.password_too_weak') : null}
      />
      <Button type="submit" look="primary" wide>
        {t('invitation.accept')}
      </Button>
    </form>
  );
}

export default function Invitation({ params }: PageProps) {
  const { t } = useI18n();
  const token = params['token'] ?? '';
  const invitation = useGet(at.invitation(token));
  const gone = invitation.problem && invitation.problem.status < 500 && invitation.problem.status > 0;
  useHead({ title: t('invitation.title'), status: gone ? 404 : 200, noIndex: true });
  return (
    <main id="main" className="wrap page">
      <div className="card card-roomy stack sign-in">
        <h1>{t('invitation.title')}</h1>
        {invitation.data ? (
          <Accept invitation={invitation.data} token={token} />
        ) : gone ? (
          <EmptyState title={t('invitation.gone.title')} text={t('problem.invitation_invalid')}>
            <ButtonLink href="/connexion">{t('nav.signIn')}</ButtonLink>
          </EmptyState>
        ) : invitation.problem ? (
          <Failed problem={invitation.problem.body} again={invitation.again} />
        ) : (
          <Skeleton blocks={1} />
        )}
      </div>
    </main>
  );
}
