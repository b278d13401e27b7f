import type pg from 'pg';
import { PROBLEM_OF_CONSTRAINT } from '#libs/domain';
import {
  APP_PRIVILEGES,
  DEFINERS,
  INNER_PRIVILEGES,
  KEYS_ACROSS_SITES,
  NOT_OF_A_SITE,
  OWNER_VIEWS,
  POLICIES,
} from './allowed.js';

/** A rule of the catalogue: what in this database breaks it, one sentence each. */
export type Check = (client: pg.ClientBase) => Promise<string[]>;

const rows = async <Row extends pg.QueryResultRow>(client: pg.ClientBase, sql: string, values: unknown[] = []) =>
  (await client.query<Row>(sql, values)).rows;

/** What a list says and what is there must be the same; both sides of a difference are findings. */
function differences(kind: string, listed: Readonly<Record<string, string>>, found: Map<string, string>): string[] {
  const surplus = [...found].flatMap(([name, value]) => {
    if (listed[name] === undefined) return [`${kind} ${name} is not listed: ${value}`];
    return listed[name] === value ? [] : [`${kind} ${name} is "${value}", listed as "${listed[name]}"`];
  });
  const gone = Object.keys(listed).filter((name) => !found.has(name));
  return [...surplus, ...gone.map((name) => `${kind} ${name} is listed and does not exist`)];
}

const CANONICAL = 'ALL to public using site_id = ctx_site() check site_id = ctx_site()';

/** PostgreSQL prints casts, line breaks and `( SELECT ctx_site() AS ctx_site)`: what is left is what was meant. */
const plain = (expression: string): string =>
  expression
    .replace(/\s+/g, ' ')
    .replace(/\( SELECT (ctx_\w+\(\)) AS ctx_\w+\)/g, '$1')
    .replaceAll('::text', '')
    .replace(/\(((?:\w+\.)?\w+ (?:=|<>) (?:ctx_\w+\(\)|'[^']*'))\)/g, '$1')
    .replace(/^\(((?:\w+\.)?\w+ (?:= \S+|IN .+))\)$/, '$1');

async function policies(client: pg.ClientBase): Promise<Map<string, string>> {
  const found = await rows<Record<string, string | null>>(
    client,
    `select tablename || '.' || policyname as name, permissive, cmd, roles::text, qual, with_check
     from pg_policies where schemaname = 'public'`,
  );
  return new Map(
    found.map(({ name, permissive, cmd, roles, qual, with_check: check }) => [
      name!,
      [
        ...(permissive === 'PERMISSIVE' ? [] : [permissive]),
        `${cmd} to ${roles!.replace(/[{}]/g, '')}`,
        ...(qual == null ? [] : [`using ${plain(qual)}`]),
        ...(check == null ? [] : [`check ${plain(check)}`]),
      ].join(' '),
    ]),
  );
}

/** Every table is a site's, with the tenant policy enabled and forced, or it is listed. */
export const tenancy: Check = async (client) => {
  const tables = await rows<{ name: string; has_site: boolean; enabled: boolean; forced: boolean }>(
    client,
    `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'site_id'
         and not a.attisdropped and a.attnotnull and a.atttypid = 'uuid'::regtype) as has_site
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm')`,
  );
  const present = await policies(client);
  const findings = tables.flatMap(({ name, has_site: hasSite, enabled, forced }) => {
    if (name in NOT_OF_A_SITE) return enabled === forced ? [] : [`${name}: row-level security is not forced`];
    if (!hasSite) return [`${name}: has no site_id and is not listed`];
    if (!enabled || !forced) return [`${name}: row-level security is not enabled and forced`];
    const policy = present.get(`${name}.tenant`);
    return policy === CANONICAL ? [] : [`${name}: its tenant policy is "${policy}"`];
  });
  const names = new Set(tables.map((table) => table.name));
  const gone = Object.keys(NOT_OF_A_SITE).filter((name) => !names.has(name));
  return [...findings, ...gone.map((name) => `${name}: is listed and does not exist`)];
};

/** Permissive policies add up: one more opens a table, so every one is listed word for word. */
export const otherPolicies: Check = async (client) => {
  const present = await policies(client);
  return differences('policy', POLICIES, new Map([...present].filter(([name]) => !name.endsWith('.tenant'))));
};

/** Keys and unique indexes of tenant tables carry site_id; references between them carry it on both sides. */
export const keys: Check = async (client) => {
  const tenant = `((select array_agg(c.oid) from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'site_id'
      and c.relname <> all ($1))::oid[])`;
  const site = (table: string) => `(select attnum from pg_attribute where attrelid = ${table} and attname = 'site_id')`;
  const unique = await rows<{ name: string }>(
    client,
    `select i.indexrelid::regclass::text as name from pg_index i
     where i.indrelid = any ${tenant} and (i.indisunique or i.indisexclusion)
       and not ${site('i.indrelid')} = any (string_to_array(i.indkey::text, ' ')::int2[])`,
    [Object.keys(NOT_OF_A_SITE)],
  );
  const references = await rows<{ name: string }>(
    client,
    `select conname as name from pg_constraint
     where contype = 'f' and conrelid = any ${tenant} and confrelid = any ${tenant}
       and coalesce(array_position(conkey, ${site('conrelid')}), -1) <> coalesce(array_position(confkey, ${site('confrelid')}), -2)`,
    [Object.keys(NOT_OF_A_SITE)],
  );
  const found = new Map([...unique, ...references].map(({ name }) => [name, 'does not carry site_id']));
  const listed = Object.fromEntries(Object.keys(KEYS_ACROSS_SITES).map((name) => [name, 'does not carry site_id']));
  return differences('key', listed, found);
};

/** A view reads with the reader's eyes, or is listed and belongs to maille_shared. */
export const views: Check = async (client) => {
  const found = await rows<{ name: string; owner: string }>(
    client,
    `select relname as name, pg_get_userbyid(relowner) as owner from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       and not coalesce(reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1}', false)`,
  );
  const listed = Object.fromEntries(Object.keys(OWNER_VIEWS).map((name) => [name, 'maille_shared']));
  return differences('view', listed, new Map(found.map(({ name, owner }) => [name, owner])));
};

/** `security definer` functions are listed, find their names on a fixed path, and are not everybody's to call. */
export const definers: Check = async (client) => {
  const found = await rows<{ name: string; owner: string; config: string[] | null; open: boolean }>(
    client,
    `select p.oid::regprocedure::text as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as config,
       p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute') as open
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const listed = Object.fromEntries(Object.entries(DEFINERS).map(([name, [owner]]) => [name, owner]));
  const wrong = found.flatMap(({ name, config, open }) => [
    // pg_temp last: or else a temporary table could stand in for one of ours.
    ...(config?.some((setting) => /^search_path=(pg_catalog, )?public, pg_temp$/.test(setting))
      ? []
      : [`function ${name} has no fixed search_path`]),
    ...(open ? [`function ${name} can be called by everybody`] : []),
  ]);
  return [...differences('function', listed, new Map(found.map(({ name, owner }) => [name, owner]))), ...wrong];
};

const ROLES = ['maille_owner', 'maille_app', 'maille_shared', 'maille_guard'];

/** No role of ours is above the policies; the application owns nothing and is nobody else. */
export const roles: Check = async (client) => {
  const powerful = await rows<{ name: string; power: string }>(
    client,
    `select rolname as name, power from pg_roles, lateral (values
       ('superuser', rolsuper), ('bypassrls', rolbypassrls), ('createrole', rolcreaterole), ('createdb', rolcreatedb),
       ('replication', rolreplication), ('login', rolcanlogin)) as has (power, yes)
     where rolname = any ($1) and yes`,
    [ROLES],
  );
  const missing = await rows<{ name: string }>(
    client,
    `select name from unnest($1::text[]) as name where not exists (select from pg_roles where rolname = name)`,
    [ROLES],
  );
  const memberships = await rows<{ name: string }>(
    client,
    `select member::regrole || ' is a member of ' || roleid::regrole as name from pg_auth_members
     where member::regrole::text = any ($1) and (member, roleid) not in (
       ('maille_owner'::regrole, 'maille_shared'::regrole), ('maille_owner'::regrole, 'maille_guard'::regrole))`,
    [ROLES],
  );
  const owned = await rows<{ name: string }>(
    client,
    `select pg_describe_object(classid, objid, objsubid) as name from pg_shdepend
     where deptype = 'o' and refobjid = 'maille_app'::regrole
       and dbid in (0, (select oid from pg_database where datname = current_database()))`,
  );
  return [
    ...powerful.map(({ name, power }) => `role ${name} has ${power}`),
    ...missing.map(({ name }) => `role ${name} does not exist`),
    ...memberships.map(({ name }) => name),
    ...owned.map(({ name }) => `maille_app owns ${name}`),
  ];
};

/** Rights on relations and columns of the schema are those listed; nobody may create in it but the owner. */
export const privileges: Check = async (client) => {
  const granted = await rows<{ relation: string; grantee: string; rights: string }>(
    client,
    `select relation, grantee, string_agg(granted, ' ' order by granted collate "C") as rights from (
       select c.relname::text as relation, case acl.grantee when 0 then 'public' else pg_get_userbyid(acl.grantee) end as grantee,
         lower(acl.privilege_type) as granted
       from pg_class c cross join aclexplode(c.relacl) as acl
       where c.relnamespace = 'public'::regnamespace and acl.grantee <> c.relowner
       union all
       select c.relname, case acl.grantee when 0 then 'public' else pg_get_userbyid(acl.grantee) end,
         lower(acl.privilege_type) || '(' || a.attname || ')'
       from pg_class c join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) as acl
       where c.relnamespace = 'public'::regnamespace
         -- said already by a right on the whole relation
         and not has_table_privilege(acl.grantee, c.oid, acl.privilege_type)
     ) as rights group by relation, grantee`,
  );
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    maille_app: APP_PRIVILEGES,
    ...INNER_PRIVILEGES,
  };
  const known = Object.entries(lists).flatMap(([role, listed]) => {
    const own = granted.filter(({ grantee }) => grantee === role);
    const found = new Map(own.map(({ relation, rights }) => [relation, rights]));
    return differences(`right of ${role} on`, listed, found);
  });
  const strangers = granted.filter(({ grantee }) => !(grantee in lists));
  const creators = await rows<{ name: string }>(
    client,
    `select r.rolname || ' may create in ' || n.nspname as name
     from (select rolname, oid from pg_roles where rolname in ('maille_app', 'maille_shared', 'maille_guard')) r
     cross join pg_namespace n
     where n.nspname in ('public', 'pgboss') and has_schema_privilege(r.oid, n.oid, 'create')`,
  );
  const jobs = await rows<{ name: string }>(
    client,
    `select c.relname as name from pg_class c where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p')
       and (has_table_privilege('maille_app', c.oid, 'truncate') or has_table_privilege('maille_app', c.oid, 'references')
         or has_table_privilege('maille_app', c.oid, 'trigger'))`,
  );
  return [
    ...known,
    ...strangers.map(({ relation, grantee, rights }) => `${grantee} has ${rights} on ${relation}`),
    ...creators.map(({ name }) => name),
    ...jobs.map(({ name }) => `maille_app has more than rows of pgboss.${name}`),
  ];
};

/** A name that the code turns into a problem is a constraint, or is raised by a function. */
export const problemNames: Check = async (client) => {
  const missing = await rows<{ name: string }>(
    client,
    `select name from unnest($1::text[]) as name
     where not exists (select from pg_constraint where conname = name and connamespace = 'public'::regnamespace)
       and not exists (select from pg_proc where pronamespace = 'public'::regnamespace
         and prosrc ~ ('constraint = ''' || name || ''''))`,
    [Object.keys(PROBLEM_OF_CONSTRAINT)],
  );
  return missing.map(({ name }) => `${name} is no constraint and no function raises it`);
};
