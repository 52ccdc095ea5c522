import { html } from 'hono/html';
import type { WrongParameter } from '../api/authorize-request.ts';
import type { EmulatorContext } from '../emulation.ts';
import { mark, renderPage } from './layout.ts';

interface AuthorizeFailure {
  wrong: WrongParameter[];
  errorType?: 'non_sandbox_target';
}

/** TikTok's own page for a login that cannot even be asked: no redirect happens, the wrong parameters are listed. */
export function authorizeErrorPage(c: EmulatorContext, { wrong, errorType }: AuthorizeFailure): Promise<Response> {
  const type = errorType ?? wrong[0] ?? '';
  const error = errorType ? 'access_denied' : type === 'client_key' ? 'unauthorized_client' : 'invalid_request';
  c.set('code', error);
  const body = html`<section class="dialog" data-error="${error}" data-error-type="${type}">
    <header>
      ${mark}
      <h1>Something went wrong</h1>
    </header>
    <p>We couldn't log in with TikTok. This may be due to specific app settings.</p>
    ${
      errorType
        ? html`<p>If you're a developer: this account is not a target user of the sandbox.</p>`
        : html`<p>If you're a developer, correct the following and try again:</p>`
    }
    <ul>
      ${(errorType ? [errorType] : wrong).map((name) => html`<li><code>${name}</code></li>`)}
    </ul>
    <p class="small">error=${error} error_type=${type} log_id=${c.var.logId}</p>
  </section>`;
  return renderPage({ title: 'Something went wrong', body, frame: 'bare' }, 400);
}
