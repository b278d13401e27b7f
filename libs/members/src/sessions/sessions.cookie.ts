import '@fastify/cookie'; // adds setCookie to the types
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Config, sessionCookie } from '#libs/platform';

/**
 * The longest life browsers grant. The server decides when a session ends (30 days without use), and a page that
 * prolongs it need not send the cookie again.
 */
const COOKIE_SECONDS = 400 * 86_400;

// __Host- (https) asks for exactly these: Secure, Path=/ and no Domain.
const attributes = (config: Config) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: config.secureCookies }) as const;

export function giveSession(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(sessionCookie(config), token, { ...attributes(config), maxAge: COOKIE_SECONDS });
}

export function takeSession(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(sessionCookie(config), attributes(config));
}

export const sessionOf = (request: FastifyRequest, config: Config): string | null =>
  request.cookies[sessionCookie(config)] ?? null;
