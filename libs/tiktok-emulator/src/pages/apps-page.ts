import { html } from 'hono/html';
import type { EmulatorContext } from '../emulation.ts';
import type { Account } from '../world/account.ts';
import { scopeDescriptions } from '../world/client-app.ts';
import { renderPage } from './layout.ts';
import { formatTime } from './post-parts.ts';

/** "Manage app permissions" of the TikTok app: here a user takes the permission back. */
export function appsPage(c: EmulatorContext, account: Account): Promise<Response> {
  const { grants, app } = c.var.world.state;
  const live = [...grants.values()].filter(
    ({ username, removedAt }) => username === account.username && removedAt === null,
  );
  const scopes = [...new Set(live.flatMap((grant) => grant.scopes))];
  const since = live[0]?.grantedAt;
  const body = html`<h1>Connected apps</h1>
    <p class="lead">Apps that <a href="/@${account.username}">@${account.username}</a> has let in.</p>
    ${
      since === undefined
        ? html`<div class="empty">No app has access to this account.</div>`
        : html`<article class="card">
            <h2>${app.name}</h2>
            <p class="small">Since ${formatTime(since)}</p>
            <ul>
              ${scopes.map((scope) => html`<li>${scopeDescriptions[scope]} <small>${scope}</small></li>`)}
            </ul>
            <form method="post" action="/apps/${account.username}/remove"><button>Remove access</button></form>
          </article>`
    }`;
  return renderPage({ title: 'Connected apps', body });
}
