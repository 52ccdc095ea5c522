import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { styles } from './styles.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

interface Page {
  title: string;
  body: Markup;
  /** `bare` pages are TikTok's own dialogs: no navigation of the emulator around them. */
  frame?: 'site' | 'bare';
}

/** One HTML page. Everything that is put in is escaped by `html`; only the style sheet is not. */
export async function renderPage({ title, body, frame = 'site' }: Page, status = 200): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · TikTok emulator</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body class="${frame}">
        ${frame === 'site' ? siteHeader : ''}
        <main>${body}</main>
      </body>
    </html>`;
  return new Response(String(page), { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

const siteHeader = html`<header class="site-header">
  <a class="brand" href="/">TikTok emulator</a>
  <nav aria-label="Emulator">
    <a href="/">Accounts</a>
    <a href="/control">Control room</a>
  </nav>
</header>`;
