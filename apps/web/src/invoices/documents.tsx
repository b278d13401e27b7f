import { Fragment } from 'react';
import { useI18n } from '../i18n/i18n';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import type { components } from '../api/schema';
import { Left, leftOf } from './due';
import { signed } from './signed';

/** A document of some place to whoever pays: a person, or a company, whose documents are of a month. */
type PaidDocument = components['schemas']['OwnInvoiceView'] & { month?: string };
type FileUrl<Document> = (document: Document, kind: 'pdf' | 'xml') => string;

interface Props<Document> {
  title: string;
  documents: readonly Document[];
  fileUrl: FileUrl<Document>;
}

/** The way from a document to what it corrects, or to what corrects it: all of one place. */
function Related<Document extends PaidDocument>({
  document,
  fileUrl,
}: {
  document: Document;
  fileUrl: FileUrl<Document>;
}) {
  const { t } = useI18n();
  const { kind, corrects, notes } = document;
  const related = corrects ? [corrects] : notes;
  if (related.length === 0) return null;
  return (
    <span className="hint">
      {kind !== 'credit_note' && '· '}
      {t(corrects ? 'documents.corrects' : 'documents.correctedBy')}
      {related.map(({ id, number }) => (
        <Fragment key={id}>
          {' '}
          <a href={fileUrl({ ...document, id }, 'pdf')}>{number}</a>
        </Fragment>
      ))}
    </span>
  );
}

/** When it is to be paid, and what of it deposits and credit notes leave. */
function Due({ document }: { document: PaidDocument }) {
  const { t, dayNumeric } = useI18n();
  const { kind, dueOn, grossCents, dueCents, creditedCents } = document;
  if (kind === 'credit_note') return null;
  if (creditedCents > 0 && creditedCents === grossCents) return <>{t('documents.credited')}</>;
  if (leftOf(document) === 0) return <>{t(dueCents === 0 ? 'documents.deducted' : 'documents.nothingLeft')}</>;
  return (
    <>
      {t('documents.dueOn', { day: dayNumeric(dueOn) })} {leftOf(document) !== grossCents && '· '}
      <Left of={document} />
    </>
  );
}

function Row<Document extends PaidDocument>({
  document,
  fileUrl,
  monthly,
}: Pick<Props<Document>, 'fileUrl'> & { document: Document; monthly: boolean }) {
  const { t, money, dayNumeric, monthLong } = useI18n();
  const { kind, number, siteName, issuedOn, month, netCents, grossCents, currency, xml } = document;
  return (
    <tr>
      <th scope="row" className="num">
        {number} {kind === 'credit_note' && <Tag>{t('documents.creditNote')}</Tag>}
        {kind === 'deposit' && <Tag>{t('documents.deposit')}</Tag>}
      </th>
      <td>{siteName}</td>
      {monthly ? <td>{month && monthLong(month)}</td> : <td className="num">{dayNumeric(issuedOn)}</td>}
      <td className="num">
        <Due document={document} /> <Related document={document} fileUrl={fileUrl} />
      </td>
      {monthly && <td className="end num company-wide">{money(signed(kind, netCents), currency)}</td>}
      <td className="end num strong">{money(signed(kind, grossCents), currency)}</td>
      <td className="end">
        <span className="row">
          <a href={fileUrl(document, 'pdf')} aria-label={t('documents.pdf.of', { number })}>
            PDF
          </a>
          {xml && (
            <a href={fileUrl(document, 'xml')} aria-label={t('documents.xml.of', { number })}>
              XML
            </a>
          )}
        </span>
      </td>
    </tr>
  );
}

/** What places have invoiced, with the files. Of a company each is of a month; it deducts the tax and sees the net. */
export function DocumentsTable<Document extends PaidDocument>({ title, documents, fileUrl }: Props<Document>) {
  const monthly = documents.some(({ month }) => month !== undefined);
  return (
    <Table
      className="folds"
      caption={title}
      columns={[
        'documents.number',
        'documents.site',
        monthly ? 'documents.month' : 'documents.issuedOn',
        'documents.due',
        monthly && { text: 'documents.net', end: true },
        { text: 'documents.gross', end: true },
        { text: 'documents.files', unseen: true },
      ]}
    >
      {documents.map((document) => (
        <Row key={document.id} document={document} fileUrl={fileUrl} monthly={monthly} />
      ))}
    </Table>
  );
}
