/** The package has types that its `exports` do not show; this is the part of them that is used here. */
declare module 'date-holidays-parser' {
  export interface Reckoned {
    /** "2026-12-25 00:00:00", local. */
    readonly date: string;
    readonly name: string;
    readonly rule: string;
    readonly type: string;
  }

  export default class Holidays {
    constructor(data: object);
    /** False when the rule cannot be read. */
    setHoliday(rule: string, day: { readonly name: Readonly<Record<string, string>>; readonly type: string }): boolean;
    getHolidays(year: number, language: string): Reckoned[];
  }
}
