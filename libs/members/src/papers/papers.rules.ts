import { type Day, addDays, addMonths, invalid, invalidField, isDay } from '#libs/domain';
import type { Span } from '../groups/groups.rules.js';

/** An approval that ends within so many days is said to end soon, and its member is reminded once. */
export const SOON_DAYS = 14;
/** Pages are forgotten so long after the decision, which stays. What is withdrawn is forgotten at once. */
export const PAGES_KEPT_DAYS = 30;
export const PAGES_AT_MOST = 6;
/** Of one person, at all sites: each may hold some megabytes until somebody decides. */
export const WAITING_AT_MOST = 10;
const MONTHS_AT_MOST = 120;

/** `revoked`: approved once, and taken back by the site. */
export const PAPER_STATES = ['waiting', 'approved', 'refused', 'revoked', 'withdrawn'] as const;
export type PaperState = (typeof PAPER_STATES)[number];
export type PageType = 'image/webp' | 'application/pdf';

export const PAPER_STATUSES = ['waiting', 'approved', 'ending', 'expired', 'refused', 'revoked', 'withdrawn'] as const;
export type PaperStatus = (typeof PAPER_STATUSES)[number];

/** A kind of document that a site asks for. */
export interface PaperKind {
  readonly name: string;
  /** What is to be sent, in the site's words. */
  readonly explanation: string | null;
  /** How long an approval counts; null: the day is said with each. */
  readonly validMonths: number | null;
  /** Nobody sends one of a kind that is not; approvals go on. */
  readonly active: boolean;
  /** The groups that it opens: one at least. */
  readonly groupIds: readonly string[];
}

/** What a document comes to today: an approval is over when its last day is. */
export function statusOf({ state, lastDay }: { state: PaperState; lastDay: Day | null }, today: Day): PaperStatus {
  if (state !== 'approved' || lastDay === null) return state;
  if (lastDay < today) return 'expired';
  return lastDay <= addDays(today, SOON_DAYS) ? 'ending' : 'approved';
}

/** The last day of an approval: as asked, or as long as the kind says. Throws `invalid_request` with the field. */
export function lastDayOf(asked: string | undefined, { validMonths }: Pick<PaperKind, 'validMonths'>, today: Day): Day {
  if (asked === undefined) {
    if (validMonths === null) throw invalidField('lastDay', 'say until which day it counts');
    return addDays(addMonths(today, validMonths), -1);
  }
  if (!isDay(asked) || asked < today || asked > addMonths(today, MONTHS_AT_MOST)) {
    throw invalidField('lastDay', 'must be a day from today on, within ten years');
  }
  return asked;
}

/**
 * The days in a group that a document opens until `lastDay`, joined to those that the member has. Null: they reach as
 * far already, and stay as they are.
 *
 *     held   |------|            |---|            |-----------|        |------ for good
 *     paper      |------|               |---|         |---|              |---|
 *     then   |----------|               |---|         null               null
 */
export function opened(held: Span | null, today: Day, lastDay: Day): Span | null {
  const next = addDays(lastDay, 1);
  if (!held || (held.next !== null && held.next <= today)) return { first: today, next };
  const reaches = held.next === null || held.next >= next;
  if (held.first <= today) return reaches ? null : { first: held.first, next };
  return { first: today, next: reaches ? held.next : next };
}

/** Why it is refused: the member reads it. */
export function reasonOf(given: string): string {
  const reason = given.normalize('NFC').replace(/[^\P{C}\n]/gu, ' ').trim(); // prettier-ignore
  if (reason.length < 1 || reason.length > 500) throw invalidField('reason', 'say why, in 1 to 500 characters');
  return reason;
}

/** A kind as it is kept. Throws `invalid_request` with the field. */
export function checkedKind(given: PaperKind): PaperKind {
  const name = given.name.normalize('NFC').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  if (name.length < 1 || name.length > 120) throw invalidField('name', 'must have 1 to 120 characters');
  const explanation = given.explanation?.normalize('NFC').replace(/[^\P{C}\n]/gu, ' ').trim() || null; // prettier-ignore
  if (explanation !== null && explanation.length > 1000) {
    throw invalidField('explanation', 'must have at most 1000 characters');
  }
  const groupIds = [...new Set(given.groupIds.map((id) => id.toLowerCase()))];
  if (groupIds.length === 0) throw invalidField('groupIds', 'choose a group that it opens');
  return { ...given, name, explanation, groupIds };
}

/** In names of PDF objects `#4a` stands for `J`: it is how programs are hidden. */
const unescaped = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const PROGRAM = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/;

/** Throws `paper_active` when objects of a PDF (not its streams: chance would find such words there) name a program. */
export function checkInert(objects: string): void {
  if (PROGRAM.test(unescaped(objects))) {
    throw invalid('paper_active', {
      detail: 'the PDF holds a program, a form that runs, or another file: print it anew',
    });
  }
}
