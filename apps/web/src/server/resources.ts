import { postTo } from '../api/orders';
import { at } from '../api/paths';
import type { AccessFacts, Grant, Inventory, ManagedResource, Photo, ResourceFacts, SiteFacts } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { manageUrl, resourceUrl } from '../app/links';
import { FEATURES, SERVICES } from '../manage/features';
import { YES_NO_FACTS } from '../site/facts';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** Numbers and texts of a form; what is empty is nothing, and what is no number is left for the API to refuse. */
const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));
const textOf = (text: string | undefined): string | null => text?.trim() || null;

/** The facts of a posted form; what is not asked there stays as it is known. */
function accessOf(form: Values, known: AccessFacts): AccessFacts {
  const facts: AccessFacts = { ...known };
  for (const fact of YES_NO_FACTS) {
    const said = form[`a-${fact}`];
    if (said === undefined) continue;
    if (said === '') delete facts[fact];
    else facts[fact] = said === 'oui';
  }
  const door = numberOf(form['porte']);
  if (door === null) delete facts.doorWidthCm;
  else facts.doorWidthCm = door;
  return facts;
}

function factsOf(form: Values, known: ManagedResource | null): ResourceFacts {
  const mode = form['partage'] as ResourceFacts['mode'];
  return {
    ...{ kind: form['sorte'] as ResourceFacts['kind'], mode, name: form['nom'] ?? '', rateId: form['tarif'] ?? '' },
    // Who takes something as a whole takes one of it, whatever the field beside says.
    capacity: mode === 'pool' ? Number(form['places']) : 1,
    people: numberOf(form['personnes']),
    ...{ zone: textOf(form['zone']), parentId: textOf(form['dans']) },
    ...{ stepMinutes: Number(form['pas']), preparationMinutes: Number(form['preparation']) },
    ...{ minMinutes: Number(form['min']), maxMinutes: Number(form['max']) },
    features: FEATURES.filter((feature) => form[`e-${feature}`] === 'on'),
    accessibility: accessOf(form, known?.accessibility ?? {}),
    ...{ descriptionFr: textOf(form['texte-fr']), descriptionEn: textOf(form['texte-en']) },
  };
}

async function inventoryOf(visit: Visit, site: Grant): Promise<ManagedResource[]> {
  const { data } = await visit.call('GET', at.resources(site.id));
  return (data as Inventory | undefined)?.resources ?? [];
}

/** The list with one of it a place earlier or later. */
function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= ids.length) return [...ids];
  return ids.with(from, ids[to]!).with(to, id);
}

/** The list of what is offered: order, retire, bring back. */
export async function resources(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { id = '', faire = '' } = form;
  const order = async (by: -1 | 1) => {
    const ids = moved(
      (await inventoryOf(visit, site)).map((one) => one.id),
      id,
      by,
    );
    return visit.call('PUT', postTo.resourceOrder(site.id), { ids });
  };
  const done = (fait: string | null) => ({ goTo: manageUrl('/lieu/places', site.slug, { fait }) });
  const refused = (problem: NonNullable<Awaited<ReturnType<Visit['call']>>['problem']>) => ({
    refused: { name: 'resources', values: form, problem },
  });
  if (faire === 'monter' || faire === 'descendre') {
    const { problem } = await order(faire === 'monter' ? -1 : 1);
    return problem ? refused(problem) : done(null);
  }
  const path = faire === 'retirer' ? postTo.retire(site.id, id) : postTo.bringBack(site.id, id);
  const { problem } = await visit.call('POST', path);
  return problem ? refused(problem) : done(faire === 'retirer' ? 'retire' : 'remis');
}

/** One resource: its description, and its photos. */
export async function resource(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const id = params['id'] === 'nouveau' ? null : (params['id'] ?? '');
  if (form['faire'] !== 'decrire') {
    return photos(visit, form, site, id, (fait) => resourceUrl(site.slug, id, { fait }));
  }
  const known = (await inventoryOf(visit, site)).find((one) => one.id === id) ?? null;
  const facts = factsOf(form, known);
  const { problem } = await (id === null
    ? visit.call('POST', postTo.resources(site.id), { id: form['id'] || uuid7(), ...facts })
    : visit.call('PUT', postTo.resource(site.id, id), facts));
  if (problem) return { refused: { name: 'resource', values: form, problem } };
  return { goTo: manageUrl('/lieu/places', site.slug, { fait: id === null ? 'ajoute' : 'modifie' }) };
}

function siteFactsOf(form: Values, known: AccessFacts): Omit<SiteFacts, 'slug' | 'country' | 'timeZone' | 'currency'> {
  const text = (name: string) => form[name] ?? '';
  const own = text('services')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return {
    ...{ name: text('name'), street: text('street'), postcode: text('postcode'), commune: text('commune') },
    ...{ phone: textOf(form['phone']), email: textOf(form['email']) },
    ...{ description: textOf(form['description']), access: textOf(form['access']) },
    ...{ lat: Number(form['lat'] || Number.NaN), lon: Number(form['lon'] || Number.NaN) },
    services: [...SERVICES.filter((service) => form[`s-${service}`] === 'on'), ...own],
    accessible: form['accessible'] === 'on',
    accessibility: accessOf(form, known),
    horizonDays: Number(form['horizonDays']),
    published: form['published'] === 'on',
  };
}

/** What the site says of itself, and its photos. */
export async function facts(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const done = (fait: string) => manageUrl('/lieu/fiche', site.slug, { fait });
  if (form['faire'] !== 'fiche') return photos(visit, form, site, null, done);
  const known = (await visit.call('GET', at.facts(site.id))).data as SiteFacts | undefined;
  const { problem } = await visit.call('PUT', postTo.facts(site.id), siteFactsOf(form, known?.accessibility ?? {}));
  return problem ? { refused: { name: 'facts', values: form, problem } } : { goTo: done('fiche') };
}

/** The forms of the photos of a site, or of one of its resources. */
async function photos(
  visit: Visit,
  form: Values,
  site: Grant,
  resourceId: string | null,
  done: (fait: string) => string,
): Promise<FormOutcome> {
  const { id = '', faire = '', altFr = '', altEn = '' } = form;
  const finish = (name: string, fait: string, { problem }: Awaited<ReturnType<Visit['call']>>): FormOutcome =>
    problem ? { refused: { name, values: form, problem } } : { goTo: done(fait) };
  if (faire === 'photo' || visit.isUnread) {
    const query = { id: id || uuid7(), resourceId: resourceId ?? undefined, altFr, altEn };
    return finish('upload', 'photo', await visit.upload(postTo.photos(site.id, query)));
  }
  if (faire === 'oter') return finish('photo', 'otee', await visit.call('DELETE', postTo.photo(site.id, id)));
  if (faire === 'avancer' || faire === 'reculer') {
    const { data } = await visit.call('GET', at.photos(site.id));
    const own = ((data as { photos: Photo[] } | undefined)?.photos ?? []).filter(
      (one) => one.resourceId === resourceId,
    );
    const ids = moved(
      own.map((one) => one.id),
      id,
      faire === 'avancer' ? -1 : 1,
    );
    const body = resourceId === null ? { ids } : { resourceId, ids };
    return finish('photo', 'ordre', await visit.call('PUT', postTo.photoOrder(site.id), body));
  }
  return finish('photo', 'legende', await visit.call('PUT', postTo.photo(site.id, id), { altFr, altEn }));
}
