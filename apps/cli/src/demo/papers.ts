import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { PersonId, SiteId } from '#libs/domain';
import type { DecisionsService, GroupsService, PaperKindsService, PapersService } from '#libs/members';
import { operatorScope } from '#libs/platform';
import type { Random } from './random.js';

export interface PaperServices {
  readonly groups: GroupsService;
  readonly paperKinds: PaperKindsService;
  readonly papers: PapersService;
  readonly decisions: DecisionsService;
}

interface Students {
  readonly siteId: SiteId;
  readonly slug: string;
  readonly approved: PersonId;
  readonly waiting: PersonId;
}

/** Students pay a fifth less: one was let in with a certificate, the card of another waits for a manager. */
export async function socialTariff(services: PaperServices, random: Random, students: Students): Promise<void> {
  const { siteId, slug } = students;
  const scope = operatorScope(siteId);
  const [group, kindId] = [random.uuid(), random.uuid()];
  await services.groups.create(scope, siteId, group, {
    ...{ name: 'Étudiants', discountBp: 2000, validityMonths: null, active: true, rates: [] },
  });
  await services.paperKinds.create(scope, siteId, kindId, {
    name: 'Carte d’étudiant',
    explanation: 'Votre carte de l’année en cours, ou un certificat de scolarité. Cachez votre numéro d’étudiant.',
    ...{ validMonths: 10, active: true, groupIds: [group] },
  });
  const send = async (person: PersonId, page: Promise<Buffer>) => {
    const id = random.uuid();
    await services.papers.send(person, slug, { id, kindId }, () => page);
    return id;
  };
  await services.decisions.approve(scope, siteId, await send(students.approved, certificate()), { pages: 1 });
  await send(students.waiting, card());
}

function certificate(): Promise<Buffer> {
  return new Promise((resolve) => {
    const page = new PDFDocument({ size: 'A5', info: { Title: 'Certificat de scolarité (spécimen)' } });
    const chunks: Buffer[] = [];
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.fontSize(18).text('Certificat de scolarité').fontSize(11).moveDown().text('Spécimen, sans valeur.').end();
  });
}

/** Shapes alone: which letters a picture could show depends on the machine. */
const card = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="860" height="540">
  <rect width="860" height="540" rx="36" fill="#e1f0ed"/><rect width="860" height="110" fill="#0b5d57"/>
  <rect x="50" y="160" width="230" height="300" rx="12" fill="#fff"/>
  <circle cx="165" cy="270" r="62" fill="#8aa6a2"/><path d="M75 440q90-150 180 0z" fill="#8aa6a2"/>
  <rect x="330" y="180" width="420" height="34" rx="8" fill="#1b2422"/><rect x="330" y="250" width="300" height="24" rx="8" fill="#8aa6a2"/>
  <rect x="330" y="300" width="360" height="24" rx="8" fill="#8aa6a2"/><rect x="330" y="400" width="440" height="60" rx="8" fill="#fff"/>
</svg>`),
  )
    .png()
    .toBuffer();
