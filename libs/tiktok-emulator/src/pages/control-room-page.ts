import { html } from 'hono/html';
import type { EmulatorContext } from '../emulation.ts';
import { accountsPanel, appPanel, clockPanel, consentPanel } from './control-panels.ts';
import { faultsPanel, scriptPanel, switchesPanel } from './control-behaviour-panels.ts';
import { renderPage } from './layout.ts';
import { logRows } from './log-rows.ts';

/** Keeps the log fresh; without script the page shows it as of loading. */
const liveLog = `
const rows = document.querySelector('#log-rows');
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch('/control/log-rows').catch(() => null);
  if (answer?.ok) rows.innerHTML = await answer.text();
}, 1500);
`;

export function controlRoomPage(c: EmulatorContext, problem?: string): Promise<Response> {
  const { world } = c.var;
  const body = html`<h1>Control room</h1>
    <p class="lead">
      Levers TikTok does not have. Everything here can be done by programs too, as JSON under <code>/__control</code>.
    </p>
    ${problem === undefined ? '' : html`<p role="alert"><span class="badge bad">Not done</span> ${problem}</p>`}
    <div class="control">
      <div class="stack">${clockPanel(world)} ${consentPanel(world)}</div>
      ${appPanel(world)} ${accountsPanel(world)} ${faultsPanel(world)} ${scriptPanel()} ${switchesPanel(world)}
      <section class="card wide" aria-labelledby="log-title">
        <h2 id="log-title">Requests, newest first</h2>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="log-title">
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Endpoint</th>
                <th scope="col">Account</th>
                <th scope="col">Answer</th>
                <th scope="col">Notes</th>
                <th scope="col">Took</th>
              </tr>
            </thead>
            <tbody id="log-rows">
              ${logRows(world.state.log)}
            </tbody>
          </table>
        </div>
      </section>
    </div>`;
  return renderPage({ title: 'Control room', body, script: liveLog }, problem === undefined ? 200 : 400);
}
