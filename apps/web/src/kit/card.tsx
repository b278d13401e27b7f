import { useId, type ReactNode } from 'react';

/** A titled block of a page. */
export function Card({
  title,
  aside,
  children,
  roomy = true,
  anchor,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  roomy?: boolean;
  /** Where an address ends that means this part of the page. */
  anchor?: string;
}) {
  const id = useId();
  return (
    <section
      id={anchor}
      className={roomy ? 'card card-roomy stack' : 'card stack'}
      aria-labelledby={title ? id : undefined}
    >
      {title && (
        <div className="row-between">
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
