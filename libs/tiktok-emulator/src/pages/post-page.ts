import { html } from 'hono/html';
import type { EmulatorContext } from '../emulation.ts';
import { type Account, privacyOptionsOf } from '../world/account.ts';
import type { FoundPost } from '../world/posts.ts';
import { renderPage } from './layout.ts';
import {
  badges,
  captionMarkup,
  captionOf,
  formatBytes,
  formatTime,
  mediaOf,
  postPath,
  privacyLabel,
} from './post-parts.ts';

/** A post as viewers see it, and beside it what the app sent for it. */
export function postPage(c: EmulatorContext, account: Account, { publish, post }: FoundPost): Promise<Response> {
  const caption = captionOf(post.info);
  const [media] = publish.media;
  const body = html`<article class="watch">
    ${mediaOf(publish, post.info, caption || 'Post without caption')}
    <div>
      <a class="person" href="/@${account.username}">
        <img class="avatar" src="/avatars/${account.username}-100.png" alt="" width="48" height="48" />
        <span><b>${account.displayName}</b><small>@${account.username} · ${formatTime(post.createdAt)}</small></span>
      </a>
      <h1 class="caption">${caption ? captionMarkup(caption) : html`<small>No caption</small>`}</h1>
      ${badges(post, c.var.world.clock.now())}
      <h2>Details</h2>
      <dl class="facts">
        <dt>Came as</dt>
        <dd>${publish.mode === 'draft' ? 'draft, posted by its owner' : 'direct post'}</dd>
        <dt>Comments</dt>
        <dd>${allowed(post.info.disable_comment === true || account.commentDisabled)}</dd>
        ${
          publish.kind === 'video'
            ? html`<dt>Duet</dt>
                <dd>${allowed(post.info.disable_duet === true || account.duetDisabled || account.private)}</dd>
                <dt>Stitch</dt>
                <dd>${allowed(post.info.disable_stitch === true || account.stitchDisabled || account.private)}</dd>`
            : ''
        }
        <dt>Size</dt>
        <dd>${formatBytes(media?.sizeBytes ?? 0)}</dd>
        <dt>Post id</dt>
        <dd><code>${post.postId}</code></dd>
        <dt>Publish id</dt>
        <dd><code>${publish.publishId}</code></dd>
        <dt>SHA-256</dt>
        <dd><code>${media?.sha256 ?? ''}</code></dd>
      </dl>
      <form method="post" action="${postPath(publish, post)}/privacy" class="row">
        <label class="field"
          >Who can watch this
          <select name="privacy_level">
            ${privacyOptionsOf(account).map(
              (level) =>
                html`<option value="${level}" ${level === post.info.privacy_level ? 'selected' : ''}>
                  ${privacyLabel(level)}
                </option>`,
            )}
          </select>
        </label>
        <button>Change</button>
      </form>
      <details>
        <summary>post_info as the app sent it</summary>
        <pre><code>${JSON.stringify(publish.postInfo, null, 2)}</code></pre>
      </details>
    </div>
  </article>`;
  return renderPage({ title: caption.slice(0, 60) || 'Post', body });
}

function allowed(isForbidden: boolean): string {
  return isForbidden ? 'Off' : 'Allowed';
}
