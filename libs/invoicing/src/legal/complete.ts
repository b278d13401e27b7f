import { invalid } from '#libs/domain';
import type { LegalProfile } from '#libs/spaces';
import { missingForSeller } from './sellers.js';

/** A seller who may issue. Throws legal_profile_incomplete, which names each field that is still to be said. */
export function completeProfile(profile: LegalProfile | null): LegalProfile {
  const gaps = missingForSeller(profile);
  if (!profile || gaps.length > 0) throw invalid('legal_profile_incomplete', { errors: gaps });
  return profile;
}
