import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { at } from '../api/paths';
import { useMe } from '../app/boot';
import { useGet } from '../app/get';
import type { Area } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { LOCALES } from '../i18n/locale';
import { Icon, type IconName } from '../kit/icon';

export function Logo() {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="#0b5d57" />
      <g fill="none" stroke="#fff" strokeWidth="4.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M15 47V19l17 15 17-15v28" />
        <path d="M15 19h34M15 47l17-13 17 13" opacity=".45" />
      </g>
      <g fill="#fff">
        <circle cx="15" cy="47" r="5" />
        <circle cx="15" cy="19" r="5" />
        <circle cx="49" cy="19" r="5" />
        <circle cx="49" cy="47" r="5" />
      </g>
      <circle cx="32" cy="34" r="6.5" fill="#f2997f" />
    </svg>
  );
}

function NavLink({ href, icon, label, current }: { href: string; icon: IconName; label: string; current: boolean }) {
  return (
    <Link href={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} size={22} />
      <span>{label}</span>
    </Link>
  );
}

function Nav({ area }: { area: Area | null }) {
  const { t } = useI18n();
  const me = useMe();
  const runsSite = me?.grants.some((grant) => grant.kind === 'site');
  const runsCompany = me?.grants.some((grant) => grant.kind === 'company');
  const runsNetwork = me?.grants.some((grant) => grant.kind === 'network');
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <NavLink href="/" icon="search" label={t('nav.find')} current={area === 'find'} />
      <NavLink href="/moi" icon="calendar" label={t('nav.mine')} current={area === 'mine'} />
      {runsSite && <NavLink href="/gestion" icon="desk" label={t('nav.manage')} current={area === 'manage'} />}
      {runsCompany && (
        <NavLink href="/entreprise" icon="people" label={t('nav.company')} current={area === 'company'} />
      )}
      {runsNetwork && <NavLink href="/reseau" icon="chart" label={t('nav.network')} current={area === 'network'} />}
      {me ? (
        <NavLink
          href="/moi/profil"
          icon="person"
          label={me.name.split(' ')[0] || t('nav.account')}
          current={area === 'account'}
        />
      ) : (
        <NavLink href="/connexion" icon="person" label={t('nav.signIn')} current={area === 'account'} />
      )}
    </nav>
  );
}

function Foot({ networkName }: { networkName: string }) {
  const { t, locale } = useI18n();
  const [path] = useLocation();
  const search = useSearch();
  const others = LOCALES.filter((other) => other !== locale);
  const here = search ? `${path}?${search}` : path;
  return (
    <footer className="foot">
      <div className="wrap">
        <p>{t('foot.about', { network: networkName })}</p>
        <nav aria-label={t('foot.label')}>
          <a href="/api/docs">{t('foot.api')}</a>
          {others.map((other) => (
            <form key={other} method="post" action="/langue">
              <input type="hidden" name="retour" value={here} />
              <button className="link-button" name="langue" value={other} lang={other}>
                {other === 'en' ? 'English' : 'Français'}
              </button>
            </form>
          ))}
        </nav>
      </div>
    </footer>
  );
}

export function Shell({ area, children }: { area: Area | null; children: ReactNode }) {
  const { t } = useI18n();
  const network = useGet(at.network);
  const name = network.data?.name ?? '';
  return (
    <>
      <header className="top">
        <a className="skip" href="#main">
          {t('nav.skip')}
        </a>
        <div className="wrap">
          <Link href="/" className="logo">
            <Logo />
            Maille{name && <small>{name}</small>}
          </Link>
          <Nav area={area} />
        </div>
      </header>
      {children}
      <Foot networkName={name} />
    </>
  );
}
