/** What maille_app may do with the accounts of a site. */
export const ACCOUNTING_PRIVILEGES: Readonly<Record<string, string>> = {
  accounting_books: 'insert select update',
  accounting_accounts: 'delete insert select update',
  accounting_years: 'insert select update',
  // what is booked and what is closed stays
  accounting_entries: 'insert select',
  accounting_lines: 'insert select',
  accounting_closings: 'insert select',
  // filled by its migration alone
  accounting_backlog: 'delete select',
};
