import { html } from 'hono/html';
import type { Account } from '../world/account.ts';
import type { World } from '../world/world.ts';
import type { Markup } from './layout.ts';
import { formatTime } from './post-parts.ts';

const steps = [
  { label: '1 minute', ms: 60_000 },
  { label: '1 hour', ms: 3_600_000 },
  { label: '24 hours', ms: 86_400_000 },
];

export function clockPanel({ clock, timing }: World): Markup {
  return html`<section class="card" aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p>${formatTime(clock.now())}</p>
    <form method="post" action="/control/clock" class="row">
      <span>Forward by</span>
      ${steps.map(({ label, ms }) => html`<button class="quiet" name="advanceMs" value="${ms}">${label}</button>`)}
    </form>
    <form method="post" action="/control/clock" class="form-grid">
      <label class="field"
        >Processing, ms <input type="number" name="processingMs" min="0" value="${timing.processingMs}"
      /></label>
      <label class="field"
        >Moderation, ms <input type="number" name="moderationMs" min="0" value="${timing.moderationMs}"
      /></label>
      <button>Set</button>
    </form>
  </section>`;
}

export function consentPanel({ state: { automaticConsent, accounts } }: World): Markup {
  return html`<section class="card" aria-labelledby="consent-title">
    <h2 id="consent-title">Consent</h2>
    <form method="post" action="/control/consent" class="form-grid">
      <label class="field"
        >When an app asks for a login
        <select name="account">
          <option value="">show the consent page</option>
          ${[...accounts.keys()].map(
            (username) =>
              html`<option value="${username}" ${automaticConsent?.account === username ? 'selected' : ''}>
                allow at once as @${username}
              </option>`,
          )}
        </select>
      </label>
      <button>Set</button>
    </form>
  </section>`;
}

export function appPanel({ state: { app } }: World): Markup {
  return html`<section class="card" aria-labelledby="app-title">
    <h2 id="app-title">${app.name}</h2>
    <p class="small">Key <code>${app.clientKey}</code>, every loopback redirect with a port is registered.</p>
    <form method="post" action="/control/app" class="stack">
      <div class="row">
        ${tick('audited', 'Passed the Content Posting audit', app.audited)}
        ${tick('allowLoopbackPull', 'May pull media from loopback', app.allowLoopbackPull)}
      </div>
      <label class="field"
        >Webhook address <input type="url" name="webhookUrl" value="${app.webhookUrl ?? ''}" placeholder="none"
      /></label>
      <label class="field"
        >Verified media prefixes, one a line
        <textarea name="verifiedPrefixes">${app.verifiedPrefixes.join('\n')}</textarea>
      </label>
      <div class="row">
        <button>Save</button><button class="quiet" formaction="/control/ping">Send tiktok.ping</button>
      </div>
    </form>
  </section>`;
}

export function accountsPanel({ state }: World): Markup {
  return html`<section class="card wide" aria-labelledby="accounts-title">
    <h2 id="accounts-title">Accounts</h2>
    <div class="scroll">
      <table>
        <tbody class="account-rows">
          ${[...state.accounts.values()].map(accountRow)}
        </tbody>
      </table>
    </div>
    <form method="post" action="/control/accounts" class="form-grid">
      <label class="field">New username <input name="username" required pattern="[a-z0-9_.]{2,24}" /></label>
      <label class="field">Display name <input name="displayName" required maxlength="60" /></label>
      <button>Add account</button>
    </form>
  </section>`;
}

const accountTicks = [
  ['private', 'Private'],
  ['commentDisabled', 'No comments'],
  ['duetDisabled', 'No Duet'],
  ['stitchDisabled', 'No Stitch'],
  ['bannedFromPosting', 'Banned'],
] as const satisfies readonly (readonly [keyof Account, string])[];

function accountRow(account: Account): Markup {
  return html`<tr>
    <th scope="row"><a href="/@${account.username}">@${account.username}</a></th>
    <td>
      <form method="post" action="/control/accounts/${account.username}" class="row">
        ${accountTicks.map(([name, label]) => tick(name, label, account[name]))}
        <label class="tick"
          >Longest video, s
          <input
            type="number"
            name="maxVideoPostDurationSec"
            min="1"
            value="${account.maxVideoPostDurationSec}"
            class="short"
        /></label>
        <button class="quiet" aria-label="Save @${account.username}">Save</button>
      </form>
    </td>
  </tr>`;
}

function tick(name: string, label: string, isOn: boolean): Markup {
  return html`<label class="tick"><input type="checkbox" name="${name}" ${isOn ? 'checked' : ''} />${label}</label>`;
}
