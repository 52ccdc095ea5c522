import { IdSchema } from '@flowcast/shared-models';
import * as v from 'valibot';
import { defineTask } from '../../platform/queue/index.ts';

/** Do what follows from a webhook that was kept. Handled where publications are. */
export const webhookTask = defineTask('webhook', v.object({ eventId: IdSchema }));
export type WebhookPayload = v.InferOutput<typeof webhookTask.schema>;
