import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';

interface Around {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
}

/** The ids that tie a control to its label, its hint and its error. */
function useDescribed({ hint, error }: Pick<Around, 'hint' | 'error'>, given?: string) {
  const made = useId();
  const id = given ?? made;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return {
    id,
    attributes: { id, 'aria-describedby': describedBy, 'aria-invalid': error ? (true as const) : undefined },
  };
}

function Frame({ id, label, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export function Field({ label, hint, error, id: given, ...input }: Around & InputHTMLAttributes<HTMLInputElement>) {
  const { id, attributes } = useDescribed({ hint, error }, given);
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input {...input} {...attributes} className="input" />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  id: given,
  children,
  ...select
}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  const { id, attributes } = useDescribed({ hint, error }, given);
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...select} {...attributes} className="input">
        {children}
      </select>
    </Frame>
  );
}

export function AreaField({
  label,
  hint,
  error,
  id: given,
  ...area
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { id, attributes } = useDescribed({ hint, error }, given);
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea {...area} {...attributes} className="input" />
    </Frame>
  );
}

/** One thing that is so or not, its words beside its box. */
export function CheckField({ label, ...input }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="tick">
      <input {...input} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}
