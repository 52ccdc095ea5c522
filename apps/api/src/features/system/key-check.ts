import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { KeyRotation, MissingKeysError } from '../../platform/secrets/index.ts';

/** Whether this process has every key that something stored needs; looked up once, because its keys do not change. */
@Injectable()
export class KeyCheck implements OnApplicationBootstrap {
  readonly #logger = new Logger(KeyCheck.name);
  readonly #rotation: KeyRotation;
  /** Null: all are there. */
  problem: MissingKeysError | null = null;

  constructor(rotation: KeyRotation) {
    this.#rotation = rotation;
  }

  async onApplicationBootstrap(): Promise<void> {
    const missing = await this.#rotation.missingKeyIds();
    if (missing.length === 0) return;
    this.problem = new MissingKeysError(missing);
    this.#logger.error(this.problem.message);
  }
}
