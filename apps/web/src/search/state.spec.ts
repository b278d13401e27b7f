import { describe, expect, it } from '@jest/globals';
import { searchUrl } from '../app/links';
import { cleaned, readSearch, searchPath } from './state';

const TODAY = '2026-11-24';
const read = (address: string) => readSearch(new URL(address, 'http://x').searchParams, TODAY);

describe('the address of a search', () => {
  it('says all of it, and reads as it was written', () => {
    const state = {
      ...{ kind: 'room' as const, day: '2026-11-26', from: '09:00', to: '12:30', minutes: 90, places: 2 },
      ...{ features: ['screen', 'café & thé'], accessible: true, where: 'Lille', here: '', radiusKm: 20 },
      ...{ order: 'price' as const, page: 3 },
    };
    expect(read(searchUrl(state))).toEqual(state);
    expect(searchUrl({ kind: 'desk', places: 1, page: 1 })).toBe('/chercher');
    expect(searchUrl({ features: ['screen'] })).toBe('/chercher?equip=screen');
  });

  it('drops what makes no sense, and days that are over', () => {
    const odd = read(
      '/chercher?quoi=bateau&jour=2026-11-01&de=9h&a=25:00&duree=-5&places=x&ici=here&rayon=1.5&tri=chance&page=0',
    );
    expect(odd).toEqual({
      ...{ kind: 'desk', day: '2026-11-25', from: '', to: '', minutes: null, places: 1, features: [] },
      ...{ accessible: false, where: '', here: '', radiusKm: null, order: null, page: 1 },
    });
  });

  it('becomes a question that the API knows', () => {
    expect(searchPath(read('/chercher?jour=2026-11-26&rayon=20&tri=distance'))).toBe(
      '/api/search?kind=desk&day=2026-11-26',
    );
    expect(searchPath(read('/chercher?jour=2026-11-26&ou=Lille&rayon=20&equip=a&equip=b&pmr=1'))).toBe(
      '/api/search?kind=desk&day=2026-11-26&feature=a&feature=b&accessible=true&near=Lille&radiusKm=20',
    );
    expect(searchPath(read('/chercher?jour=2026-11-26&ici=50.63,3.06&ou=Lille'))).toBe(
      '/api/search?kind=desk&day=2026-11-26&lat=50.63&lon=3.06',
    );
  });

  it('is a form without its empty fields', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ quoi: 'poste', de: '', ou: ' Lille ', places: '1' }))
      form.append(name, value);
    form.append('equip', 'a');
    form.append('equip', 'b');
    expect(cleaned(form).toString()).toBe('ou=Lille&equip=a&equip=b');
  });
});
