import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import type { PublicConfig } from '@flowcast/shared-models';

/**
 * What the API says about itself before anybody signs in. Read without the schema: the sign-in page must not carry the
 * validator for one flag.
 */
@Injectable({ providedIn: 'root' })
export class ConfigStore {
  private readonly config = httpResource<Partial<PublicConfig>>(() => '/api/config');

  readonly emulator = computed(() => this.config.hasValue() && this.config.value().emulator === true);
}
