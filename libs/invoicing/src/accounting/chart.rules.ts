import { type Day, type FieldError } from '#libs/domain';
import { type Account, type Use, beginningsOf, chartOf, usesOf, usualAccount } from './charts.rules.js';

export interface SetAccount extends Account {
  readonly use: Use;
  /** What the country usually books it to. */
  readonly usual: Pick<Account, 'account' | 'label'>;
}

/** Every use of a site with the account it is booked to. */
export function accountsOf(country: string, today: Day, own: ReadonlyMap<string, Account>): SetAccount[] {
  const chart = chartOf(country);
  return usesOf(country, today).map((use) => {
    const usual = usualAccount(chart, use);
    return { use, ...(own.get(use) ?? usual), usual: { account: usual.account, label: usual.label } };
  });
}

const ACCOUNT = /^[0-9]{3,}[0-9A-Z]*$/;
const ANALYTIC = /^[A-Za-z0-9._-]{1,20}$/;
const LONGEST_LABEL = 100;

/** What keeps accounts from being used, by field: `desk.account`. */
export function faultsOf(
  country: string,
  today: Day,
  wanted: readonly (Account & { readonly use: string })[],
): FieldError[] {
  const chart = chartOf(country);
  const uses: readonly string[] = usesOf(country, today);
  const labels = new Map<string, string>();
  const faults: FieldError[] = [];
  for (const { use, account, label, analytic } of wanted) {
    const fault = (field: string, message: string) => faults.push({ field: `${use}.${field}`, message });
    if (!uses.includes(use)) {
      fault('account', `nothing is booked as ${use} here; there are ${uses.join(', ')}`);
      continue;
    }
    const begins = beginningsOf(chart, use as Use);
    const fits = account.length <= 20 && ACCOUNT.test(account) && begins.some((start) => account.startsWith(start));
    if (!fits) fault('account', `a number of at most 20 characters that begins with ${begins.join(', ')}`);
    if (label.trim() === '' || label.length > LONGEST_LABEL || /[\p{Cc}|]/u.test(label)) {
      fault('label', `a name of at most ${LONGEST_LABEL} characters on one line, without |`);
    } else if ((labels.get(account) ?? label) !== label) {
      fault('label', `one account has one name: ${account} is called “${labels.get(account)}” above`);
    }
    labels.set(account, labels.get(account) ?? label);
    if (analytic !== null && !ANALYTIC.test(analytic)) {
      fault('analytic', 'at most 20 letters, digits, dots, dashes and underscores');
    }
  }
  return faults;
}
