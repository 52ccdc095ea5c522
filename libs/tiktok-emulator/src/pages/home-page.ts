import { html } from 'hono/html';
import type { EmulatorContext } from '../emulation.ts';
import type { Account } from '../world/account.ts';
import type { World } from '../world/world.ts';
import { renderPage } from './layout.ts';

export function homePage(c: EmulatorContext): Promise<Response> {
  const { world } = c.var;
  const { accounts, app } = world.state;
  const body = html`<h1>A TikTok of your own</h1>
    <p class="lead">
      Apps that point here log in, upload and publish as they would at TikTok. Nothing reaches the real one: everything
      lives in this process. Registered app: <b>${app.name}</b>, key <code>${app.clientKey}</code>.
    </p>
    <div class="grid">${[...accounts.values()].map((account) => card(world, account))}</div>`;
  return renderPage({ title: 'Accounts', body });
}

function card(world: World, account: Account) {
  const { username, displayName } = account;
  const publishes = [...world.state.publishes.values()].filter((publish) => publish.username === username);
  const postCount = publishes.reduce((sum, { posts }) => sum + posts.length, 0);
  const draftCount = publishes.filter(({ state }) => state === 'in_inbox').length;
  return html`<article class="card account-card">
    <div class="person">
      <img class="avatar" src="/avatars/${username}-168.png" alt="" width="64" height="64" />
      <div>
        <b>${displayName}</b>
        <small>@${username}</small>
        <span class="badge">${account.private ? 'Private' : 'Public'}</span>
        ${account.bannedFromPosting ? html`<span class="badge bad">Banned from posting</span>` : ''}
      </div>
    </div>
    <div class="row">
      <a class="button" href="/@${username}">Profile (${postCount})</a>
      <a class="button" href="/inbox/${username}">Inbox (${draftCount})</a>
    </div>
  </article>`;
}
