import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger';
interface Look {
  look?: ButtonLook;
  small?: boolean;
  wide?: boolean;
}

const className = ({ look = 'plain', small, wide }: Look): string =>
  ['btn', look !== 'plain' && `btn-${look}`, small && 'btn-small', wide && 'btn-wide'].filter(Boolean).join(' ');

export function Button({
  look,
  small,
  wide,
  type = 'button',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button {...rest} type={type} className={className({ look, small, wide })} />;
}

interface LinkProps extends Look {
  href: string;
  children: ReactNode;
  label?: string;
  onClick?: (event: { preventDefault(): void }) => void;
  /** A file of the API, or an address that must be loaded whole. */
  external?: boolean;
  download?: boolean;
}

/** A link that looks like a button: it goes somewhere, with or without JavaScript. */
export function ButtonLink({ href, children, label, onClick, external, download, ...look }: LinkProps) {
  if (external || download)
    return (
      <a href={href} download={download} aria-label={label} className={className(look)}>
        {children}
      </a>
    );
  return (
    <Link href={href} aria-label={label} className={className(look)} onClick={onClick}>
      {children}
    </Link>
  );
}
