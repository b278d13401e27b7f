import { Problem, problemFrom } from './problem';

/** Long enough for slow rural lines, short enough that nobody stares at a dead button. */
const TIMEOUT_MS = 15_000;

/**
 * One request to our API. Writing is safe to repeat: whoever creates something sends its id (UUIDv7), and the same id
 * again answers with what already exists.
 */
export async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw new Problem({ status: 0, code: timedOut ? 'timeout' : 'offline' });
  }
  const json: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, json);
  return json as T;
}
