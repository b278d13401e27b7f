import { readFileSync } from 'node:fs';
import { type FieldError, type Grant, type NetworkId, isZone } from '#libs/domain';
import { missingForSeller } from '#libs/invoicing';
import { PeopleService, RolesService } from '#libs/members';
import { type Config, Db, operatorScope, publicScope } from '#libs/platform';
import { type NamedSite, SetupService, type SiteSetup, SpacesService, readSeller } from '#libs/spaces';
import { withServices } from '../services.js';

/** What an operator gets wrong: said in one sentence, without a stack. */
export class OperatorError extends Error {}

export const createNetwork = (config: Config, network: { slug: string; name: string; country: string }) =>
  withServices(config, async (context) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(network.slug)) {
      throw new OperatorError('The slug has small letters, digits and hyphens, like lille-metropole.');
    }
    const spaces = context.get(SpacesService);
    const taken = await context.get(Db).run(publicScope, (tx) => spaces.networkBySlug(tx, network.slug));
    if (taken) throw new OperatorError(`There is a network ${network.slug} already.`);
    await context.get(SetupService).createNetwork(network);
    console.log(`Network ${network.slug} created.`);
  });

/** The file is what docs/site.example.json shows: the site with its seller, hours, rates and resources. */
export const createSite = (config: Config, networkSlug: string, file: string) =>
  withServices(config, async (context) => {
    const setup = readSetup(file);
    const spaces = context.get(SpacesService);
    const networkId = await networkOf(context.get(Db), spaces, networkSlug);
    const taken = await context.get(Db).run(publicScope, (tx) => spaces.anySiteBySlug(tx, setup.site.slug));
    if (taken) throw new OperatorError(`There is a site ${setup.site.slug} already.`);
    await context.get(SetupService).createSite({ ...setup, site: { ...setup.site, networkId } });
    console.log(`Site ${setup.site.slug} created with ${setup.resources.length} resources.`);
  });

/** The file is the `profile` of docs/site.example.json: the whole seller, which replaces what was known. */
export const setSeller = (config: Config, siteSlug: string, file: string) =>
  withServices(config, async (context) => {
    const seller = readSeller(readJson(file));
    const site = await siteOf(context.get(Db), context.get(SpacesService), siteSlug);
    const missing = missingForSeller(await context.get(SetupService).setSeller(site.siteId, seller));
    console.log(`${seller.legalName} is the seller of ${site.name}.`);
    if (missing.length === 0) console.log('Nothing is missing: invoices can be issued.');
    else console.log(['Still missing before an invoice can be issued:', ...missing.map(said)].join('\n'));
  });

const said = ({ field, message }: FieldError): string => `- ${field}: ${message}`;

type Given = { readonly [Key in keyof SiteSetup]?: SiteSetup[Key] };

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

function readSetup(file: string): SiteSetup {
  const given = (readJson(file) ?? {}) as Given;
  const { site, profile, hours, rates, resources } = given;
  if (!site || !hours || !rates || !resources) {
    throw new OperatorError(`${file} needs site, hours, rates and resources; docs/site.example.json is a whole one.`);
  }
  if (!isZone(site.timeZone)) throw new OperatorError(`${file}: site.timeZone is no time zone, like Europe/Paris.`);
  return { site, profile: profile ? readSeller(profile) : null, hours, rates, resources };
}

async function networkOf(db: Db, spaces: SpacesService, slug: string): Promise<NetworkId> {
  const network = await db.run(publicScope, (tx) => spaces.networkBySlug(tx, slug));
  if (!network) throw new OperatorError(`There is no network ${slug}: maille network create makes one.`);
  return network.id;
}

async function siteOf(db: Db, spaces: SpacesService, slug: string): Promise<NamedSite> {
  const site = await db.run(publicScope, (tx) => spaces.anySiteBySlug(tx, slug));
  if (!site) throw new OperatorError(`There is no site ${slug}: maille site create makes one.`);
  return site;
}

/** Gives a role to the person of an address, who then signs in by e-mail code. */
export const addManager = (config: Config, siteSlug: string, person: { email: string; name: string }) =>
  withServices(config, async (context) => {
    const site = await siteOf(context.get(Db), context.get(SpacesService), siteSlug);
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
