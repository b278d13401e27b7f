import { readFileSync } from 'node:fs';
import { type Grant, type NetworkId, isZone } from '#libs/domain';
import { PeopleService, RolesService } from '#libs/members';
import { type Config, Db, operatorScope, publicScope } from '#libs/platform';
import { SetupService, type SiteSetup, SpacesService } from '#libs/spaces';
import { withServices } from '../services.js';

/** What an operator gets wrong: said in one sentence, without a stack. */
export class OperatorError extends Error {}

export const createNetwork = (config: Config, network: { slug: string; name: string; country: string }) =>
  withServices(config, async (context) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(network.slug)) {
      throw new OperatorError('The slug has small letters, digits and hyphens, like lille-metropole.');
    }
    await context.get(SetupService).createNetwork(network);
    console.log(`Network ${network.slug} created.`);
  });

/** The file is what docs/site.example.json shows: the site with its seller, hours, rates and resources. */
export const createSite = (config: Config, networkSlug: string, file: string) =>
  withServices(config, async (context) => {
    const setup = readSetup(file);
    const networkId = await networkOf(context.get(Db), context.get(SpacesService), networkSlug);
    await context.get(SetupService).createSite({ ...setup, site: { ...setup.site, networkId } });
    console.log(`Site ${setup.site.slug} created with ${setup.resources.length} resources.`);
  });

type Given = { readonly [Key in keyof SiteSetup]?: SiteSetup[Key] };

function readSetup(file: string): SiteSetup {
  let given: Given;
  try {
    given = JSON.parse(readFileSync(file, 'utf8')) as Given;
  } catch (error) {
    throw new OperatorError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  const { site, hours, rates, resources } = given;
  if (!site || !hours || !rates || !resources) {
    throw new OperatorError(`${file} needs site, hours, rates and resources; docs/site.example.json is a whole one.`);
  }
  if (!isZone(site.timeZone)) throw new OperatorError(`${file}: site.timeZone is no time zone, like Europe/Paris.`);
  return { profile: null, ...given, site, hours, rates, resources };
}

async function networkOf(db: Db, spaces: SpacesService, slug: string): Promise<NetworkId> {
  const network = await db.run(publicScope, (tx) => spaces.networkBySlug(tx, slug));
  if (!network) throw new OperatorError(`There is no network ${slug}: maille network create makes one.`);
  return network.id;
}

/** Gives a role to the person of an address, who then signs in by e-mail code. */
export const addManager = (config: Config, siteSlug: string, person: { email: string; name: string }) =>
  withServices(config, async (context) => {
    const spaces = context.get(SpacesService);
    const site = await context.get(Db).run(publicScope, (tx) => spaces.anySiteBySlug(tx, siteSlug));
    if (!site) throw new OperatorError(`There is no site ${siteSlug}: maille site create makes one.`);
    const personId = await context.get(PeopleService).ensurePerson({ ...person, locale: 'fr' });
    const grant: Grant = { kind: 'site', id: site.siteId, role: 'manager' };
    await context.get(RolesService).grant(operatorScope(site.siteId), personId, grant);
    console.log(`${person.email} manages ${site.name} and signs in by e-mail code.`);
  });

export const addCoordinator = (config: Config, networkSlug: string, person: { email: string; name: string }) =>
  withServices(config, async (context) => {
    const id = await networkOf(context.get(Db), context.get(SpacesService), networkSlug);
    const personId = await context.get(PeopleService).ensurePerson({ ...person, locale: 'fr' });
    await context.get(RolesService).grant(operatorScope(null), personId, { kind: 'network', id, role: 'coordinator' });
    console.log(`${person.email} coordinates ${networkSlug} and signs in by e-mail code.`);
  });
