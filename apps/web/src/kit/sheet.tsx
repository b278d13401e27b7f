import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n';
import { Button } from './button';
import { Icon } from './icon';

interface Props {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}

/** A native modal dialog: the browser keeps the focus inside, gives it back on close and closes on Escape. */
export function Sheet({ open, onClose, title, children }: Props) {
  const { t } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current!;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open && (
        <div className="sheet">
          <div className="sheet-head">
            <h2 id={id} tabIndex={-1}>
              {title}
            </h2>
            <Button look="quiet" small onClick={onClose}>
              <Icon name="close" size={18} />
              {t('action.close')}
            </Button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
