import { options } from 'preact';

export { hydrateRoot } from 'preact/compat/client';

/** A hidden tab draws no frames. */
const FRAME_MS = 100;

let effects: (() => void) | null = null;
function runEffects(): void {
  const due = effects;
  effects = null;
  due?.();
}

/**
 * React has run the effects of one event before it hands out the next; Preact alone runs them after a frame. Until then
 * whoever keeps the latest function in an effect, as useMutation does, still has the one before: somebody quick, or
 * a slow phone, ticks "all dates", presses the button, and one date is sent.
 */
options.requestAnimationFrame = (run) => {
  effects = run;
  const late = setTimeout(runEffects, FRAME_MS);
  requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(runEffects);
  });
};
const handOut = options.event?.bind(options);
options.event = (event) => {
  runEffects();
  return handOut ? (handOut(event) as unknown) : event;
};
