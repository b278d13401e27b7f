import type { ReactNode } from 'react';

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'brand';

/** A short status. Its words carry the meaning; the colour only repeats it. */
export function Tag({ tone = 'plain', dot, children }: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  return (
    <span className={['tag', tone !== 'plain' && `tag-${tone}`, dot && 'tag-dot'].filter(Boolean).join(' ')}>
      {children}
    </span>
  );
}
