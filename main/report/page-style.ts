const LIGHT = `--page: #eef1ec; --card: #ffffff; --raised: #f5f7f3; --edge: rgb(27 45 35 / 14%);
  --text: #2c3833; --strong: #14201a; --muted: #5b6a63; --accent: #1a7f37; --line: #17703a;
  --soft: rgb(26 127 55 / 12%); --green: #1a7f37; --amber: #96500b; --red: #c62f2a; --aim: #7a857f;
  --people: #a8327a; --work: #0b5fc0; --home: #17703a; --money: #86600a; --queue: #a04a10;
  --need: #b8302a; --town: #7440b0;
  --shadow: 0 1px 2px rgb(20 40 30 / 8%), 0 6px 20px rgb(20 40 30 / 7%);`;

const DARK = `--page: #0d1117; --card: #161b22; --raised: #1c222b; --edge: rgb(240 246 252 / 12%);
  --text: #d6dde5; --strong: #f0f4f8; --muted: #9aa4af; --accent: #3fb950; --line: #56d364;
  --soft: rgb(63 185 80 / 16%); --green: #3fb950; --amber: #f0a060; --red: #ff7b72; --aim: #8b949e;
  --people: #f49ac1; --work: #79b8ff; --home: #7ee0a0; --money: #e8c35a; --queue: #f0a060;
  --need: #ff8a80; --town: #d2a8ff; --shadow: none;`;

/** Everything that the page looks by: light and dark as the reader has it, and black on white on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
html { background: var(--page); color: var(--text);
  font: 15px/1.55 "Inter Variable", Inter, "Segoe UI", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 40px 28px 64px; max-width: 1240px; }
header { margin-bottom: 28px; }
h1 { margin: 0 0 4px; font-size: 34px; line-height: 1.15; letter-spacing: -0.02em; color: var(--strong); }
h2 { margin: 44px 0 14px; font-size: 21px; letter-spacing: -0.01em; color: var(--strong); }
h3 { margin: 26px 0 12px; font-size: 13px; font-weight: 600; letter-spacing: 0.06em;
  text-transform: uppercase; color: var(--muted); }
p { margin: 0 0 12px; max-width: 72ch; }
.lead, .note { color: var(--muted); }
.note { font-size: 13px; }
.card, .wide, .tile { background: var(--card); border: 1px solid var(--edge); border-radius: 14px;
  box-shadow: var(--shadow); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px;
  margin: 22px 0 0; padding: 0; list-style: none; }
.tile { padding: 14px 18px; }
.tile b { display: block; font-size: 27px; line-height: 1.2; color: var(--strong); letter-spacing: -0.02em; }
.tile span { color: var(--muted); font-size: 13px; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 14px; }
.card { padding: 14px 16px 10px; break-inside: avoid; }
.card h4 { margin: 0; font-size: 14px; font-weight: 600; color: var(--strong); }
.card .now { float: right; margin-left: 12px; font-weight: 600; color: var(--strong); }
.chart { display: block; width: 100%; height: auto; margin-top: 8px; overflow: visible; }
.line { fill: none; stroke: var(--line); stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.dot { fill: var(--line); stroke: var(--card); stroke-width: 1; }
.rule { stroke: var(--edge); stroke-width: 1; }
.aim { stroke: var(--aim); stroke-width: 1.2; stroke-dasharray: 4 4; }
.axis { fill: var(--muted); font-size: 10.5px; }
.spark { display: block; width: 92px; height: 22px; }
.bar { display: block; width: 100%; min-width: 80px; height: 8px; }
.bar rect { fill: var(--accent); opacity: 0.75; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px 14px; text-align: left; vertical-align: middle; border-top: 1px solid var(--edge); }
thead th { border-top: 0; font-size: 12px; font-weight: 600; color: var(--muted); white-space: nowrap; }
tbody th { font-weight: 500; color: var(--strong); }
td { white-space: nowrap; }
.figures td:nth-child(2), .figures td:nth-child(3), .figures thead th:nth-child(2),
.figures thead th:nth-child(3) { text-align: right; }
.counts td:nth-child(2), .counts thead th:nth-child(2) { text-align: right; width: 6em; }
.counts td:last-child { width: 45%; }
.state::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-right: 7px;
  border-radius: 50%; background: currentcolor; }
.state-green { color: var(--green); } .state-amber { color: var(--amber); } .state-red { color: var(--red); }
.better { color: var(--green); } .worse { color: var(--red); } .other { color: var(--muted); }
.who { display: inline-block; width: 11px; height: 11px; margin-right: 8px; border-radius: 50%;
  border: 1px solid var(--edge); vertical-align: -1px; }
.days { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 14px; align-items: start; }
.day p { margin: 6px 0 8px; color: var(--strong); }
.day ul { margin: 0; padding: 0; list-style: none; font-size: 14px; }
.day li { display: grid; grid-template-columns: 44px 1fr; gap: 8px; padding: 3px 0; }
.day time { color: var(--muted); font-size: 12.5px; line-height: 1.7; }
.topic { display: inline-block; width: 7px; height: 7px; margin-right: 7px; border-radius: 50%; vertical-align: 1px; }
.empty { padding: 18px; color: var(--muted); background: var(--card); border: 1px dashed var(--edge);
  border-radius: 14px; max-width: none; }
details { margin-top: 14px; }
summary { cursor: pointer; color: var(--muted); }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
dl { display: grid; grid-template-columns: minmax(180px, 260px) 1fr; gap: 6px 18px; font-size: 14px; }
dt { color: var(--strong); } dd { margin: 0; }
footer { margin-top: 48px; padding-top: 14px; border-top: 1px solid var(--edge); color: var(--muted); font-size: 13px; }
@media (max-width: 640px) { body { padding: 24px 16px 48px; } dl { grid-template-columns: 1fr; } .days { grid-template-columns: 1fr; } }
@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; ${LIGHT} --page: #ffffff; --raised: #ffffff; --shadow: none; }
  html { font-size: 11px; }
  body { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, .card, .tile { break-inside: avoid; }
  .grid { grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .days { grid-template-columns: repeat(2, 1fr); }
  details > summary { display: none; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
