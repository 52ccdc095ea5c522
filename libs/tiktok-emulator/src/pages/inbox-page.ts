import { html } from 'hono/html';
import type { EmulatorContext } from '../emulation.ts';
import { type Account, privacyOptionsOf } from '../world/account.ts';
import type { Publish } from '../world/publish.ts';
import { renderPage } from './layout.ts';
import { captionOf, formatTime, mediaOf, postPath, privacyLabel } from './post-parts.ts';

/** The notifications a creator finds in the TikTok app, with the form that turns a draft into a post. */
export function inboxPage(c: EmulatorContext, account: Account): Promise<Response> {
  const drafts = [...c.var.world.state.publishes.values()]
    .filter(({ username, mode, state }) => username === account.username && mode === 'draft' && isDelivered(state))
    .reverse();
  const body = html`<header class="profile-head">
      <img class="avatar" src="/avatars/${account.username}-168.png" alt="" width="72" height="72" />
      <div>
        <h1>Inbox</h1>
        <span><a href="/@${account.username}">@${account.username}</a></span>
      </div>
    </header>
    ${
      drafts.length === 0
        ? html`<div class="empty">No drafts. What an app sends to this inbox waits here until it is posted.</div>`
        : html`<div class="stack">${drafts.map((draft) => card(c, account, draft))}</div>`
    }`;
  return renderPage({ title: `Inbox of @${account.username}`, body });
}

function isDelivered(state: Publish['state']): boolean {
  return state === 'in_inbox' || state === 'complete';
}

function card(c: EmulatorContext, account: Account, draft: Publish) {
  const { name } = c.var.world.state.app;
  return html`<article class="card draft">
    ${mediaOf(draft, {}, `Draft from ${name}`)}
    <div>
      <h2>Your ${draft.kind} from ${name} is ready to edit and post</h2>
      <p class="small">Delivered ${formatTime(draft.finishedAt ?? draft.initAt)}</p>
      ${draft.posts.map(
        (post) => html`<p><span class="badge ok">Posted</span> <a href="${postPath(draft, post)}">See the post</a></p>`,
      )}
      ${draft.posts.length === 0 ? composer(account, draft) : again(account, draft)}
    </div>
  </article>`;
}

/** A draft can be posted more than once; that is rare, so it takes a second look. */
function again(account: Account, draft: Publish) {
  return html`<details>
    <summary>Post it once more</summary>
    ${composer(account, draft)}
  </details>`;
}

function composer(account: Account, draft: Publish) {
  return html`<form method="post" action="/inbox/${account.username}/${encodeURIComponent(draft.publishId)}">
    <label class="field"
      >Caption <textarea name="title" maxlength="2200">${captionOf(draft.postInfo ?? {})}</textarea>
    </label>
    <label class="field"
      >Who can watch this
      <select name="privacy_level" required>
        <option value="">Choose…</option>
        ${privacyOptionsOf(account).map((level) => html`<option value="${level}">${privacyLabel(level)}</option>`)}
      </select>
    </label>
    <div class="row">
      ${tick('comment', 'Allow comments', account.commentDisabled)}
      ${
        draft.kind === 'video'
          ? html`${tick('duet', 'Allow Duet', account.duetDisabled || account.private)}
            ${tick('stitch', 'Allow Stitch', account.stitchDisabled || account.private)}`
          : ''
      }
    </div>
    <div><button class="primary">Post it</button></div>
  </form>`;
}

function tick(name: string, label: string, isDisabled: boolean) {
  return html`<label class="tick"
    ><input type="checkbox" name="allow_${name}" ${isDisabled ? 'disabled' : ''} />${label}</label
  >`;
}
