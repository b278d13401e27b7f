import { StreamableFile } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Day } from '#libs/domain';
import type { KnownKind, SharedKind } from './kinds.store.js';
import type { Kinds } from './kinds.service.js';
import type { FiledPapers, PaperDesk } from './decisions.service.js';
import { fileName } from './papers.file.js';
import { PAPER_STATUSES, type PageType, type PaperStatus, lastDayOf, statusOf } from './papers.rules.js';
import type { OwnPapers } from './papers.service.js';
import type { Paper, StoredPage } from './papers.store.js';

export class OpenedGroupView {
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Off every price, in hundredths of a percent; 0: it has prices of its own.' })
  discountBp: number;
}

/** What a site asks for, as everybody may know it. */
export class SharedKindView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true, description: 'What is to be sent, in the words of the site.' })
  explanation: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'How long it counts; null: as the site says each time.' })
  validMonths: number | null;
  @ApiProperty({ type: [OpenedGroupView] }) groups: OpenedGroupView[];

  static from({ id, name, explanation, validMonths, groups }: SharedKind): SharedKindView {
    return { id, name, explanation, validMonths, groups: [...groups] };
  }
}

export class SocialTariffsView {
  @ApiProperty({ type: [SharedKindView] }) kinds: SharedKindView[];
}

export class PaperPageView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['image/webp', 'application/pdf'] }) type: PageType;
  @ApiProperty({ description: 'In bytes.' }) size: number;
}

export class PaperView {
  @ApiProperty() id: string;
  @ApiProperty() kindId: string;
  @ApiProperty() kindName: string;
  @ApiProperty({ enum: PAPER_STATUSES, description: 'ending: approved, and over within 14 days.' }) status: PaperStatus;
  @ApiProperty({ format: 'date-time' }) sentAt: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day on which it counts.' })
  lastDay: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused or taken back.' })
  reason: string | null;
  @ApiProperty({ type: [PaperPageView], description: 'None: they are forgotten.' }) pages: PaperPageView[];

  static from({ id, kindId, kindName, state, sentAt, lastDay, reason, pages }: Paper, today: Day): PaperView {
    const status = statusOf({ state, lastDay }, today);
    return { id, kindId, kindName, status, sentAt: sentAt.toISOString(), lastDay, reason, pages: [...pages] };
  }
}

export class PapersSiteView {
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() timeZone: string;
}

export class OwnPapersView {
  @ApiProperty() site: PapersSiteView;
  @ApiProperty({ type: [SharedKindView] }) kinds: SharedKindView[];
  @ApiProperty({ type: [PaperView], description: 'What waits first, then the newest.' }) papers: PaperView[];

  static from({ site: { slug, name, timeZone }, today, kinds, papers }: OwnPapers): OwnPapersView {
    return {
      site: { slug, name, timeZone },
      kinds: kinds.map((kind) => SharedKindView.from(kind)),
      papers: papers.map((paper) => PaperView.from(paper, today)),
    };
  }
}

export class MyPapersView {
  @ApiProperty({ type: [OwnPapersView] }) sites: OwnPapersView[];
}

/** As the staff see it. */
export class FiledPaperView extends PaperView {
  @ApiProperty() memberId: string;
  @ApiProperty() memberName: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date', nullable: true },
    description: 'Of one that waits: the last day if it is approved today and nothing else is said.',
  })
  proposedLastDay: string | null;

  static of(paper: Paper, today: Day): FiledPaperView {
    const { state, validMonths, memberId, memberName, decidedAt } = paper;
    const proposes = state === 'waiting' && validMonths !== null;
    return {
      ...PaperView.from(paper, today),
      ...{ memberId, memberName, decidedAt: decidedAt?.toISOString() ?? null },
      proposedLastDay: proposes ? lastDayOf(undefined, paper, today) : null,
    };
  }
}

export class PaperDeskView {
  @ApiProperty({ format: 'date', description: 'Where the site is.' }) today: string;
  @ApiProperty({ description: 'How many wait in all.' }) waitingCount: number;
  @ApiProperty({ type: [FiledPaperView], description: 'The first 50, the oldest first.' }) waiting: FiledPaperView[];
  @ApiProperty({ type: [FiledPaperView], description: 'The last 50.' }) decided: FiledPaperView[];

  static from({ today, waiting, papers, decided }: PaperDesk): PaperDeskView {
    return {
      ...{ today, waitingCount: waiting },
      waiting: papers.map((paper) => FiledPaperView.of(paper, today)),
      decided: decided.map((paper) => FiledPaperView.of(paper, today)),
    };
  }
}

export class PapersWaitingView {
  @ApiProperty() waiting: number;
}

export class FiledPapersView {
  @ApiProperty({ format: 'date', description: 'Where the site is.' }) today: string;
  @ApiProperty({ type: [FiledPaperView] }) papers: FiledPaperView[];

  static from({ today, papers }: FiledPapers): FiledPapersView {
    return { today, papers: papers.map((paper) => FiledPaperView.of(paper, today)) };
  }
}

export class PaperKindView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) explanation: string | null;
  @ApiProperty({ type: Number, nullable: true }) validMonths: number | null;
  @ApiProperty() active: boolean;
  @ApiProperty({ type: [String] }) groupIds: readonly string[];

  static from({ id, name, explanation, validMonths, active, groupIds }: KnownKind): PaperKindView {
    return { id, name, explanation, validMonths, active, groupIds };
  }
}

export class GroupToOpenView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'False: nobody new is put into it.' }) active: boolean;
}

export class PaperKindsView {
  @ApiProperty({ type: [PaperKindView], description: 'By name, those that are closed last.' }) kinds: PaperKindView[];
  @ApiProperty({ type: [GroupToOpenView] }) groups: GroupToOpenView[];

  static from({ kinds, groups }: Kinds): PaperKindsView {
    return {
      kinds: kinds.map((kind) => PaperKindView.from(kind)),
      groups: groups.map(({ id, name, active }) => ({ id, name, active })),
    };
  }
}

/**
 * A page as it goes out: a picture is shown in place, a PDF is saved; whatever a browser makes of either, it runs
 * nothing, keeps nothing and belongs to no page of ours.
 */
export function served(reply: FastifyReply, { type, bytes, sha256, position }: StoredPage): StreamableFile {
  void reply.headers({
    etag: `"${sha256}"`,
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const how = type === 'application/pdf' ? 'attachment' : 'inline';
  const disposition = `${how}; filename="${fileName(position, type)}"`;
  return new StreamableFile(bytes, { type, disposition, length: bytes.length });
}
