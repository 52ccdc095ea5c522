import type { Publication } from '@flowcast/shared-models';
import { sql } from '../support/publish.ts';
import { signIn } from '../support/sign-in.ts';
import { type Cast, publishesOf } from './cast.ts';
import type { Account, Scene } from './scene.ts';

export type Shown = Pick<Publication, 'id' | 'state' | 'needs' | 'failReason'>;

/** The creator of all publications: does only what nobody but a person can do, by the product's own routes. */
export class Person {
  readonly #scene: Scene;
  #signingIn: Promise<unknown> = Promise.resolve();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** True when something had to be done, so that the publication goes on. */
  async helps(cast: Cast, { state, needs, failReason }: Shown): Promise<boolean> {
    const isDisconnected = needs.some(({ code }) => code === 'account_needs_reconnect');
    if (state === 'needs_attention' && isDisconnected) {
      await this.#reconnect(cast.account);
      await this.#tryAgain(cast);
      cast.byHand.push('reconnected');
      return true;
    }
    // TikTok says so when its fetch broke, and does not fetch again by itself.
    if (state !== 'failed' || failReason !== 'video_pull_failed' || cast.byHand.includes('tried again')) return false;
    await this.#tryAgain(cast);
    cast.byHand.push('tried again');
    return true;
  }

  /** Leaves nothing behind that the account's next story could meet. */
  async tidyUp(cast: Cast): Promise<void> {
    const { story, account, publicationId } = cast;
    const query = 'select status from accounts where id = $1';
    const [row] = await sql<{ status: string }>(this.#scene.stack, query, [account.id]);
    // A refresh whose answer was lost leaves a dead token behind.
    const { point, fault, way } = story.case;
    const mayBeDead = point.tokens !== undefined || fault.agesToken === true;
    if (row?.status !== 'connected' || mayBeDead) await this.#reconnect(account);
    if (way !== 'pull') return;
    await this.#settleUnknown(cast);
    // A lost init is remembered for days, as is a webhook of a publish that nobody knew: the next story is later than that.
    await sql(
      this.#scene.stack,
      `update attempts set created_at = created_at - interval '9 days', ended_at = ended_at - interval '9 days'
       where publication_id = $1`,
      [publicationId],
    );
    await sql(this.#scene.stack, 'delete from webhook_events where open_id = $1', [account.openId]);
  }

  /** Whoever looks at TikTok finds the post. */
  async #settleUnknown(cast: Cast): Promise<void> {
    const { stack, studio } = this.#scene;
    const post = publishesOf(stack, cast).findLast(({ posts }) => posts.length > 0)?.posts[0];
    const state = `select 1 from publications where id = $1 and state = 'unknown'`;
    if (!post || (await sql(stack, state, [cast.publicationId])).length === 0) return;
    const postUrl = `${stack.emulatorUrl}/@${cast.account.username}/video/${post.postId}`;
    const settled = { outcome: 'on_tiktok', postUrl, reason: 'It is on the profile.' };
    const answer = await studio.browser.send('POST', `/api/publications/${cast.publicationId}/resolve`, settled);
    if (answer.status !== 200) throw new Error(`It was not settled: ${answer.status} ${await answer.text()}`);
  }

  async #tryAgain({ publicationId }: Cast): Promise<void> {
    await this.#scene.studio.browser.send('POST', `/api/publications/${publicationId}/retry`, {});
  }

  /** One after another: the emulated consent is for one account at a time. */
  #reconnect({ username }: Account): Promise<void> {
    const { stack, studio } = this.#scene;
    const connected = this.#signingIn.then(async () => {
      const answer = await signIn(stack, studio.browser, { account: username, connect: true });
      if (answer.status !== 200) throw new Error(`${username} was not connected again: ${await answer.text()}`);
    });
    this.#signingIn = connected.catch(() => undefined);
    return connected;
  }
}
