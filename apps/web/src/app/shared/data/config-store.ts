import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import { PublicConfigSchema } from '@flowcast/shared-models';
import { parser } from 'valibot';

/** What the API says about itself before anybody signs in. */
@Injectable({ providedIn: 'root' })
export class ConfigStore {
  private readonly config = httpResource(() => '/api/config', { parse: parser(PublicConfigSchema) });

  readonly value = computed(() => (this.config.hasValue() ? this.config.value() : null));
  readonly emulator = computed(() => this.value()?.emulator ?? false);
}
