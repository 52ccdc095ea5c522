import { Controller, Get } from '@nestjs/common';
import { HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { CodedError, Public } from '../../platform/http/index.ts';

@Public()
@Controller('health')
export class HealthController {
  readonly #checks: HealthCheckService;
  readonly #database: TypeOrmHealthIndicator;

  constructor(checks: HealthCheckService, database: TypeOrmHealthIndicator) {
    this.#checks = checks;
    this.#database = database;
  }

  /** The process answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: its database answers within a second. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    const result = await this.#checks
      .check([() => this.#database.pingCheck('database', { timeout: 1_000 })])
      .catch((cause: unknown) => {
        throw new CodedError('not_ready', 'The database does not answer.', { cause });
      });
    if (result.status !== 'ok') throw new CodedError('not_ready', 'The database does not answer.');
    return { status: 'ok' };
  }
}
