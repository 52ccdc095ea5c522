import { html } from 'hono/html';
import type * as v from 'valibot';
import { type EmulatorSwitches, switchesSchema } from '../switches.ts';
import { endpointNames } from '../wire/endpoints.ts';
import type { Fault } from '../world/fault.ts';
import { failReasons } from '../world/publish.ts';
import type { World } from '../world/world.ts';
import type { Markup } from './layout.ts';

/** What a fault of the form does, and which of its two extra fields says how. */
export const faultForms = [
  { value: 'lost_answer before', label: 'answer lost, not done' },
  { value: 'lost_answer after', label: 'answer lost, but done' },
  { value: 'server_error before', label: 'server error, not done' },
  { value: 'server_error after', label: 'server error, but done' },
  { value: 'delay', label: 'delay by … ms' },
  { value: 'cut', label: 'connection cut after … bytes' },
  { value: 'code', label: 'refusal with code …' },
  { value: 'fail_reason', label: 'publish fails with reason …' },
  { value: 'stuck', label: 'publish stuck in processing' },
] as const;

export function faultsPanel({ state }: World): Markup {
  return html`<section class="card wide" aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <form method="post" action="/control/faults" class="form-grid">
      <label class="field"
        >At
        <select name="at">
          ${['*', ...endpointNames].map((name) => html`<option value="${name}">${name === '*' ? 'any endpoint' : name}</option>`)}
        </select>
      </label>
      <label class="field"
        >What happens
        <select name="fault">
          ${faultForms.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
        </select>
      </label>
      <label class="field"
        >Detail <input name="detail" list="fail-reasons" placeholder="ms, bytes, code, reason"
      /></label>
      <label class="field"
        >How often
        <select name="times">
          <option value="1">once</option>
          <option value="3">three times</option>
          <option value="always">always</option>
        </select>
      </label>
      <button>Add fault</button>
      <datalist id="fail-reasons">${failReasons.map((reason) => html`<option value="${reason}"></option>`)}</datalist>
    </form>
    ${
      state.faults.length === 0
        ? html`<p class="small">No fault is set: everything works.</p>`
        : html`<ul class="plain">
            ${state.faults.map(faultItem)}
          </ul>`
    }
  </section>`;
}

function faultItem({ id, rule, struck }: Fault): Markup {
  const { at, kind, times, ...details } = rule;
  return html`<li>
    <form method="post" action="/control/faults/${id}/remove" class="row">
      <b>${kind}</b> at ${at === '*' ? 'any endpoint' : at}, ${times === 'always' ? 'always' : `${times}×`}, struck
      ${struck}×
      <code>${JSON.stringify(details)}</code>
      <button class="quiet" aria-label="Remove fault ${kind} at ${at}">Remove</button>
    </form>
  </li>`;
}

export function scriptPanel(): Markup {
  return html`<section class="card wide" aria-labelledby="script-title">
    <details>
      <summary><h2 id="script-title" class="inline">Replay a script</h2></summary>
      <form method="post" action="/control/script" class="stack">
        <p class="small">
          The export of a publication's story, or a script of your own: the next publish of its account meets what is
          written there. It takes the place of the faults above.
        </p>
        <label class="field">JSON <textarea name="script" rows="8" required spellcheck="false"></textarea></label>
        <div class="row"><button>Load script</button></div>
      </form>
    </details>
  </section>`;
}

export function switchesPanel({ switches }: World): Markup {
  return html`<section class="card wide" aria-labelledby="switches-title">
    <details>
      <summary><h2 id="switches-title" class="inline">What TikTok leaves open</h2></summary>
      <form method="post" action="/control/switches" class="stack">
        <div class="switches">${switchNames().map((name) => switchField(name, switches[name]))}</div>
        <div class="row">
          <button>Save</button>
          <button formaction="/control/reset">Reset the whole world</button>
        </div>
      </form>
    </details>
  </section>`;
}

function switchNames(): (keyof EmulatorSwitches)[] {
  return Object.keys(switchesSchema.entries) as (keyof EmulatorSwitches)[];
}

function switchField(name: keyof EmulatorSwitches, value: string | number): Markup {
  const { wrapped } = switchesSchema.entries[name];
  if (!isPicklist(wrapped)) {
    return html`<label class="field">${name} <input type="number" name="${name}" min="0" value="${value}" /></label>`;
  }
  return html`<label class="field"
    >${name}
    <select name="${name}">
      ${wrapped.options.map(
        (option) => html`<option value="${option}" ${option === value ? 'selected' : ''}>${option}</option>`,
      )}
    </select>
  </label>`;
}

function isPicklist(schema: { type: string }): schema is v.PicklistSchema<string[], undefined> {
  return schema.type === 'picklist';
}
