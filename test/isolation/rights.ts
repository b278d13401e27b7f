import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

interface Holder {
  readonly siteId: string;
  readonly memberId: string;
  readonly rateId: string;
  /** What the staff have noted about the member. */
  readonly note: string;
  /** What a page that the member has sent says. */
  readonly page: string;
}

export interface Rights {
  readonly planId: string;
  /** One that the member is in. */
  readonly groupId: string;
  readonly packId: string;
  /** Credit that the member has. */
  readonly lotId: string;
  /** What the site asks for, and one that the member has sent with its page. */
  readonly kindId: string;
  readonly paperId: string;
  readonly pageId: string;
}

/**
 * A plan, a group and credit that the member has, what they agreed to, a note, a pack on sale, and a rate that stands in
 * for another.
 */
export async function grantRights(
  owner: pg.Client,
  { siteId, memberId, rateId, note, page }: Holder,
): Promise<Rights & { noteId: string; membershipId: string }> {
  const [packId, lotId] = [uuidv7(), uuidv7()];
  const [plan, membership, group, instead] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const text = (sql: string) => owner.query(sql.replaceAll(':site', `'${siteId}'`).replaceAll(':rate', `'${rateId}'`));
  const terms = `select r.site_id, '${plan}'::uuid, r.id, '${instead}'::uuid, r.price_mode, r.vat_rate_bp`;
  await text(`insert into rates select site_id, '${instead}', 'Soir', price_mode, vat_rate_bp, null from rates
    where site_id = :site and id = :rate`);
  await text(`insert into rate_windows (site_id, rate_id, weekday, from_minute, until_minute, table_id, price_mode,
      vat_rate_bp) select r.site_id, r.id, 1, 0, 60, '${instead}', r.price_mode, r.vat_rate_bp
    from rates r where r.site_id = :site and r.id = :rate`);
  await text(`insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor, self_service)
    values (:site, '${plan}', 'Nomade', 9000, 'gross', 2000, 'month', 'start', true)`);
  await text(`insert into plan_allowances (site_id, id, plan_id, unit, amount)
    values (:site, '${uuidv7()}', '${plan}', 'minute', 60)`);
  await text(`insert into plan_discounts values (:site, '${plan}', 'machine', 500)`);
  await text(`insert into plan_access values (:site, '${plan}', 6, 0, 60)`);
  await text(`insert into plan_rates ${terms} from rates r where r.site_id = :site and r.id = :rate`);
  await text(`insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until,
      created_at) select site_id, '${membership}', id, person_id, '2026-11-01', 1, '2026-11-01', now()
    from members where site_id = :site and id = '${memberId}'`);
  await text(`insert into membership_terms values (:site, '${uuidv7()}', '${membership}', '[2026-11-01,)', '${plan}',
    'active')`);
  await text(`insert into membership_periods values (:site, '${uuidv7()}', '${membership}', '${plan}',
    '[2026-11-01,2026-12-01)', '[2026-11-01,2026-12-01)', 9000, now(), 9000, 'gross', 2000)`);
  await text(`insert into membership_changes values (:site, '${uuidv7()}', '${membership}', 'start', '2026-11-01', null,
    '${plan}', false, now(), null)`);
  await text(`insert into member_groups (site_id, id, name) values (:site, '${group}', 'Étudiants')`);
  await text(
    `insert into group_rates ${terms.replace(plan, group)} from rates r where r.site_id = :site and r.id = :rate`,
  );
  await text(`insert into group_members values (:site, '${group}', '${memberId}', '[2026-11-01,)', null)`);
  await text(`insert into packs (site_id, id, name, unit, amount, kind, price_cents, price_mode, vat_rate_bp)
    values (:site, '${packId}', 'Carnet de dix', 'pass', 10, 'desk', 12000, 'gross', 2000)`);
  await text(`insert into credit_lots (site_id, id, member_id, person_id, unit, kind, valid, name, source_kind, pack_id,
      granted, created_at) select site_id, '${lotId}', id, person_id, 'pass', 'machine', '[2026-11-01,)', 'Carnet', 'pack',
      '${packId}', 5, now() from members where site_id = :site and id = '${memberId}'`);
  await text(`insert into credit_days (site_id, lot_id, day, origin_kind, origin_id, member_id, during, places, recorded_at)
    select site_id, id, '2026-11-24', 'reservation', '${uuidv7()}', member_id,
      '[2026-11-24T08:00:00Z,2026-11-24T09:00:00Z)', 1, now() from credit_lots where site_id = :site and id = '${lotId}'`);
  await text(`insert into credit_notices values (:site, '${lotId}', 14, now())`);
  await text(`insert into member_consents (site_id, id, member_id, person_id, purpose, given, said_at)
    select site_id, '${uuidv7()}', id, person_id, 'photo', true, now() from members
    where site_id = :site and id = '${memberId}'`);
  const noteId = uuidv7();
  await owner.query(
    'insert into member_notes (site_id, id, member_id, text, written_at) values ($1, $2, $3, $4, now())',
    [siteId, noteId, memberId, note],
  );
  const papers = await sendPaper(owner, { siteId, memberId, groupId: group, page });
  return { planId: plan, membershipId: membership, groupId: group, noteId, packId, lotId, ...papers };
}

/** A document that the member has sent and nobody has decided on. */
async function sendPaper(
  owner: pg.Client,
  { siteId, memberId, groupId, page }: { siteId: string; memberId: string; groupId: string; page: string },
) {
  const [kindId, paperId, pageId] = [uuidv7(), uuidv7(), uuidv7()];
  const at = (sql: string, ...values: unknown[]) => owner.query(sql, [siteId, ...values]);
  await at(`insert into paper_kinds (site_id, id, name, valid_months) values ($1, $2, 'Carte', 12)`, kindId);
  await at('insert into paper_kind_groups values ($1, $2, $3)', kindId, groupId);
  await at(
    `insert into papers (site_id, id, kind_id, member_id, person_id, state, sent_at)
     select site_id, $2, $3, id, person_id, 'waiting', now() from members where site_id = $1 and id = $4`,
    ...[paperId, kindId, memberId],
  );
  await at(
    `insert into paper_pages (site_id, id, paper_id, person_id, position, type, sha256, bytes)
     select site_id, $2, id, person_id, 1, 'application/pdf', '\\x00', $4 from papers where site_id = $1 and id = $3`,
    ...[pageId, paperId, Buffer.from(`%PDF-1.4 ${page} %%EOF`)],
  );
  return { kindId, paperId, pageId };
}

interface Somebody {
  readonly id: string;
  readonly cookie: string;
}

/** A company that the member is a person of, with two managers, one that nobody manages yet, and another one's manager. */
export async function openCompany(
  owner: pg.Client,
  make: { person(canary: string): Promise<Somebody> },
  { key, siteId, member }: { key: string; siteId: string; member: Somebody },
) {
  const [companyId, unmanaged, neighbour, centre] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const companyLotId = uuidv7();
  const manager = await make.person(`canari-${key}-societe-gerante`);
  const second = await make.person(`canari-${key}-societe-gerant`);
  for (const [id, name] of [
    [companyId, `canari-${key}-societe`],
    [unmanaged, `canari-${key}-societe-neuve`],
    [neighbour, `canari-${key}-voisine`],
  ]) {
    await owner.query(
      `insert into companies (id, network_id, name, email, street, postcode, commune, country, currency)
       select $1, network_id, $2, 'compta@exemple.fr', '1 rue du Four', '59000', 'Lille', 'FR', currency from sites
       where site_id = $3`,
      [id, name, siteId],
    );
    await owner.query('insert into company_accounts (site_id, company_id) values ($1, $2)', [siteId, id]);
  }
  await owner.query(
    `insert into credit_lots (site_id, id, company_id, unit, kind, valid, name, source_kind, granted, created_at)
     values ($1, $2, $3, 'pass', 'desk', '[2026-11-01,)', 'Convention', 'site', 5, now())`,
    [siteId, companyLotId, unmanaged],
  );
  await owner.query(`insert into company_cost_centres (company_id, id, name) values ($1, $2, 'Atelier')`, [
    ...[companyId, centre],
  ]);
  await owner.query(
    `insert into company_people (company_id, person_id, pays_by_default, cost_centre_id, joined_at)
     values ($1, $2, false, $3, now())`,
    [companyId, member.id, centre],
  );
  const next = await make.person(`canari-${key}-voisine-gerante`);
  for (const [{ id }, company] of [
    [manager, companyId],
    [second, companyId],
    [next, neighbour],
  ] as const) {
    await owner.query(
      `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'company', $2, 'manager')`,
      [id, company],
    );
  }
  const ids = {
    companies: unmanaged,
    'companies/people': member.id,
    'companies/managers': second.id,
    'companies/cost-centres': centre,
  };
  return { companyId, companyLotId, centre, cookie: manager.cookie, neighbour: next.cookie, ids };
}
