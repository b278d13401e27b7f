import type { PersonId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Provided by the members library, which knows how people want to be written to. */
export abstract class Languages {
  /** In the person's own scope. */
  abstract of(tx: Tx, personId: PersonId): Promise<'fr' | 'en'>;
}
