import { type PublicConfig, requiredScopes } from '@flowcast/shared-models';
import { Controller, Get, Inject } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { Public } from '../../platform/http/index.ts';
import { uploadMaxBytes } from '../uploads/index.ts';
import { version } from './version.ts';

/** TikTok's own address; anything else is an emulator, where nothing is posted. */
const tiktokOrigin = 'https://www.tiktok.com';

@Public()
@Controller('config')
export class ConfigController {
  readonly #config: Config;

  constructor(@Inject(CONFIG) config: Config) {
    this.#config = config;
  }

  @Get()
  read(): PublicConfig {
    const { authorizeBaseUrl } = this.#config.tiktok;
    return {
      emulator: authorizeBaseUrl !== tiktokOrigin,
      tiktokUrl: authorizeBaseUrl,
      scopes: [...requiredScopes],
      uploadMaxBytes,
      version,
    };
  }
}
