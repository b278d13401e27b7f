// Only these two doors of react-dom are used; @types/react-dom would bring the rest for nothing.
declare module 'react-dom/client' {
  import type { ReactNode } from 'react';
  export function hydrateRoot(container: Element, app: ReactNode): { render(app: ReactNode): void };
  export function createRoot(container: Element): { render(app: ReactNode): void };
}
declare module 'react-dom/server' {
  import type { ReactNode } from 'react';
  export function renderToString(app: ReactNode): string;
}
