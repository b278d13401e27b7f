import { DomainError, PROBLEM_OF_CONSTRAINT, type ProblemDetails } from '#libs/domain';

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
}

const driverError = (error: unknown): DriverError => {
  const wrapped = (error as { driverError?: DriverError }).driverError;
  return wrapped ?? (error as DriverError);
};

/**
 * What a transaction had read when it chose its locks is no longer so: they are the wrong ones, and to take others now
 * would break their order. `db.run` gives all of them back and begins anew.
 */
export class Outdated extends Error {
  readonly code = '40001';

  constructor() {
    super('read before its lock, and changed meanwhile');
  }
}

/** serialization_failure, deadlock_detected: the whole unit may be run again. */
const RETRIABLE = new Set(['40001', '40P01']);
/** lock_not_available, query_canceled (time-out), too_many_connections, admin_shutdown, cannot_connect_now. */
const BUSY = new Set(['55P03', '57014', '53300', '57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET']);

export function isRetriable(error: unknown): boolean {
  const { code } = driverError(error);
  return code !== undefined && RETRIABLE.has(code);
}

/** Our own triggers may say more, as a JSON object; what PostgreSQL itself says of a row is not for the person. */
const factsOf = (detail: string | undefined): ProblemDetails =>
  detail?.startsWith('{') ? (JSON.parse(detail) as ProblemDetails) : {};

/** Puts what the database refused into the product's words; what it does not know it hands back unchanged. */
export function translate(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { code, constraint, detail } = driverError(error);
  const problem = constraint === undefined ? undefined : PROBLEM_OF_CONSTRAINT[constraint];
  if (problem) return new DomainError(problem[0], problem[1], factsOf(detail));
  const lostPool = error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
  if (lostPool || (code !== undefined && (BUSY.has(code) || RETRIABLE.has(code)))) {
    return new DomainError('unavailable', 'unavailable', { retryAfterSeconds: 2 });
  }
  return error;
}
