/** A share as a bar. Decorative: the figure stands beside it in words. */
export function Meter({ value, max, low }: { value: number; max: number; low?: boolean }) {
  const percent = max > 0 ? Math.max(0, Math.min(100, (100 * value) / max)) : 0;
  return (
    <svg className={low ? 'meter meter-warn' : 'meter'} aria-hidden="true">
      <rect width={`${percent}%`} height="100%" rx="4" />
    </svg>
  );
}
