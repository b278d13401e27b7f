import './team.css';
import { at } from '../api/paths';
import type { Grant, StaffInvitation, TeamMember } from '../api/types';
import { useMe, useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useI18n, type Key } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { SectionFrame } from '../manage/section-frame';
import { dayOf } from '../time/day';

const DONE: Record<string, Key> = { envoyee: 'team.sent', retiree: 'team.withdrawn', exclue: 'team.removed' };
const PARIS = 'Europe/Paris';

function InviteForm({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('team');
  return (
    <form className="stack" method="post" action={`/gestion/equipe?lieu=${site.slug}`}>
      <ErrorSummary problem={problem} fields={{ email: { id: 'email', label: t('signIn.email') } }} />
      <input type="hidden" name="faire" value="inviter" />
      <Field
        id="email"
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="off"
        required
        defaultValue={values['email']}
        error={problem?.errors ? t('signIn.email.error') : null}
      />
      <SelectField
        name="role"
        label={t('team.role')}
        defaultValue={values['role'] ?? 'desk'}
        hint={t('team.role.hint')}
      >
        <option value="desk">{t('role.desk')}</option>
        <option value="manager">{t('role.manager')}</option>
      </SelectField>
      <div className="row">
        <Button type="submit" look="primary">
          {t('team.invite')}
        </Button>
      </div>
    </form>
  );
}

function Invitations({ site, invitations }: { site: Grant; invitations: StaffInvitation[] }) {
  const { t, dayNumeric } = useI18n();
  if (invitations.length === 0) return <p className="muted">{t('team.none')}</p>;
  return (
    <div className="scroll-x">
      <Table
        className="folds"
        caption={t('team.pending')}
        columns={['signIn.email', 'team.role', 'team.expires', { text: 'team.withdraw', end: true, unseen: true }]}
      >
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <th scope="row">{invitation.email}</th>
            <td>{t(`role.${invitation.role}`)}</td>
            <td>{dayNumeric(dayOf(invitation.expiresAt, PARIS))}</td>
            <td className="end">
              <form method="post" action={`/gestion/equipe?lieu=${site.slug}`}>
                <input type="hidden" name="faire" value="retirer" />
                <input type="hidden" name="id" value={invitation.id} />
                <Button
                  type="submit"
                  small
                  look="danger"
                  aria-label={t('team.withdraw.of', { email: invitation.email })}
                >
                  {t('team.withdraw')}
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Members({ site, team }: { site: Grant; team: TeamMember[] }) {
  const { t } = useI18n();
  const me = useMe();
  return (
    <Scroll label={t('team.members')}>
      <Table
        className="folds"
        caption={t('team.members')}
        columns={['arrivals.who', 'signIn.email', 'team.role', { text: 'team.remove', end: true, unseen: true }]}
      >
        {team.map((member) => (
          <tr key={member.personId}>
            <th scope="row">{member.name}</th>
            <td>{member.email}</td>
            <td>{t(`role.${member.role}`)}</td>
            <td className="end">
              {member.personId !== me?.id && (
                <form method="post" action={`/gestion/equipe?lieu=${site.slug}`}>
                  <input type="hidden" name="faire" value="exclure" />
                  <input type="hidden" name="id" value={member.personId} />
                  <Button type="submit" small look="danger" aria-label={t('team.remove.of', { name: member.name })}>
                    {t('team.remove')}
                  </Button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Scroll>
  );
}

function Team({ site }: { site: Grant }) {
  const { t } = useI18n();
  const list = useGet(at.staffInvitations(site.id));
  const team = useGet(at.team(site.id));
  const { problem } = useRefused('removal');
  return (
    <div className="stack">
      <Done words={DONE} />
      <ErrorSummary problem={problem} />
      <Card title={t('team.members')}>
        {team.data ? (
          <Members site={site} team={team.data.team} />
        ) : team.problem ? (
          <Failed problem={team.problem.body} again={team.again} />
        ) : (
          <Skeleton blocks={1} />
        )}
      </Card>
      <div className="columns">
        <Card title={t('team.invite.title')}>
          <InviteForm site={site} />
        </Card>
        <Card title={t('team.pending')}>
          {list.data ? (
            <Invitations site={site} invitations={list.data.invitations} />
          ) : list.problem ? (
            <Failed problem={list.problem.body} again={list.again} />
          ) : (
            <Skeleton blocks={1} />
          )}
        </Card>
      </div>
    </div>
  );
}

export default function TeamPage() {
  return (
    <SectionFrame page="/equipe" managerOnly>
      {(site) => <Team site={site} key={site.id} />}
    </SectionFrame>
  );
}
