import { describe, expect, it } from '@jest/globals';
import { packSlot, readWish, unpackSlot } from '../booking/wish';
import { bookUrl, finderUrl, safeReturn } from './links';
import { matchPath } from './routes';

describe('the way back after signing in', () => {
  it('stays on this site', () => {
    expect(safeReturn('/reserver/la-grappe?jour=2026-11-21&creneau=day')).toBe(
      '/reserver/la-grappe?jour=2026-11-21&creneau=day',
    );
    expect(safeReturn('/moi')).toBe('/moi');
  });

  it.each([
    '//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/a\\b',
    '',
    'moi',
    '/connexion?retour=/moi',
  ])('never follows %j', (address) => {
    expect(safeReturn(address)).toBe('/');
  });
});

describe('addresses', () => {
  it('hold the finder\u2019s whole state, and nothing that is usual', () => {
    expect(finderUrl({ kind: 'desk', day: null, where: '', page: 1, map: false })).toBe('/');
    expect(finderUrl({ kind: 'room', day: '2026-11-21', where: 'Mons & Lille', page: 2, map: true })).toBe(
      '/?quoi=salle&jour=2026-11-21&ou=Mons+%26+Lille&page=2&vue=carte',
    );
  });

  it('carry a wish there and back', () => {
    const wish = {
      kind: 'room' as const,
      day: '2026-11-21',
      resourceId: 'r1',
      start: '2026-11-21T08:00:00Z',
      minutes: 90,
    };
    const search = new URL(bookUrl('la grappe', wish), 'http://x').searchParams;
    expect(readWish((name) => search.get(name))).toEqual({ ...wish, period: undefined });
  });

  it('drop what makes no sense', () => {
    const odd: Record<string, string> = {
      jour: '2026-02-30',
      creneau: 'night',
      debut: 'soon',
      duree: '-5',
      quoi: 'bateau',
    };
    expect(readWish((name) => odd[name])).toEqual({
      kind: undefined,
      day: null,
      resourceId: undefined,
      period: undefined,
      start: undefined,
      minutes: undefined,
    });
    expect([unpackSlot('a~b'), unpackSlot('a~b~c~d'), unpackSlot(null)]).toEqual([null, null, null]);
    const slot = { resourceId: 'r', start: 's', end: 'e' };
    expect(unpackSlot(packSlot(slot))).toEqual(slot);
  });

  it('find their page, with or without a last slash', () => {
    expect(matchPath('/lieu/:slug', '/lieu/la-grappe/')).toEqual({ slug: 'la-grappe' });
    expect(matchPath('/lieu/:slug', '/lieu/L%27Étape')).toEqual({ slug: "L'Étape" });
    expect(matchPath('/', '/')).toEqual({});
    for (const path of ['/lieu', '/lieu/', '/lieu/a/b', '/lieu/%E0%A4'])
      expect(matchPath('/lieu/:slug', path)).toBeNull();
  });
});
