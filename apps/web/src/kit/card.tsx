import { useId, type ReactNode } from 'react';

/** A titled block of a page. */
export function Card({
  title,
  aside,
  children,
  roomy = true,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  roomy?: boolean;
}) {
  const id = useId();
  return (
    <section className={roomy ? 'card card-roomy stack' : 'card stack'} aria-labelledby={title ? id : undefined}>
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
