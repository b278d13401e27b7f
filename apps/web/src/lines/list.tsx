import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Table } from '../kit/table';
import { linesUrl, whoseIs } from './links';
import type { ListedLine, LinesPage, Whose } from './paths';

interface Props {
  site: Grant;
  page: LinesPage;
  /** Everybody's have the name of who owes them beside. */
  whose: Whose;
}

function Row({ site, whose, line, named }: Omit<Props, 'page'> & { line: ListedLine; named: boolean }) {
  const { t, money, number, dayNumeric } = useI18n();
  const decimal = (text: string, least: number) =>
    number(Number(text), { minimumFractionDigits: least, maximumFractionDigits: 6 });
  const owner = whoseIs(line);
  return (
    <tr>
      <th scope="row">
        {line.label}
        {line.costCentre && <span className="hint"> · {line.costCentre}</span>}
        {named && (
          <span className="hint">
            {' '}
            <Link href={linesUrl(site.slug, owner)}>{line.debtorName}</Link>
          </span>
        )}
      </th>
      <td>{dayNumeric(line.suppliedOn)}</td>
      <td className="end">
        {decimal(line.quantity, 0)} × {decimal(line.unitPrice, 2)}
      </td>
      <td className="end strong">
        {money(line.amountCents, line.currency)} {t(`rate.mode.${line.priceMode}`)}
      </td>
      <td className="end">
        <form className="row resource-actions" method="post" action={linesUrl(site.slug, whose)}>
          <input type="hidden" name="id" value={line.id} />
          <ButtonLink
            small
            href={`${linesUrl(site.slug, owner, { ligne: line.id })}#ligne`}
            label={t('oneOff.change.of', { label: line.label })}
          >
            {t('oneOff.change')}
          </ButtonLink>
          <Button
            type="submit"
            small
            name="faire"
            value="retirer"
            aria-label={t('oneOff.remove.of', { label: line.label })}
          >
            {t('oneOff.remove')}
          </Button>
        </form>
      </td>
    </tr>
  );
}

/** What is on no invoice yet. */
export function LineList({ site, page, whose }: Props) {
  const { t } = useI18n();
  const named = !whose.companyId && !whose.memberId;
  if (page.lines.length === 0) return <p className="muted">{t('oneOff.none')}</p>;
  return (
    <Table
      className="folds"
      caption={t('oneOff.waiting')}
      columns={[
        'oneOff.label',
        'oneOff.suppliedOn',
        { text: 'oneOff.quantityAndPrice', end: true },
        { text: 'oneOff.amount', end: true },
        { text: 'oneOff.does', end: true },
      ]}
    >
      {page.lines.map((line) => (
        <Row key={line.id} {...{ site, whose, line, named }} />
      ))}
    </Table>
  );
}
