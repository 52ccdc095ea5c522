import { html } from 'hono/html';
import type { LogEntry } from '../world/request-log.ts';
import type { Markup } from './layout.ts';

const shownEntries = 60;

export function logRows(log: readonly LogEntry[]): Markup {
  const newest = log.slice(-shownEntries).reverse();
  if (newest.length === 0)
    return html`<tr>
      <td colspan="6">Nothing was asked yet.</td>
    </tr>`;
  return html`${newest.map(row)}`;
}

function row({ at, endpoint, method, path, account, status, code, notes, durationMs }: LogEntry) {
  return html`<tr>
    <td class="number">${at.slice(11, 19)}</td>
    <td>${endpoint ?? html`<code>${method} ${path}</code>`}</td>
    <td>${account === null ? '' : `@${account}`}</td>
    <td class="number">
      <span class="badge ${tone(status, code)}">${status ?? 'cut'}${code && code !== 'ok' ? ` ${code}` : ''}</span>
    </td>
    <td>${notes.join('; ')}</td>
    <td class="number">${durationMs} ms</td>
  </tr>`;
}

/** A refusal may come with HTTP 200, so the code counts as well. */
function tone(status: number | null, code: string | null): 'ok' | 'bad' {
  const isRefusal = code !== null && code !== 'ok';
  return status === null || status >= 400 || isRefusal ? 'bad' : 'ok';
}
