import { Hono } from 'hono';
import type { EmulatorContext, Environment } from '../emulation.ts';
import { type Account, privacyOptionsOf } from '../world/account.ts';
import { removalReasons, removeAuthorization } from '../world/authorizations.ts';
import { postsOf } from '../world/posts.ts';
import { createPost, setAudience } from '../world/progress.ts';
import type { Publish } from '../world/publish.ts';
import { appsPage } from './apps-page.ts';
import { homePage } from './home-page.ts';
import { inboxPage } from './inbox-page.ts';
import { notFoundPage } from './layout.ts';
import { postPath } from './post-parts.ts';
import { postPage } from './post-page.ts';
import { profilePage } from './profile-page.ts';

/** The pages a person looks at: accounts, profiles, posts, inboxes and connected apps. */
export function siteRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>({ strict: false });
  routes.get('/', homePage);
  routes.get('/:handle{@[a-z0-9_.]+}', (c) => forAccount(c, (account) => profilePage(c, account)));
  routes.get('/:handle{@[a-z0-9_.]+}/:kind{video|photo}/:postId{\\d+}', (c) =>
    forAccount(c, (account) => showPost(c, account, c.req.param('postId'))),
  );
  routes.post('/:handle{@[a-z0-9_.]+}/:kind{video|photo}/:postId{\\d+}/privacy', (c) =>
    forAccount(c, (account) => changePrivacy(c, account, c.req.param('postId'))),
  );
  routes.get('/inbox/:handle', (c) => forAccount(c, (account) => inboxPage(c, account)));
  routes.post('/inbox/:handle/:publishId', (c) =>
    forAccount(c, (account) => postDraft(c, account, c.req.param('publishId'))),
  );
  routes.get('/apps/:handle', (c) => forAccount(c, (account) => appsPage(c, account)));
  routes.post('/apps/:handle/remove', (c) =>
    forAccount(c, (account) => {
      removeAuthorization(c.var.world, account.username, removalReasons.userDisconnected);
      return c.redirect(`/apps/${account.username}`, 303);
    }),
  );
  return routes;
}

type Shown = Response | Promise<Response>;

function forAccount(c: EmulatorContext, show: (account: Account) => Shown): Shown {
  const username = (c.req.param('handle') ?? '').replace(/^@/, '');
  const account = c.var.world.state.accounts.get(username);
  return account ? show(account) : notFoundPage(`There is no account @${username}.`);
}

function showPost(c: EmulatorContext, account: Account, postId: string): Shown {
  const found = postsOf(c.var.world, account.username).find(({ post }) => post.postId === postId);
  return found ? postPage(c, account, found) : notFoundPage('There is no such post. It may have been reset.');
}

/** Owners may change who sees a post afterwards; TikTok tells the app when it becomes or stops being public. */
async function changePrivacy(c: EmulatorContext, account: Account, postId: string): Promise<Response> {
  const found = postsOf(c.var.world, account.username).find(({ post }) => post.postId === postId);
  const form = new URLSearchParams(await c.req.text());
  const level = privacyOptionsOf(account).find((option) => option === form.get('privacy_level'));
  if (!found || !level) return notFoundPage('There is no such post, or no such audience.');
  setAudience(c.var.world, found, level);
  return c.redirect(postPath(found.publish, found.post), 303);
}

/** The owner edits the draft and posts it, as they would in TikTok's app. */
async function postDraft(c: EmulatorContext, account: Account, publishId: string): Promise<Response> {
  const draft = c.var.world.state.publishes.get(publishId);
  const isPostable = draft?.state === 'in_inbox' || (draft?.state === 'complete' && draft.mode === 'draft');
  if (!draft || !isPostable || draft.username !== account.username) return notFoundPage('There is no such draft.');
  const form = new URLSearchParams(await c.req.text());
  const level = form.get('privacy_level');
  if (!privacyOptionsOf(account).some((option) => option === level)) {
    return c.redirect(`/inbox/${account.username}`, 303);
  }
  const post = createPost(c.var.world, draft, draftInfo(form, draft), c.var.world.clock.now());
  return c.redirect(postPath(draft, post), 303);
}

function draftInfo(form: URLSearchParams, { kind }: Publish) {
  return {
    privacy_level: form.get('privacy_level'),
    title: (form.get('title') ?? '').slice(0, 2200),
    disable_comment: !form.has('allow_comment'),
    ...(kind === 'video' && { disable_duet: !form.has('allow_duet'), disable_stitch: !form.has('allow_stitch') }),
  };
}
