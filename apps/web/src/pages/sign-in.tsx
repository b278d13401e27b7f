import { useSearchParams } from 'wouter';
import { useBoot, useRefused } from '../app/boot';
import { useHead } from '../app/head';
import { safeReturn } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from '../kit/button';
import { CodeField } from '../kit/code-field';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';

function EmailForm({ back }: { back: string }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('signInCode');
  return (
    <form className="stack" method="post" action="/connexion">
      <ErrorSummary problem={problem} fields={{ email: { id: 'email', label: t('signIn.email') } }} />
      <input type="hidden" name="faire" value="code" />
      <input type="hidden" name="retour" value={back} />
      <Field
        id="email"
        name="email"
        type="email"
        label={t('signIn.email')}
        hint={t('signIn.email.hint')}
        autoComplete="email"
        required
        defaultValue={values['email']}
        error={problem?.errors ? t('signIn.email.error') : null}
      />
      <Button type="submit" look="primary" wide>
        {t('signIn.sendCode')}
      </Button>
    </form>
  );
}

function CodeForm({ back, email }: { back: string; email: string }) {
  const { t } = useI18n();
  const { problem } = useRefused('signInVerify');
  return (
    <>
      <form className="stack" method="post" action="/connexion?etape=code">
        <ErrorSummary problem={problem} fields={{ code: { id: 'code', label: t('signIn.code') } }} />
        <input type="hidden" name="faire" value="verifier" />
        <input type="hidden" name="retour" value={back} />
        <input type="hidden" name="email" value={email} />
        <p>
          {t('signIn.code.sent')} <span className="strong">{email}</span>.
        </p>
        <CodeField problem={problem} />
        <Button type="submit" look="primary" wide>
          {t('signIn.go')}
        </Button>
      </form>
      <form method="post" action="/connexion" className="row">
        <input type="hidden" name="faire" value="code" />
        <input type="hidden" name="retour" value={back} />
        <input type="hidden" name="email" value={email} />
        <Button type="submit" look="quiet">
          {t('signIn.code.again')}
        </Button>
        <a className="btn btn-quiet" href={`/connexion?etape=debut&retour=${encodeURIComponent(back)}`}>
          {t('signIn.otherEmail')}
        </a>
      </form>
    </>
  );
}

function PasswordForm({ back, open }: { back: string; open: boolean }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  const { values, problem } = useRefused('signInPassword');
  return (
    <details open={open}>
      <summary>{t('signIn.byPassword')}</summary>
      <form className="stack" method="post" action="/connexion?etape=mot-de-passe">
        <ErrorSummary problem={problem} />
        <input type="hidden" name="faire" value="mot-de-passe" />
        <input type="hidden" name="retour" value={back} />
        <Field
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          required
          defaultValue={values['email']}
        />
        <Field
          name="motdepasse"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          error={problem && sayProblem(problem)}
        />
        <Button type="submit" wide>
          {t('signIn.go')}
        </Button>
      </form>
    </details>
  );
}

/** By a code first: most people come once a month and no longer know their password. */
export default function SignIn() {
  const { t } = useI18n();
  const { codeSentTo } = useBoot();
  const [search] = useSearchParams();
  const refusedCode = useRefused('signInVerify');
  const refusedPassword = useRefused('signInPassword');
  const back = safeReturn(refusedCode.values['retour'] ?? refusedPassword.values['retour'] ?? search.get('retour'));
  const codeFor = refusedCode.values['email'] ?? (search.get('etape') === 'code' ? codeSentTo : null);
  useHead({ title: t('signIn.title'), noIndex: true });
  return (
    <main id="main" className="wrap page">
      <div className="card card-roomy stack sign-in">
        <h1>{t('signIn.title')}</h1>
        {back.startsWith('/reserver') && !codeFor && <p className="muted">{t('signIn.forBooking')}</p>}
        {codeFor ? <CodeForm back={back} email={codeFor} /> : <EmailForm back={back} />}
        {!codeFor && <PasswordForm back={back} open={search.get('etape') === 'mot-de-passe'} />}
      </div>
    </main>
  );
}
