import './resources.css';
import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Grant, Inventory, ManagedResource } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl, resourceUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Icon } from '../kit/icon';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { InTheWay } from '../manage/in-the-way';
import { SectionFrame } from '../manage/section-frame';

const DONE: Record<string, Key> = {
  ajoute: 'resources.done.added',
  modifie: 'resources.done.changed',
  retire: 'resources.done.retired',
  remis: 'resources.done.back',
};

interface RowProps {
  site: Grant;
  inventory: Inventory;
  resource: ManagedResource;
  mayEdit: boolean;
}

/** Up, down, retire, bring back: each is a button of one form, so that it works without scripts. */
function RowActions({ site, inventory, resource }: RowProps) {
  const { t } = useI18n();
  const index = inventory.resources.indexOf(resource);
  const { id, name, active } = resource;
  const last = inventory.resources.length - 1;
  const moves = [
    { value: 'monter', label: t('resources.up.of', { name }), icon: 'up', off: index === 0 },
    { value: 'descendre', label: t('resources.down.of', { name }), icon: 'down', off: index === last },
  ] as const;
  return (
    <form className="row resource-actions" method="post" action={manageUrl('/lieu/places', site.slug)}>
      <input type="hidden" name="id" value={id} />
      <span className="order">
        {moves.map(({ value, label, icon, off }) => (
          <Button key={value} type="submit" small name="faire" value={value} aria-label={label} disabled={off}>
            <Icon name={icon} size={16} />
          </Button>
        ))}
      </span>
      <ButtonLink small href={resourceUrl(site.slug, null, { copie: id })} label={t('resources.copy.of', { name })}>
        {t('resources.copy')}
      </ButtonLink>
      {active && (
        <ButtonLink
          small
          href={manageUrl('/lieu/feuilles', site.slug, { ressource: id })}
          label={t('sheets.of', { name })}
        >
          QR
        </ButtonLink>
      )}
      {active ? (
        <Button
          type="submit"
          small
          look="danger"
          name="faire"
          value="retirer"
          aria-label={t('resources.retire.of', { name })}
        >
          {t('resources.retire')}
        </Button>
      ) : (
        <Button type="submit" small name="faire" value="remettre" aria-label={t('resources.back.of', { name })}>
          {t('resources.back')}
        </Button>
      )}
    </form>
  );
}

function Row(props: RowProps) {
  const { t } = useI18n();
  const { site, inventory, resource, mayEdit } = props;
  const { id, name, zone, kind, mode, capacity, people, active } = resource;
  const parent = inventory.resources.find((one) => one.id === resource.parentId);
  const rate = inventory.rates.find((one) => one.id === resource.rateId);
  const where = [parent && t('resource.inside', { parent: parent.name }), zone !== name && zone].filter(Boolean);
  return (
    <tr className={active ? undefined : 'retired'}>
      <th scope="row" className={parent ? 'resource-inside' : undefined}>
        {mayEdit ? <Link href={resourceUrl(site.slug, id)}>{name}</Link> : name}
        {where.length > 0 && <span className="hint"> {where.join(' · ')}</span>}
      </th>
      <td>{t(`kind.${kind}`)}</td>
      <td className="num">
        {mode === 'pool' ? t('resources.places', { count: capacity }) : t('resources.whole')}
        {people !== null && <span className="hint"> {t('resource.people', { count: people })}</span>}
      </td>
      <td>{rate?.name}</td>
      <td>
        <Tag tone={active ? 'ok' : 'plain'} dot>
          {t(active ? 'resources.offered' : 'resources.retired')}
        </Tag>
      </td>
      {mayEdit && (
        <td className="end">
          <RowActions {...props} />
        </td>
      )}
    </tr>
  );
}

function ResourceTable({ site, inventory }: { site: Grant; inventory: Inventory }) {
  const { t } = useI18n();
  const mayEdit = site.role === 'manager';
  return (
    <Scroll label={t('resources.title')}>
      <Table
        className="folds resource-table"
        caption={t('resources.title')}
        columns={[
          'resources.name',
          'resources.kind',
          'resources.sold',
          'resources.rate',
          'resources.state',
          mayEdit && { text: 'resources.actions', end: true, unseen: true },
        ]}
      >
        {inventory.resources.map((resource) => (
          <Row key={resource.id} site={site} inventory={inventory} resource={resource} mayEdit={mayEdit} />
        ))}
      </Table>
    </Scroll>
  );
}

function Resources({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.resources(site.id));
  const timeZone = useGet(at.facts(site.id)).data?.timeZone ?? 'Europe/Paris';
  const refused = useRefused('resources').problem;
  return (
    <div className="stack">
      <Done words={DONE} />
      <ErrorSummary problem={refused}>
        <InTheWay problem={refused} site={site} timeZone={timeZone} />
      </ErrorSummary>
      <Card
        title={t('resources.title')}
        aside={
          <div className="row">
            <ButtonLink href={manageUrl('/lieu/feuilles', site.slug)}>{t('sheets.title')}</ButtonLink>
            {site.role === 'manager' && (
              <ButtonLink look="primary" href={resourceUrl(site.slug, null)}>
                {t('resources.add')}
              </ButtonLink>
            )}
          </div>
        }
      >
        {!data ? (
          problem ? (
            <Failed problem={problem.body} again={again} />
          ) : (
            <Skeleton blocks={1} />
          )
        ) : data.resources.length === 0 ? (
          <EmptyState level={3} title={t('resources.none.title')} text={t('resources.none.text')} />
        ) : (
          <ResourceTable site={site} inventory={data} />
        )}
      </Card>
    </div>
  );
}

export default function ResourcesPage() {
  return <SectionFrame page="/lieu/places">{(site) => <Resources site={site} key={site.id} />}</SectionFrame>;
}
