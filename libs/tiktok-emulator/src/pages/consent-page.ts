import { html } from 'hono/html';
import type { AuthorizeRequest } from '../api/authorize-request.ts';
import type { EmulatorContext } from '../emulation.ts';
import type { Account } from '../world/account.ts';
import { type Scope, scopeDescriptions } from '../world/client-app.ts';
import { mark, renderPage } from './layout.ts';

interface ConsentQuestion {
  request: AuthorizeRequest;
  /** TikTok's query, carried through the form unchanged. */
  query: URLSearchParams;
  /** The account that is signed in at TikTok in this browser. */
  selected: string | null;
}

const carried = [
  'client_key',
  'response_type',
  'scope',
  'redirect_uri',
  'state',
  'disable_auto_auth',
  'code_challenge',
  'code_challenge_method',
];

/** Who signs in, and what the app may do. A plain form: it works without script. */
export function consentPage(c: EmulatorContext, { request, query, selected }: ConsentQuestion): Promise<Response> {
  const { app, accounts } = c.var.world.state;
  const list = [...accounts.values()];
  const chosen = selected ?? list[0]?.username;
  const body = html`<form class="dialog consent" method="post" action="/v2/auth/authorize/">
    ${carried.filter((name) => query.has(name)).map((name) => html`<input type="hidden" name="${name}" value="${query.get(name)}" />`)}
    <header>
      ${mark}
      <h1>${app.name} wants to use your TikTok account</h1>
    </header>
    <fieldset class="choose-account">
      <legend>Continue as</legend>
      ${list.map((account) => accountChoice(account, account.username === chosen))}
    </fieldset>
    <fieldset class="choose-scopes">
      <legend>${app.name} would like to</legend>
      ${request.scopes.map(scopeChoice)}
    </fieldset>
    <div class="actions">
      <button class="primary" name="decision" value="allow">Allow</button>
      <button name="decision" value="cancel">Cancel</button>
    </div>
    <p class="ribbon small">TikTok emulator: nobody's real account is used.</p>
  </form>`;
  return renderPage({ title: `Continue to ${app.name}`, body, frame: 'bare' });
}

function accountChoice({ username, displayName, private: isPrivate }: Account, isChosen: boolean) {
  return html`<label class="account-choice">
    <input type="radio" name="account" value="${username}" ${isChosen ? 'checked' : ''} required />
    <img class="avatar" src="/avatars/${username}-100.png" alt="" width="44" height="44" />
    <span><b>${displayName}</b><small>@${username}${isPrivate ? ' · private' : ''}</small></span>
  </label>`;
}

/** Basic information belongs to every login and cannot be unticked. */
function scopeChoice(scope: Scope) {
  const isFixed = scope === 'user.info.basic';
  return html`<label class="scope-choice">
    <input type="checkbox" name="granted_scope" value="${scope}" checked ${isFixed ? 'disabled' : ''} />
    <span>${scopeDescriptions[scope]}<small>${scope}${isFixed ? ' · required' : ''}</small></span>
  </label>`;
}
