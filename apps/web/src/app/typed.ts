type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isBox = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

/** How to give a control what the visitor gave it, when that is not what the page came with. */
function givenTo(control: Control): (() => void) | null {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const chosen = options.map(({ selected }) => selected);
    // A list of which the page chose nothing stands at its first choice.
    const asSent = options.some(({ defaultSelected }) => defaultSelected)
      ? options.every(({ selected, defaultSelected }) => selected === defaultSelected)
      : control.selectedIndex <= 0;
    return asSent ? null : () => options.forEach((option, i) => (option.selected = chosen[i]!));
  }
  if (isBox(control)) {
    const { checked } = control;
    // The radio button that was left has nothing to say: the one that was chosen speaks for both.
    if (checked === control.defaultChecked || (control.type === 'radio' && !checked)) return null;
    return () => (control.checked = checked);
  }
  const { value } = control;
  if (value === control.defaultValue) return null;
  // A file cannot be put back, and is never taken away. The same text again would move the caret.
  return () => control.type !== 'file' && control.value !== value && (control.value = value);
}

/**
 * What was typed, chosen or ticked before the scripts came: they start from the page as it was sent, and the next
 * drawing would undo it. Call this before they take over, and the function it returns after: each control gets
 * back what it was given, and says so as if it were given now.
 */
export function keepTyped(root: HTMLElement): () => Promise<void> {
  const given = [...root.querySelectorAll<Control>('input, select, textarea')].flatMap((control) => {
    const giveBack = givenTo(control);
    return giveBack ? [{ control, giveBack }] : [];
  });
  return async () => {
    for (const { control, giveBack } of given) {
      giveBack();
      for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
      // Each is heard by a page that has drawn what the one before changed.
      await new Promise((drawn) => setTimeout(drawn));
    }
  };
}
