import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ResourceId, type SiteId, notFound } from '#libs/domain';
import { AnswersFile, Can, IdPipe, Public, RequestScope, type Scope, Takes, bytesOf } from '#libs/platform';
import { EitherTextView } from '../resources/resources.views.js';
import { PHOTO_SIZES, PHOTO_TYPE, type PhotoSize } from './photos.image.js';
import { type AltTexts, PHOTOS_AT_MOST, PhotosService } from './photos.service.js';
import type { Photo, StoredPicture } from './photos.store.js';

/** A good phone's photo has 4 MB. */
const UPLOAD_AT_MOST = 10 * 1024 * 1024;
const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

export class PhotoView {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: of the site as a whole.' }) resourceId:
    string | null;
  @ApiProperty({ type: EitherTextView, description: 'What it shows.' }) alt: EitherTextView;
  @ApiProperty({ description: 'Of the large picture; the small one has the same shape.' }) width: number;
  @ApiProperty() height: number;
  @ApiProperty() smallWidth: number;

  static from({ altFr, altEn, ...photo }: Photo): PhotoView {
    return { ...photo, alt: { fr: altFr, en: altEn } };
  }
}

export class PhotoListView {
  @ApiProperty({ type: [PhotoView] }) photos: PhotoView[];
}

export class AltRequest {
  @ApiPropertyOptional({ maxLength: 300, description: 'What the photo shows, in French or for both languages.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  altFr?: string;

  @ApiPropertyOptional({ maxLength: 300, description: 'What the photo shows, in English or for both languages.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  altEn?: string;
}

export class NewPhotoQuery extends AltRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the photo again is safe.' })
  @IsUUID()
  id: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Left out: a photo of the site as a whole.' })
  @IsOptional()
  @IsUUID()
  resourceId?: string;
}

export class PhotoOrderRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Left out: the photos of the site as a whole.' })
  @IsOptional()
  @IsUUID()
  resourceId?: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Every one of these photos, in the order wanted.' })
  @IsArray()
  @ArrayMaxSize(PHOTOS_AT_MOST)
  @IsUUID('all', { each: true })
  ids: string[];
}

const textsOf = ({ altFr, altEn }: AltRequest): AltTexts => ({ altFr: altFr ?? null, altEn: altEn ?? null });
const resourceOf = (id: string | undefined) => (id?.toLowerCase() ?? null) as ResourceId | null;

function sizeOf(text: string): PhotoSize {
  const size = PHOTO_SIZES.find((one) => one === text);
  if (!size) throw notFound();
  return size;
}

function served(reply: FastifyReply, { bytes, sha256 }: StoredPicture): StreamableFile {
  void reply.header('etag', `"${sha256}"`);
  return new StreamableFile(bytes, { type: PHOTO_TYPE, disposition: 'inline', length: bytes.length });
}

@ApiTags('photos')
@Controller('api/manage/:siteId')
export class PhotosController {
  constructor(private readonly photos: PhotosService) {}

  @Get('photos')
  @Can('site.place')
  @ApiOperation({ summary: 'The photos of a site and of its resources, in order' })
  @ApiOkResponse({ type: PhotoListView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<PhotoListView> {
    return { photos: (await this.photos.list(scope, siteId)).map(PhotoView.from) };
  }

  @Post('photos')
  @Can('site.settings')
  @Takes(...UPLOAD_TYPES)
  @ApiOperation({ summary: 'Add a photo: the body is the picture itself, at most 10 MB; it is drawn anew' })
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: PhotoView })
  async add(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { id, resourceId, altFr, altEn }: NewPhotoQuery,
    @Req() request: FastifyRequest,
  ): Promise<PhotoView> {
    const order = { id: id.toLowerCase(), resourceId: resourceOf(resourceId), ...textsOf({ altFr, altEn }) };
    return PhotoView.from(await this.photos.add(scope, siteId, order, () => bytesOf(request, UPLOAD_AT_MOST)));
  }

  @Put('photos/:id')
  @Can('site.settings')
  @ApiOperation({ summary: 'Say anew what a photo shows' })
  @ApiOkResponse({ type: PhotoView })
  async describe(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: AltRequest,
  ): Promise<PhotoView> {
    return PhotoView.from(await this.photos.describe(scope, siteId, id, textsOf(body)));
  }

  @Delete('photos/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Show a photo no more' })
  @ApiNoContentResponse()
  async remove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.photos.remove(scope, siteId, id);
  }

  @Put('photo-order')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'The order of the photos of the site, or of one resource' })
  @ApiNoContentResponse()
  async reorder(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { resourceId, ids }: PhotoOrderRequest,
  ): Promise<void> {
    const wanted = ids.map((id) => id.toLowerCase());
    await this.photos.reorder(scope, siteId, resourceOf(resourceId), wanted);
  }

  @Get('photos/:id/:size')
  @Can('site.place')
  @ApiOperation({ summary: 'A picture as it is served, also while the site is not published' })
  @ApiParam({ name: 'size', enum: PHOTO_SIZES })
  @AnswersFile(PHOTO_TYPE)
  @Header('cache-control', 'private, max-age=31536000, immutable')
  async picture(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Param('size') size: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return served(reply, await this.photos.picture(scope, siteId, id, sizeOf(size)));
  }
}

/** For everybody, while the site is published. A photo never changes: another picture is another photo. */
@ApiTags('photos')
@Controller('api/photos')
export class SharedPhotosController {
  constructor(private readonly photos: PhotosService) {}

  @Get(':id/:size')
  @Public()
  @ApiOperation({ summary: 'A picture of a published site' })
  @ApiParam({ name: 'size', enum: PHOTO_SIZES })
  @AnswersFile(PHOTO_TYPE)
  @Header('cache-control', 'public, max-age=31536000, immutable')
  async picture(
    @Param('id', IdPipe) id: string,
    @Param('size') size: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return served(reply, await this.photos.shared(id, sizeOf(size)));
  }
}
