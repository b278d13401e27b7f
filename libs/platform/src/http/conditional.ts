import type { IncomingHttpHeaders } from 'node:http';

/** Whether who asks has what this tag stands for, and wants no more than to hear that it still holds (RFC 9110, 13.1.2). */
export const hasAlready = (headers: IncomingHttpHeaders, etag: string): boolean =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .includes(etag);
