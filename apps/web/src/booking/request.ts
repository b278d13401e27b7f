import type { Kind } from '../api/types';
import type { BookChoice } from '../app/links';
import type { Day } from '../time/day';

/** What the booking sheet is opened for: a place and a day, and what is already decided there. */
export interface SheetRequest {
  slug: string;
  name: string;
  kind: Kind;
  day: Day;
  wish?: BookChoice;
}

export interface SheetProps {
  request: SheetRequest | null;
  onClose: () => void;
}
