import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { PersonId, SiteId } from '#libs/domain';
import { jobScope, personScope } from '#libs/platform';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { DirectoryService } from '../directory/directory.service.js';
import type { Outcome } from './import.rules.js';
import { ImportService } from './import.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);
const NOBODY = { created: 0, updated: 0, unchanged: 0, refused: 0 };

describe('members from a file', () => {
  let world: MembersWorld;
  let imports: ImportService;
  let site: SiteId;
  let other: SiteId;
  let luc: PersonId;

  const scope = (at = site) => personScope(luc, at);
  const report = (id: string, outcome: Outcome | null = null) => imports.report(scope(), site, id, outcome, 1);
  /** Sends a file and has it judged. */
  async function checked(text: string | Buffer): Promise<string> {
    const id = uuidv7();
    await imports.send(scope(), site, id, Buffer.from(text as string));
    await world.work();
    return id;
  }
  async function done(text: string | Buffer): Promise<string> {
    const id = await checked(text);
    await imports.run(scope(), site, id);
    await world.work();
    return id;
  }
  const members = () =>
    world.rows<{ email: string; name: string }>(
      'select email, name, company_name as company from members where site_id = $1 order by email',
      [site],
    );

  beforeAll(async () => {
    world = await MembersWorld.start(NOW);
    imports = world.get(ImportService);
    const network = await world.network();
    site = await world.site(network, 'La Grappe');
    other = await world.site(network, 'La Filature');
    luc = await world.person('luc@example.org', 'Luc');
  });
  afterAll(() => world.stop());

  const FILE = [
    'Nom;E-mail;Entreprise;Couleur',
    'Zoé Blanc;zoe@example.org;=Blanc SAS;bleu',
    'Léa;lea@example.org;;',
    'Sans adresse;;;',
    'Encore Zoé;ZOE@example.org;;',
    'Luc au bureau;luc@example.org;;',
    '',
  ].join('\r\n');

  it('are judged line by line, and nothing is changed', async () => {
    const id = await checked(FILE);
    expect(await report(id)).toMatchObject({
      ...{ state: 'checked', encoding: 'utf-8', lastLine: 6, doneLine: 6 },
      columns: [{ field: 'name' }, { field: 'email' }, { field: 'companyName' }, { header: 'Couleur', field: null }],
      counts: { ...NOBODY, created: 3, refused: 2 },
    });
    expect((await report(id, 'refused')).lines).toEqual([
      { line: 4, outcome: 'refused', email: null, reason: 'email', sameAs: null },
      { line: 5, outcome: 'refused', email: 'zoe@example.org', reason: 'email_twice', sameAs: 2 },
    ]);
    expect(await members()).toEqual([]);
  });

  it('are written on order; who has an account keeps it, formulas are text, the same file again changes nothing', async () => {
    const id = await done(FILE);
    expect(await report(id)).toMatchObject({ state: 'done', counts: { created: 3, refused: 2 } });
    const written = await members();
    expect(written).toEqual([
      { email: 'lea@example.org', name: 'Léa', company: null },
      { email: 'luc@example.org', name: 'Luc au bureau', company: null },
      { email: 'zoe@example.org', name: 'Zoé Blanc', company: '=Blanc SAS' },
    ]);
    expect(await world.rows(`select name from persons where email = 'luc@example.org'`)).toEqual([{ name: 'Luc' }]);
    const again = await done(FILE);
    expect(await report(again)).toMatchObject({ state: 'done', counts: { ...NOBODY, unchanged: 3, refused: 2 } });
    expect(await members()).toEqual(written);
    expect(
      await world.rows('select bytes from member_imports where bytes is not null and state = $1', ['done']),
    ).toEqual([]);
  });

  it('change what is said otherwise, and no more', async () => {
    const id = await done('email,company\nlea@example.org,Léa & fils\nzoe@example.org,\n');
    expect((await report(id)).counts).toEqual({ ...NOBODY, updated: 1, unchanged: 1 });
    expect(await members()).toContainEqual({ email: 'lea@example.org', name: 'Léa', company: 'Léa & fils' });
  });

  it('go out as they came in: the export is a file of which nothing changes', async () => {
    const parts: string[] = [];
    for await (const part of imports.export(scope(), site)) parts.push(part);
    const text = parts.join('');
    expect(text.startsWith('\uFEFFE-mail;Nom complet;')).toBe(true);
    expect(text).toContain(";'=Blanc SAS;");
    const id = await done(text);
    expect((await report(id)).counts).toEqual({ ...NOBODY, unchanged: 3 });
  });

  it.each([
    ['import_unreadable', Buffer.from([0xff, 0xfe, 0x61, 0x00])],
    ['import_unreadable', Buffer.from('')],
    ['import_without_email', Buffer.from('Nom;Ville\nZoé;Lille\n')],
  ])('of a file that is none are refused as a whole: %s', async (because, bytes) => {
    const id = await checked(bytes);
    expect(await report(id)).toMatchObject({ state: 'refused', refusedBecause: because, counts: NOBODY });
    await expect(imports.run(scope(), site, id)).rejects.toMatchObject({ code: 'import_not_ready' });
  });

  it('are not taken before every line is judged, and belong to their site', async () => {
    const id = uuidv7();
    await imports.send(scope(), site, id, Buffer.from(FILE));
    await expect(imports.run(scope(), site, id)).rejects.toMatchObject({ code: 'import_not_ready' });
    await world.work();
    await expect(imports.report(scope(other), other, id, null, 1)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(imports.run(scope(other), other, id)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('go on where a killed job was, and two jobs at once write each line once', async () => {
    const lines = Array.from({ length: 1200 }, (_, i) => `Membre ${i};m${i}@example.org`);
    const id = await checked(['Nom;E-mail', ...lines].join('\n'));
    await imports.run(scope(), site, id);
    // As a job leaves it that was killed after its first batch.
    await world.rows('update member_imports set done_line = 501 where id = $1', [id]);
    const [event] = await world.rows<{ payload: Record<string, unknown> }>(
      `select payload from events where topic = 'members.import' order by id desc limit 1`,
    );
    const { handler } = world.jobOf('members.import');
    await Promise.all([handler(event!.payload, 'a'), handler(event!.payload, 'b')]);
    expect(await report(id)).toMatchObject({ state: 'done', lastLine: 1201 });
    const [count] = await world.rows(`select count(*)::int as n from members where email like 'm%@example.org'`);
    expect(count).toEqual({ n: 700 });
  });

  it('are forgotten as a file after a week', async () => {
    const id = await checked(FILE);
    world.clock.moveTo(NOW + 8 * 86_400_000);
    await world.jobOf('members.import.forget').handler({}, 'x');
    await expect(report(id)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await world.rows('select * from member_import_lines')).toEqual([]);
    world.clock.moveTo(NOW);
  });

  it('may be a hundred thousand, with broken encodings and formulas among them', async () => {
    const lines = Array.from({ length: 99_999 }, (_, i) =>
      i % 1000 === 7
        ? Buffer.concat([Buffer.from(`Br`), Buffer.from([0xe9]), Buffer.from(`;b${i}@mass.example.org;\n`)])
        : Buffer.from(`Médéric ${i};m${i}@mass.example.org;${i % 1000 === 8 ? '"=cmd|\' /C calc\'!A0"' : ''}\n`),
    );
    const file = Buffer.concat([Buffer.from('Nom;E-mail;Entreprise\n'), ...lines]);
    const began = performance.now();
    const id = await checked(file);
    const judged = performance.now();
    expect(await report(id)).toMatchObject({ state: 'checked', counts: { created: 99_899, refused: 100 } });
    await imports.run(scope(), site, id);
    await world.work();
    const wrote = performance.now();
    expect(await report(id)).toMatchObject({ state: 'done', counts: { created: 99_899, refused: 100 } });
    const found = await world
      .get(DirectoryService)
      .list(jobScope('test', site), site, { q: 'mederic 99', filter: null, groupId: null, page: 1 });
    const listed = performance.now();
    expect(found.total).toBe(1109);
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
    console.info(
      `100,000 lines: judged in ${seconds(began, judged)} s, written in ${seconds(judged, wrote)} s, searched in ${seconds(wrote, listed)} s`,
    );
  });
});
