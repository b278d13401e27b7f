import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DomainError } from '#libs/domain';
import { Db, Public, jobScope, oldestWait } from '#libs/platform';

export class LiveView {
  @ApiProperty({ enum: ['live'] }) status: 'live';
}

export class ReadyView {
  @ApiProperty({ enum: ['ready'] }) status: 'ready';
  @ApiProperty({ description: 'How long the oldest event has waited for the worker.' }) oldestEventSeconds: number;
}

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(private readonly db: Db) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ type: LiveView })
  live(): LiveView {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'The process can serve: the database answers' })
  @ApiOkResponse({ type: ReadyView })
  async ready(): Promise<ReadyView> {
    if (!(await this.db.answers())) throw new DomainError('unavailable', 'unavailable');
    const oldestEventSeconds = await this.db.run(jobScope('health', null), (tx) => oldestWait(tx));
    return { status: 'ready', oldestEventSeconds };
  }
}
