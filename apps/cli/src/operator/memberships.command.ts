import { MembershipBilling } from '#libs/members';
import type { Config } from '#libs/platform';
import { withServices } from '../services.js';

/** What the worker does each hour, at once: safe beside it, and to interrupt. */
export const billMemberships = (config: Config) =>
  withServices(config, async (context) => {
    await context.get(MembershipBilling).billEverywhere();
    console.log('Memberships are billed up to today.');
  });
