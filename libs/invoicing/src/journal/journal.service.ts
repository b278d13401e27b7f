import { Injectable } from '@nestjs/common';
import { type DocumentPayload, type KeyPayload, SOFTWARE, sha256 } from '#libs/chain';
import {
  type InvoiceId,
  type InvoiceSnapshot,
  MINUTE,
  type SiteId,
  canonicalJson,
  conflict,
  localDay,
  toIso,
  vatRatesOfSeller,
} from '#libs/domain';
import { Clock, Jobs, type Tx } from '#libs/platform';
import { type LegalProfile, LegalProfiles } from '#libs/spaces';
import { sellerOf } from '../legal/index.js';
import { JournalKey } from './key.js';
import { type Head, lockHead, unrecorded, unrecordedFiles } from './journal.store.js';
import { OpenJournal } from './open-journal.js';

/** Two servers' clocks may be apart by as much: an entry then takes the time of the one before. */
const SKEW = MINUTE;

/** The name of a file of a document in its entry and in an archive. */
export const fileNameOf = (number: string, kind: string): string => `${number}.${kind}`;

/** What the journal has to say of the seller. A change of any of it is an entry. */
const settingOf = (profile: LegalProfile, at: number): object => {
  const { locale, timeZone, currency, paymentDays, country, vatRegime } = profile;
  const vatRatesBp = vatRatesOfSeller(country, vatRegime, localDay(at, timeZone));
  return { seller: sellerOf(profile, locale), timeZone, currency, paymentDays, vatRatesBp };
};

const hashOfPart = (part: object): string => sha256(canonicalJson(part));

function documentPayload(snapshot: InvoiceSnapshot, snapshotSha256: string, imported: boolean): DocumentPayload {
  const { number, kind, issuedOn, currency, corrects, seller, buyer, vat, netCents, vatCents, grossCents } = snapshot;
  return {
    ...{ number, kind, date: issuedOn, currency, corrects: corrects?.number ?? null },
    ...{ seller: hashOfPart(seller), buyer: hashOfPart(buyer) },
    vat: vat.map((group) => ({
      ...{ category: group.vatCategory, rateBp: group.vatRateBp },
      ...{ netCents: group.netCents, vatCents: group.vatCents },
    })),
    ...{ netCents, vatCents, grossCents, snapshot: snapshotSha256, imported },
  };
}

/** What was sold, in an order that cannot be changed afterwards without it showing (README, "Journal"). */
@Injectable()
export class Journal {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly key: JournalKey,
    private readonly profiles: LegalProfiles,
  ) {}

  /**
   * Takes the head of the seller's journal until the transaction ends, and says first what has to stand before anything
   * else: a new key, a new version, documents from before there was a journal, the closures of what is over, a changed
   * setting. Throws clock_went_back.
   */
  async open(tx: Tx, profile: LegalProfile): Promise<OpenJournal> {
    const { siteId, timeZone } = profile;
    const head = await lockHead(tx, siteId);
    const key = this.key.current();
    const journal = new OpenJournal(tx, siteId, head, this.timeAfter(head), key);
    if (head.keyId !== key.id) {
      journal.append('KEY_ROTATION', { keyId: key.id, publicKey: key.publicKey } satisfies KeyPayload);
    }
    if (head.softwareHash !== hashOfPart(SOFTWARE)) journal.append('SOFTWARE_VERSION', SOFTWARE);
    if (head.seq === 0) await this.importInto(journal, tx);
    await journal.closeBefore(localDay(journal.at, timeZone));
    const setting = settingOf(profile, journal.at);
    if (head.settingHash !== hashOfPart(setting)) journal.append('SETTING', setting);
    const anchor = journal.closed.findLast(({ kind }) => kind !== 'CLOSURE_DAY');
    if (anchor) await this.jobs.enqueue(tx, 'journal.closed', { siteId, seq: anchor.seq }, siteId);
    return journal;
  }

  /** Records what is now issued. The journal was opened before the document got its day; it settles afterwards. */
  document(journal: OpenJournal, id: InvoiceId, snapshot: InvoiceSnapshot, snapshotSha256: string): void {
    journal.document(id, documentPayload(snapshot, snapshotSha256, false));
  }

  /** Records the files of a document in the transaction that stores them: whatever their kind, each once. */
  async rendered(tx: Tx, siteId: SiteId, id: InvoiceId): Promise<void> {
    const journal = await this.openOf(tx, siteId);
    for (const { number, kind, sha256: hash, template } of await unrecordedFiles(tx, siteId, id)) {
      journal.append('RENDERED', { number, file: fileNameOf(number, kind), sha256: hash, template }, id);
    }
    await journal.settle();
  }

  /** Closes what is over and records what has changed of the seller: at its hour, and when its profile is saved. */
  async bringUpToDate(tx: Tx, siteId: SiteId): Promise<void> {
    await (await this.openOf(tx, siteId)).settle();
  }

  async openOf(tx: Tx, siteId: SiteId): Promise<OpenJournal> {
    const profile = await this.profiles.byTx(tx, siteId);
    if (!profile) throw new Error(`${siteId} has sold without a legal profile`);
    return this.open(tx, profile);
  }

  /** The database refuses what comes before the last entry; a small difference between two clocks is not worth a refusal. */
  private timeAfter({ at }: Head): number {
    const now = this.clock.now();
    if (now >= at - SKEW) return Math.max(now, at);
    throw conflict('clock_went_back', { detail: `the journal has an entry of ${toIso(at)}`, lastEntryAt: toIso(at) });
  }

  /** Documents that were issued before there was a journal, each behind the closures of the days before it. */
  private async importInto(journal: OpenJournal, tx: Tx): Promise<void> {
    const documents = await unrecorded(tx, journal.siteId);
    const files = Map.groupBy(await unrecordedFiles(tx, journal.siteId, null), ({ id }) => id);
    for (const { id, snapshot, sha256: hash } of documents) {
      await journal.closeBefore(snapshot.issuedOn);
      journal.document(id, documentPayload(snapshot, hash, true));
      for (const { number, kind, sha256: fileHash, template } of files.get(id) ?? []) {
        journal.append('RENDERED', { number, file: fileNameOf(number, kind), sha256: fileHash, template }, id);
      }
    }
    await journal.settle();
  }
}
