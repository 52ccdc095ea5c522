/** The emulator's own look: one sheet, light and dark, from 360 pixels up. */
export const styles = `
:root {
  color-scheme: light dark;
  --bg: #f6f6f7; --surface: #fff; --sunken: #eeeef0; --line: #dcdce1; --text: #17171b; --muted: #62626d;
  --accent: #d5174a; --accent-strong: #b40f3b; --on-accent: #fff; --link: #b40f3b;
  --ok: #0b7a4b; --ok-bg: #dff5ea; --bad: #b3261e; --bad-bg: #fde7e5; --note: #7a5200; --note-bg: #fdf0d2;
  --shadow: 0 1px 2px rgb(20 20 30 / .06), 0 8px 24px rgb(20 20 30 / .06);
  --radius: 14px; --gap: 16px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #101013; --surface: #1a1a1f; --sunken: #232329; --line: #34343c; --text: #f3f3f5; --muted: #a3a3ae;
    --accent: #ff5c83; --accent-strong: #ff7a9a; --on-accent: #25040d; --link: #ff8fa9;
    --ok: #6fdba8; --ok-bg: #0f3324; --bad: #ff9d94; --bad-bg: #43130f; --note: #f4cd7a; --note-bg: #3b2c08;
    --shadow: 0 1px 2px rgb(0 0 0 / .4);
  }
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.015em; margin: 0 0 8px; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 0 0 12px; }
p { margin: 0 0 12px; }
a { color: var(--link); text-underline-offset: 3px; }
small, .small { font-size: .8125rem; color: var(--muted); }
code { font: .8125rem/1.4 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
.lead { color: var(--muted); max-width: 64ch; margin-bottom: 24px; }

.site-header { display: flex; align-items: center; gap: 24px; padding: 10px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 10px; font-weight: 700; color: var(--text); text-decoration: none; }
.brand svg { width: 26px; height: 26px; }
.site-header nav { display: flex; gap: 4px; margin-left: auto; }
.site-header nav a { padding: 8px 12px; border-radius: 8px; color: var(--text); text-decoration: none; }
.site-header nav a:hover { background: var(--sunken); }

.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 20px; box-shadow: var(--shadow); }
.grid { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); }
.stack { display: grid; gap: var(--gap); }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.empty { text-align: center; color: var(--muted); padding: 48px 24px; border: 1px dashed var(--line); border-radius: var(--radius); }
.avatar { border-radius: 50%; display: block; background: var(--sunken); }

.badge { display: inline-block; padding: 1px 9px; border-radius: 999px; background: var(--sunken); color: var(--muted); font-size: .8125rem; line-height: 1.6; }
.badge.ok { background: var(--ok-bg); color: var(--ok); }
.badge.bad { background: var(--bad-bg); color: var(--bad); }
.badge.note { background: var(--note-bg); color: var(--note); }

button, .button { font: inherit; font-weight: 600; min-height: 40px; padding: 8px 16px; border-radius: 10px; border: 1px solid var(--line); background: var(--surface); color: var(--text); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; }
button:hover, .button:hover { background: var(--sunken); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
.quiet { min-height: 32px; padding: 3px 10px; font-size: .875rem; }
input, select, textarea { font: inherit; font-weight: 400; color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 8px 12px; min-height: 40px; max-width: 100%; }
input[type=checkbox], input[type=radio] { min-height: 0; width: 18px; height: 18px; margin: 0; padding: 0; accent-color: var(--accent); flex: none; }
textarea { width: 100%; min-height: 76px; resize: vertical; }
label.field { display: grid; gap: 4px; font-size: .875rem; font-weight: 600; }
label.tick { margin-right: 12px; display: inline-flex; gap: 8px; align-items: center; min-height: 32px; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: 8px; }

.person { display: flex; gap: 14px; align-items: center; }
.person b, .person small { display: block; }
.account-card .row { margin-top: 16px; }
.account-card .button { flex: 1; }

.profile-head { display: flex; gap: 24px; align-items: center; margin-bottom: 28px; flex-wrap: wrap; }
.profile-head h1 { margin: 0; }
.counts { display: flex; gap: 20px; margin: 8px 0; padding: 0; list-style: none; flex-wrap: wrap; }
.counts b { font-variant-numeric: tabular-nums; }
.posts { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); }
.post-card { display: grid; gap: 8px; align-content: start; grid-template-columns: minmax(0, 1fr); }
video, .photo { display: block; width: 100%; background: #000; border-radius: 12px; }
.post-card video, .post-card .photo { aspect-ratio: 9 / 16; object-fit: cover; }
.clamp { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; margin: 0; overflow-wrap: anywhere; }

.watch { display: grid; gap: 32px; grid-template-columns: minmax(0, 400px) minmax(0, 1fr); align-items: start; }
.watch video { max-height: 80vh; object-fit: contain; }
.caption { font-size: 1.0625rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: 16px 0; }
.caption b, .clamp b { color: var(--link); font-weight: 600; }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 8px 20px; margin: 0 0 16px; }
dl.facts dt { color: var(--muted); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: 6px 0; font-weight: 600; }
pre { background: var(--sunken); border-radius: 10px; padding: 14px; overflow: auto; margin: 8px 0 0; }

.draft { display: grid; gap: 24px; grid-template-columns: 200px minmax(0, 1fr); }
.draft form { display: grid; gap: 14px; align-content: start; }

body.bare { min-height: 100vh; display: grid; align-items: center; }
body.bare main { width: 100%; max-width: 480px; padding: 24px 16px; }
.dialog { background: var(--surface); border: 1px solid var(--line); border-radius: 20px; padding: 28px; box-shadow: var(--shadow); }
.dialog h1 { font-size: 1.375rem; }
.dialog p { overflow-wrap: anywhere; }
.dialog header { text-align: center; margin-bottom: 16px; }
.dialog header svg { width: 40px; height: 40px; }
.consent fieldset { margin-bottom: 18px; }
.choose-account { display: grid; gap: 8px; }
.account-choice { display: flex; align-items: center; gap: 12px; padding: 7px 14px; line-height: 1.35; border: 1px solid var(--line); border-radius: 12px; cursor: pointer; }
.account-choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.account-choice b, .account-choice small, .scope-choice small { display: block; }
.scope-choice { display: flex; gap: 12px; padding: 8px 0; border-top: 1px solid var(--line); cursor: pointer; line-height: 1.35; }
.scope-choice input { margin-top: 2px; }
.actions { display: grid; gap: 10px; grid-template-columns: 1fr 1fr; }
.ribbon { margin: 16px 0 0; text-align: center; }

.control { display: grid; gap: var(--gap); grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; }
.control .wide { grid-column: 1 / -1; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th { text-align: left; font-weight: 600; color: var(--muted); }
th, td { padding: 7px 10px 7px 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.form-grid { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); align-items: end; }
.form-grid button { justify-self: start; min-width: 96px; }
.form-grid + *, * + .form-grid { margin-top: 16px; }
.plain { list-style: none; padding: 0; margin: 16px 0 0; }
.short { width: 6em; }
h2.inline { display: inline; }
.person { color: inherit; text-decoration: none; }
.watch form { align-items: end; margin: 20px 0; }
.watch h2 { margin-top: 24px; }
.form-grid > label > * { width: 100%; }
.switches { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); }

@media (max-width: 720px) {
  main { padding: 20px 16px 48px; }
  .site-header { padding: 8px 16px; gap: 8px; }
  .site-header { font-size: .9375rem; }
  .site-header a { white-space: nowrap; }
  .site-header nav { gap: 0; }
  .site-header nav a { padding: 8px 6px; }
  .account-rows th, .account-rows td { display: block; border: 0; padding: 4px 0; }
  .account-rows tr { border-bottom: 1px solid var(--line); }
  .form-grid { grid-template-columns: minmax(0, 1fr); }
  h1 { font-size: 1.5rem; }
  .posts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .watch, .draft, .control { grid-template-columns: minmax(0, 1fr); }
  .watch video { max-height: 70vh; }
  .profile-head { gap: 16px; }
  .dialog { padding: 22px 18px; }
}
`;
