import type { Grant, PersonId } from '#libs/domain';

/** Who signed in, with every role the person has. */
export interface Principal {
  readonly personId: PersonId;
  readonly grants: readonly Grant[];
}

/** Provided by the members library: turns the session cookie's value into the person, or null. */
export abstract class Authenticator {
  abstract authenticate(token: string): Promise<Principal | null>;
}
