import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { styles } from './styles.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

interface Page {
  title: string;
  body: Markup;
  /** `bare` pages are TikTok's own dialogs: no navigation of the emulator around them. */
  frame?: 'site' | 'bare';
  /** Our own script, for what gets better by it; every page works without. */
  script?: string;
}

/** One HTML page. Everything put in is escaped by `html`; only our own style sheet and script are not. */
export async function renderPage({ title, body, frame = 'site', script }: Page, status = 200): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(markSvg)}" />
        <title>${title} · TikTok emulator</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body class="${frame}">
        ${frame === 'site' ? siteHeader : ''}
        <main>${body}</main>
        ${
          script === undefined
            ? ''
            : html`<script type="module">
                ${raw(script)};
              </script>`
        }
      </body>
    </html>`;
  return new Response(String(page), { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Not TikTok's logo on purpose: nobody should take an emulated page for the real one. */
const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#d5174a"/><path d="M12 9.5v13l11-6.5z" fill="#fff"/></svg>`;

export const mark = html`<span aria-hidden="true">${raw(markSvg)}</span>`;

const siteHeader = html`<header class="site-header">
  <a class="brand" href="/">${mark}TikTok emulator</a>
  <nav aria-label="Emulator">
    <a href="/">Accounts</a>
    <a href="/control">Control room</a>
  </nav>
</header>`;

export function notFoundPage(message: string): Promise<Response> {
  const body = html`<div class="empty">
    <h1>Not here</h1>
    <p>${message}</p>
    <a href="/">All accounts</a>
  </div>`;
  return renderPage({ title: 'Not here', body }, 404);
}
