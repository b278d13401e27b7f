import { useEffect } from 'react';

/** A word that goes away by itself; the action, when there is one, undoes. */
export function Toast({
  text,
  action,
  onAction,
  onGone,
  seconds = 8,
}: {
  text: string;
  action?: string;
  onAction?: () => void;
  onGone: () => void;
  seconds?: number;
}) {
  useEffect(() => {
    const timer = setTimeout(onGone, seconds * 1000);
    return () => clearTimeout(timer);
  }, [text, seconds, onGone]);
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      {action && (
        <button type="button" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
