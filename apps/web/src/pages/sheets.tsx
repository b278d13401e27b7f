import './sheets.css';
import { useSearchParams } from 'wouter';
import { sheetAt } from '../here/paths';
import type { Grant, PlaceSheet } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl, resourceUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { PrintButton } from '../kit/print';
import { Qr } from '../kit/qr';
import { Skeleton } from '../kit/skeleton';
import { SectionFrame } from '../manage/section-frame';

/** In both languages, whatever the manager reads: who stands before it may read either. */
const INVITATION = [
  { lang: 'fr', text: 'Scannez pour voir si la place est libre, vous installer ou signaler votre arrivée.' },
  { lang: 'en', text: 'Scan to see whether this place is free, to sit down or to check in.' },
] as const;

/** In fours, so that it can be read aloud or typed. */
const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

interface SheetProps {
  sheet: PlaceSheet;
  siteName: string;
  address: string;
}

/** One page of paper. */
function Paper({ sheet, siteName, address }: SheetProps) {
  const { t } = useI18n();
  return (
    <div className="sheet-paper">
      <p className="sheet-site">{siteName}</p>
      <h3 className="sheet-name">{sheet.name}</h3>
      <Qr text={sheet.url} label={t('sheets.qr', { name: sheet.name })} />
      {INVITATION.map(({ lang, text }) => (
        <p key={lang} lang={lang} className={lang === 'fr' ? 'sheet-line' : 'sheet-line sheet-second'}>
          {text}
        </p>
      ))}
      <p className="sheet-code num">
        {sheet.url.replace(/^https?:\/\//, '').replace(sheet.code, '')}
        <span className="strong">{spaced(sheet.code)}</span>
      </p>
      <p className="sheet-address">{address}</p>
    </div>
  );
}

/** The sheet has got into wrong hands: what is printed holds no more. Asked twice, since it cannot be undone. */
function Renew({ site, sheet, alone }: { site: Grant; sheet: PlaceSheet; alone: string | null }) {
  const { t } = useI18n();
  const { resourceId, code, name } = sheet;
  return (
    <details className="no-print">
      <summary>{t('sheets.renew.of', { name })}</summary>
      <form className="stack-tight" method="post" action={manageUrl('/lieu/feuilles', site.slug)}>
        <input type="hidden" name="ressource" value={resourceId} />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="seule" value={alone ?? ''} />
        <p>{t('sheets.renew.text')}</p>
        <div>
          <Button type="submit" small look="danger">
            {t('sheets.renew.go')}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Sheets({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { problem: refused } = useRefused('sheet');
  const { data, problem, again } = useGet(sheetAt.site(site.id));
  const alone = search.get('ressource');
  const shown = data?.sheets.filter(({ resourceId }) => alone === null || resourceId === alone) ?? [];
  return (
    <div className="stack">
      <h2 className="no-print">{t('sheets.title')}</h2>
      {search.get('fait') === 'renouvele' && (
        <Banner tone="ok" status>
          <p className="strong">{t('sheets.renewed')}</p>
        </Banner>
      )}
      <ErrorSummary problem={refused} />
      <div className="row no-print">
        <PrintButton />
        {alone !== null && <ButtonLink href={manageUrl('/lieu/feuilles', site.slug)}>{t('sheets.all')}</ButtonLink>}
        <ButtonLink look="quiet" href={manageUrl('/lieu/places', site.slug)}>
          {t('sheets.back')}
        </ButtonLink>
      </div>
      <p className="muted no-print">{t('sheets.text')}</p>
      {!data && (problem ? <Failed problem={problem.body} again={again} /> : <Skeleton blocks={1} />)}
      {data && shown.length === 0 && (
        <EmptyState level={3} title={t('sheets.none.title')} text={t('sheets.none.text')}>
          {site.role === 'manager' && (
            <ButtonLink look="primary" href={resourceUrl(site.slug, null)}>
              {t('resources.add')}
            </ButtonLink>
          )}
        </EmptyState>
      )}
      <ul className="sheets" role="list">
        {shown.map((sheet) => (
          <li key={sheet.resourceId} className="card stack sheet">
            <Paper sheet={sheet} siteName={data!.siteName} address={data!.address} />
            {site.role === 'manager' && <Renew site={site} sheet={sheet} alone={alone} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sheets with a QR code to print, for one place or all of the site. */
export default function SheetsPage() {
  const { t } = useI18n();
  return (
    <SectionFrame page="/lieu/places" part={t('sheets.title')}>
      {(site) => <Sheets site={site} key={site.id} />}
    </SectionFrame>
  );
}
