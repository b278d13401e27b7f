import type { ReactNode } from 'react';

/**
 * A table that may be wider than its place and holds nothing to tab to: without a stop of its own the keyboard could
 * not scroll it.
 */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
