import { html } from 'hono/html';
import type { EmulatorContext } from '../emulation.ts';
import type { Account } from '../world/account.ts';
import type { Post, Publish } from '../world/publish.ts';
import { postsOf } from '../world/posts.ts';
import { renderPage } from './layout.ts';
import { badges, captionMarkup, captionOf, formatCount, formatTime, mediaOf, postPath } from './post-parts.ts';

export function profilePage(c: EmulatorContext, account: Account): Promise<Response> {
  const { world } = c.var;
  const posts = postsOf(world, account.username);
  const body = html`${profileHead(account, posts.length)}
  ${
    posts.length === 0
      ? html`<div class="empty">
          No posts yet. What an app publishes for @${account.username} appears here, playing.
        </div>`
      : html`<div class="posts">${posts.map(({ publish, post }) => card(publish, post, world.clock.now()))}</div>`
  }`;
  return renderPage({ title: `@${account.username}`, body });
}

function profileHead(account: Account, postCount: number) {
  const { username, displayName } = account;
  return html`<header class="profile-head">
    <img class="avatar" src="/avatars/${username}-720.png" alt="" width="112" height="112" />
    <div>
      <h1>${displayName} ${account.verified ? html`<span class="badge ok">Verified</span>` : ''}</h1>
      <span class="row"
        ><span>@${username}</span>${account.private ? html`<span class="badge">Private</span>` : ''}</span
      >
      <ul class="counts">
        <li><b>${formatCount(account.followingCount)}</b> <small>Following</small></li>
        <li><b>${formatCount(account.followerCount)}</b> <small>Followers</small></li>
        <li><b>${postCount}</b> <small>${postCount === 1 ? 'Post' : 'Posts'}</small></li>
      </ul>
      <p>${account.bio}</p>
      <span class="row">
        <a class="button quiet" href="/inbox/${username}">Inbox</a>
        <a class="button quiet" href="/apps/${username}">Connected apps</a>
      </span>
    </div>
  </header>`;
}

function card(publish: Publish, post: Post, now: number) {
  const caption = captionOf(post.info);
  return html`<article class="post-card">
    ${mediaOf(publish, post.info, caption || 'Post without caption')}
    <p class="clamp caption-small">${caption ? captionMarkup(caption) : html`<small>No caption</small>`}</p>
    ${badges(post, now)}
    <a class="small" href="${postPath(publish, post)}">${formatTime(post.createdAt)}</a>
  </article>`;
}
