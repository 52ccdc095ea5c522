import { Controller, Get } from '@nestjs/common';
import { HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { CodedError, Public } from '../../platform/http/index.ts';
import { KeyCheck } from './key-check.ts';

@Public()
@Controller('health')
export class HealthController {
  readonly #checks: HealthCheckService;
  readonly #database: TypeOrmHealthIndicator;
  readonly #keys: KeyCheck;

  constructor(checks: HealthCheckService, database: TypeOrmHealthIndicator, keys: KeyCheck) {
    this.#checks = checks;
    this.#database = database;
    this.#keys = keys;
  }

  /** The process answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: its database answers within a second, and it has the keys of what is stored there. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    const result = await this.#checks
      .check([() => this.#database.pingCheck('database', { timeout: 1_000 })])
      .catch((cause: unknown) => {
        throw new CodedError('not_ready', 'The database does not answer.', { cause });
      });
    if (result.status !== 'ok') throw new CodedError('not_ready', 'The database does not answer.');
    if (this.#keys.problem) throw new CodedError('not_ready', this.#keys.problem.message);
    return { status: 'ok' };
  }
}
