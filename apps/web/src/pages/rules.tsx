import './rules.css';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import type { Key } from '../i18n/i18n';
import { Pending } from '../kit/pending';
import { SectionFrame } from '../manage/section-frame';
import { Quotas } from '../manage/rules-quotas';
import { ResourceRules } from '../manage/rules-resources';
import { CancellationSteps, SiteRules } from '../manage/rules-site';
import { Trainings } from '../manage/trainings';
import { WaitingMinutes } from '../manage/waiting-minutes';

const DONE: Record<string, Key> = {
  lieu: 'rules.done',
  ressource: 'rules.done',
  annulation: 'rules.done',
  attente: 'rules.done',
  limite: 'rules.done.quota',
  'sans-limite': 'rules.done.noQuota',
  formation: 'rules.done.training',
  'sans-formation': 'rules.done.noTraining',
  accorder: 'rules.done.granted',
  reprendre: 'rules.done.revoked',
};

function Rules({ site }: { site: Grant }) {
  const [search] = useSearchParams();
  const rules = useGet(at.rules(site.id));
  // A form that came back has no address of its own: it says what it was about.
  const resource = useRefused('resourceRules').values['ressource'] ?? search.get('ressource');
  const training = useRefused('grant').values['id'] ?? search.get('formation');
  if (!rules.data) return <Pending of={rules} blocks={3} />;
  return (
    <div className="stack">
      <Done words={DONE} />
      <SiteRules site={site} rules={rules.data} />
      <CancellationSteps site={site} rules={rules.data} />
      <WaitingMinutes site={site} />
      <Quotas site={site} rules={rules.data} />
      <ResourceRules site={site} rules={rules.data} chosen={resource} />
      <Trainings site={site} rules={rules.data} chosen={training} />
    </div>
  );
}

export default function RulesPage() {
  return (
    <SectionFrame page="/lieu/regles" managerOnly>
      {(site) => <Rules site={site} key={site.id} />}
    </SectionFrame>
  );
}
