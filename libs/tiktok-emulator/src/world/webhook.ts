/** One webhook event on its way to the app's callback URL. */
export interface WebhookDelivery {
  id: string;
  event: string;
  /** The exact bytes that are signed and sent, on every try the same. */
  body: string;
  createdAt: number;
  nextTryAt: number;
  tries: number;
  lastStatus: number | null;
  state: 'waiting' | 'delivered' | 'dropped';
}
