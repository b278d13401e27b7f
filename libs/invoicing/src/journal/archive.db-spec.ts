import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Zippable, unzipSync, zipSync } from 'fflate';
import { type Entry, type Manifest, ZipFile, checkArchive, entryOf, genesisOf, hashOf, sha256 } from '#libs/chain';
import { canonicalJson } from '#libs/domain';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { Seller } from '../../../../test/support/journal-world.js';
import { ArchiveService } from './archive.service.js';
import { JournalKey } from './key.js';

type Files = Record<string, Uint8Array>;

/** An archive of two days and a month, and what each attack makes of it. */
describe('an archive', () => {
  let world: InvoicingWorld;
  let seller: Seller;
  let folder: string;
  let sound: Uint8Array;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'maille-archive-'));
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 19, 9));
    seller = await Seller.at(world);
    for (const day of ['2026-10-30', '2026-11-19', '2026-11-19', '2026-11-20']) await seller.sell(day);
    world.moveTo('2026-12-01');
    sound = await archived('2026-11-01', '2026-11-30');
  });
  afterAll(async () => {
    await world.stop();
    rmSync(folder, { recursive: true });
  });

  async function archived(from: string, to: string): Promise<Uint8Array> {
    const { chunks } = await world.get(ArchiveService).make(world.scope(seller.siteId), seller.siteId, from, to);
    const all: Uint8Array[] = [];
    for await (const chunk of chunks) all.push(chunk);
    return Buffer.concat(all);
  }

  function written(bytes: Uint8Array): string {
    const path = join(folder, 'archive.zip');
    writeFileSync(path, bytes);
    return path;
  }

  async function faults(bytes: Uint8Array, trust: Parameters<typeof checkArchive>[1] = {}): Promise<string[]> {
    const zip = await ZipFile.open(written(bytes));
    try {
      const report = await checkArchive(zip, trust);
      return [...new Set(report.faults.map(({ code }) => code))];
    } finally {
      await zip.close();
    }
  }

  const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes!).toString('utf8');
  const entriesOf = (files: Files): Entry[] =>
    text(files['journal.ndjson'])
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry);

  /** Changes the journal, and puts the manifest in order as whoever attacks would. */
  function forged(change: (entries: Entry[], files: Files) => readonly Entry[]): Uint8Array {
    const files: Files = { ...unzipSync(sound) };
    const entries = change(entriesOf(files), files);
    files['journal.ndjson'] = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    const manifest = JSON.parse(text(files['manifest.json'])) as Manifest;
    const listed = manifest.files.map((file) => ({ ...file, sha256: sha256(files[file.name]!) }));
    const last = entries.at(-1)!;
    const head = { seq: last.seq, hash: last.hash };
    files['manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, head, files: listed }));
    return zipSync(files as Zippable);
  }

  const indexOf = (entries: readonly Entry[], kind: string) => entries.findIndex((entry) => entry.kind === kind);
  const edited = (entry: Entry): Entry => {
    const payload = canonicalJson({ ...(JSON.parse(entry.payload) as object), grossCents: 1 });
    return { ...entry, payload };
  };

  it('as it was written has no fault, also against the anchors that were mailed and printed', async () => {
    const head = (await seller.entries()).at(-1)!;
    const closure = (await seller.entries()).find(({ kind }) => kind === 'CLOSURE_MONTH')!;
    const trust = { anchors: [head.hash, closure.hash.slice(0, 16)], keyIds: [world.get(JournalKey).current().id] };
    expect(await faults(sound, trust)).toEqual([]);
    const files = unzipSync(sound);
    // It can be found out from the archive alone what is in it, and how to check it by hand.
    expect(text(files['LISEZMOI-README.txt'])).toMatch(/SHA-256[\s\S]+Ed25519[\s\S]+npm run verify/);
    expect(Object.keys(files).toSorted()).toEqual([
      'LISEZMOI-README.txt',
      ...['2', '3', '4'].flatMap((rank) =>
        ['json', 'pdf', 'xml'].map((kind) => `documents/F2026-00000${rank}.${kind}`),
      ),
      ...['journal.ndjson', 'keys.json', 'manifest.json'],
    ]);
    expect(head).toMatchObject({ kind: 'ARCHIVE', payload: '{"documents":3,"from":"2026-11-01","to":"2026-11-30"}' });
  });

  it('of days without documents has the journal all the same', async () => {
    expect(await faults(await archived('2025-01-01', '2025-12-31'))).toEqual([]);
  });

  it('ends no sooner than it begins', async () => {
    const asked = archived('2026-11-30', '2026-11-01');
    await expect(asked).rejects.toEqual(expect.objectContaining({ code: 'archive_days_reversed' }));
  });

  it('has fewer documents than a zip has room for: more days than that are refused with their number', async () => {
    const other = await Seller.at(world);
    await other.sell('2026-12-01');
    const { siteId } = other;
    const { memberId, personId } = await world.member(siteId);
    // As many as they are, they are not worth being issued one by one.
    await world.rows('set session_replication_role = replica');
    await world.rows(
      `insert into invoices (site_id, id, kind, status, member_id, person_id, month, currency, number_year, number_rank,
         number, issued_at, issued_on, due_on, buyer_name, snapshot, snapshot_sha256, created_at)
       select $1, gen_random_uuid(), 'invoice', 'issued', $2, $3, '2026-11', 'EUR', 2026, n, 'F2026-' || n, now(),
         '2026-11-03', '2026-11-03', 'x', '{}', '', now() from generate_series(2, 15002) n`,
      [siteId, memberId, personId],
    );
    await world.rows('set session_replication_role = origin');
    const asked = world.get(ArchiveService).make(world.scope(siteId), siteId, '2026-11-01', '2026-11-30');
    const details = {
      documents: 15_001,
      most: 15_000,
      detail: '15001 documents, at most 15000 fit: ask for fewer days',
    };
    await expect(asked).rejects.toMatchObject({ kind: 'conflict', code: 'archive_too_long', details });
  });

  describe('is named by its attack', () => {
    it('an entry was edited', async () => {
      const bytes = forged((entries) =>
        entries.with(indexOf(entries, 'DOCUMENT'), edited(entries[indexOf(entries, 'DOCUMENT')]!)),
      );
      expect(await faults(bytes)).toEqual(['payload_altered', 'closure_wrong']);
    });

    it('an entry was deleted', async () => {
      const bytes = forged((entries) => entries.toSpliced(indexOf(entries, 'DOCUMENT'), 1));
      expect(await faults(bytes)).toEqual(expect.arrayContaining(['sequence_gap', 'link_broken', 'number_gap']));
    });

    it('two entries were swapped', async () => {
      const bytes = forged((entries) => {
        const at = indexOf(entries, 'CLOSURE_MONTH');
        return entries.with(at, entries[at + 1]!).with(at + 1, entries[at]!);
      });
      expect(await faults(bytes)).toEqual(expect.arrayContaining(['sequence_gap', 'link_broken']));
    });

    it('an entry was edited and all hashes reckoned anew', async () => {
      const bytes = forged((entries) => {
        const chain: Entry[] = [];
        for (const [index, entry] of entries.entries()) {
          const changed = index === indexOf(entries, 'DOCUMENT') ? edited(entry) : entry;
          const prev = chain.at(-1)?.hash ?? genesisOf(entry.issuer);
          const head = { ...changed, payloadHash: sha256(changed.payload), prev };
          chain.push({ ...head, hash: hashOf(head) });
        }
        return chain;
      });
      expect(await faults(bytes)).toEqual(expect.arrayContaining(['signature_wrong', 'closure_wrong']));
    });

    it('a closure was forged by who has the key', async () => {
      const bytes = forged((entries) => {
        const chain: Entry[] = [];
        for (const entry of entries) {
          const payload = JSON.parse(entry.payload) as Record<string, unknown>;
          if (entry.kind === 'CLOSURE_MONTH') payload.perpetual = { documents: 1, grossCents: 1, absoluteCents: 1 };
          const prev = chain.at(-1)?.hash ?? genesisOf(entry.issuer);
          if (entry.kind.startsWith('CLOSURE')) payload.head = prev;
          const { issuer, seq, kind } = entry;
          chain.push(
            entryOf({ issuer, seq, at: Date.parse(entry.at), kind, payload, prev }, world.get(JournalKey).current()),
          );
        }
        return chain;
      });
      expect(await faults(bytes)).toEqual(['closure_wrong']);
      const anchors = [(await seller.entries()).find(({ kind }) => kind === 'CLOSURE_MONTH')!.hash];
      expect(await faults(bytes, { anchors })).toEqual(['closure_wrong', 'anchor_missing']);
    });

    it('its tail was cut off', async () => {
      expect(await faults(forged((entries) => entries.slice(0, -1)))).toEqual(['tail_missing']);
      const more = await faults(forged((entries) => entries.slice(0, -3)));
      expect(more).toEqual(['tail_missing', 'file_missing']);
    });

    it('its tail was cut off at an earlier archive, which only an anchor can tell', async () => {
      const again = await archived('2026-11-01', '2026-11-30');
      const anchors = [(await seller.entries()).at(-1)!.hash];
      expect(await faults(sound)).toEqual([]);
      expect(await faults(sound, { anchors })).toEqual(['anchor_missing']);
      expect(await faults(again, { anchors })).toEqual([]);
    });

    it('a PDF was replaced', async () => {
      const bytes = forged((entries, files) => {
        files['documents/F2026-000003.pdf'] = files['documents/F2026-000002.pdf']!;
        return entries;
      });
      expect(await faults(bytes)).toEqual(['file_replaced']);
    });

    it('a document was taken out, or put in', async () => {
      const without = forged((entries, files) => {
        const manifest = JSON.parse(text(files['manifest.json'])) as Manifest;
        const left = manifest.files.filter(({ name }) => name !== 'documents/F2026-000003.pdf');
        delete files['documents/F2026-000003.pdf'];
        files['manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, files: left }));
        return entries;
      });
      expect(await faults(without)).toEqual(['file_missing']);
      const more = forged((entries, files) => {
        files['documents/F2026-000009.pdf'] = files['documents/F2026-000002.pdf']!;
        return entries;
      });
      expect(await faults(more)).toEqual(['file_unknown']);
    });

    it('another key signed all of it anew', async () => {
      const trusted = world.get(JournalKey).current().id;
      expect(await faults(sound, { keyIds: ['0'.repeat(16)] })).toEqual(['key_untrusted']);
      expect(await faults(sound, { keyIds: [trusted] })).toEqual([]);
    });

    it('its entries are nonsense', async () => {
      const bytes = forged((entries) => [
        { ...entries[0]!, kind: 'DOCUMENT', payload: '{}' },
        { v: 2 } as never,
        ...entries,
      ]);
      expect(await faults(bytes)).toEqual(expect.arrayContaining(['payload_unreadable', 'payload_altered']));
    });
  });

  describe('is checked by a program that needs no database', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['dist/apps/cli/src/archive/main.js', ...args], {
        env: { PATH: process.env.PATH },
        encoding: 'utf8',
      });

    it('0 when it is as it was written', () => {
      const { status, stdout } = run(written(sound));
      expect(stdout).toContain('The archive is as it was written.');
      // Three are of the days of the archive, four in the journal.
      expect(stdout).toContain('3 documents of these days in 13 files');
      expect(stdout).toMatch(/the whole journal: \d+ entries, 4 documents, /);
      expect(stdout).toContain('No --key was given');
      expect(status).toBe(0);
    });

    it('1 with each fault by its name', () => {
      const { status, stdout } = run(written(forged((entries) => entries.slice(0, -2))), `--anchor=${'a'.repeat(16)}`);
      expect(stdout).toMatch(/FAULT tail_missing, entry \d+: /);
      expect(stdout).toContain('FAULT anchor_missing: ');
      expect(status).toBe(1);
    });

    it.each([
      ['no archive', () => [written(Buffer.from('PK no'))], 'The file is no zip archive.'],
      ['cut short', () => [written(sound.subarray(0, sound.length - 200))], 'The file is no zip archive.'],
      ['something else', () => [written(zipSync({ 'a.txt': Buffer.from('x') }))], 'There is no manifest.json'],
      ['no file', () => [join(folder, 'nothing.zip')], 'ENOENT'],
      ['no argument', () => [], 'npm run verify'],
      ['an anchor that is none', () => ['a.zip', '--anchor=xyz'], 'npm run verify'],
    ])('2 when there is %s', (_what, args, said) => {
      const { status, stderr } = run(...args());
      expect(stderr).toContain(said);
      expect(status).toBe(2);
    });
  });
});
