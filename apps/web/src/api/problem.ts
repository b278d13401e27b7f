import type { ProblemCode } from './types';

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

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'too_many_attempts',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Our own problems, and a proxy's error page that is no problem at all, both end as one with a code. */
export function problemFrom(status: number, json: unknown): Problem {
  const body = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const code =
    typeof body['code'] === 'string' ? (body['code'] as ProblemCode) : (CODE_OF_STATUS[status] ?? 'internal');
  return new Problem({ ...body, status, code });
}
