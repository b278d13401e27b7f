import { PROBLEM_CODES, type ProblemCode } from './problem-codes';

export interface FieldError {
  field: string;
  message: string;
}

/** What the API answers when it refuses (RFC 9457). `offline` and `timeout` are ours: no answer came at all. */
export interface ProblemBody {
  status: number;
  code: ProblemCode | 'offline' | 'timeout';
  errors?: FieldError[];
  [fact: string]: unknown;
}

export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.code);
  }
  get status(): number {
    return this.body.status;
  }
  get code(): ProblemBody['code'] {
    return this.body.code;
  }
  /** True when it is worth sending the same request again. */
  get isTransient(): boolean {
    return this.code === 'offline' || this.code === 'timeout' || this.status >= 500;
  }
}

const isCode = (code: unknown): code is ProblemCode => PROBLEM_CODES.includes(code as ProblemCode);

/** A proxy's HTML error page and our own problems both end as a Problem with a code that has a text. */
export function problemFrom(status: number, json: unknown): Problem {
  const body = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const fallback: ProblemCode =
    status === 401
      ? 'unauthenticated'
      : status === 403
        ? 'forbidden'
        : status === 404
          ? 'not_found'
          : status === 503
            ? 'unavailable'
            : 'internal';
  return new Problem({ ...body, status, code: isCode(body['code']) ? body['code'] : fallback });
}
