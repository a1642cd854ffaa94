import { clockText } from "../../sim/world/calendar.ts";
import { bar } from "./charts.ts";
import { figureSection } from "./figure-section.ts";
import { element, escaped, tableOf } from "./markup.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { PersonOfReport, Report } from "./report.ts";

/** Kinds of events that are shown; the rest is in the other files. */
const MOST_EVENTS = 24;
/** Nothing may be loaded from anywhere, and nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A whole page in one file: nothing is loaded, nothing runs. */
export function pageOf(report: Report): string {
  const sections = [
    heading(report),
    report.days.length === 0 ? noDays(report) : figureSection(report),
    storySection(report),
    peopleSection(report),
    exitSection(report),
    eventSection(report),
    timelineSection(report),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<title>${escaped(report.title)} – Townlet report</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${sections.join("\n")}
<footer>${escaped(report.created_by)} made this town on ${escaped(report.created_at.slice(0, 10))}. Its rules: ${escaped(report.config_id)}.</footer>
</body>
</html>
`;
}

function heading(report: Report): string {
  const { title, scenario, seed, timeline, from, to, days, people_now, exits, stories } = report;
  const when = (tick: number): string => escaped(dayAndTime(report, tick));
  const told = stories.reduce((sum, { lines }) => sum + lines.length, 0);
  const tiles = [
    [String(days.length), days.length === 1 ? "complete day" : "complete days"],
    [String(people_now), people_now === 1 ? "person at the end" : "people at the end"],
    [String(exits.length), "left town"],
    [String(told), "stories told here"],
    ...report.kpis
      .filter(({ name, last }) => name === "self_sufficiency" && last !== null)
      .map(({ last }) => [`${Math.round((last ?? 0) * 100)} %`, "well provided for"]),
  ];
  const list = tiles.map(([number = "", what = ""]) =>
    element("li", `<b>${escaped(number)}</b><span>${escaped(what)}</span>`, { class: "tile" }),
  );
  return `<header><h1>${escaped(title)}</h1>
<p class="lead">Scenario ${escaped(scenario)}, seed ${escaped(seed)}, timeline ${escaped(timeline)}; from ${when(from)} to ${when(to)}.</p>
${element("ul", list.join(""), { class: "tiles" })}</header>`;
}

function dayAndTime({ ticks_per_day }: Report, tick: number): string {
  return `day ${Math.floor(tick / ticks_per_day) + 1}, ${clockText(tick, ticks_per_day)}`;
}

function noDays({ ticks_per_day }: Report): string {
  return `<h2>Figures of the days</h2><p class="empty">There is no complete day yet. A day has ${ticks_per_day} ticks; its figures are known once its midnight has passed.</p>`;
}

function storySection({ stories, story_days_left_out, ticks_per_day }: Report): string {
  const days = stories.filter(({ digest, lines }) => digest !== null || lines.length > 0);
  if (days.length === 0) return `<h2>Stories</h2><p class="empty">Nothing has been told yet.</p>`;
  const cards = days.toReversed().map(({ day, digest, lines }) => {
    const items = lines.map(
      ({ tick, topic, text }) =>
        `<li><time>${clockText(tick, ticks_per_day)}</time><span><i class="topic" style="background:var(--${topic})"></i>${escaped(text)}</span></li>`,
    );
    const sum = digest === null ? "" : element("p", escaped(digest));
    return element("article", `<h4>Day ${day}</h4>${sum}${element("ul", items.join(""))}`, {
      class: "card day",
    });
  });
  const left =
    story_days_left_out === 0
      ? ""
      : `<p class="note">The stories of the first ${story_days_left_out} days are left out here.</p>`;
  return `<h2>Stories</h2>${left}${element("div", cards.join("\n"), { class: "days" })}`;
}

function peopleSection(report: Report): string {
  const { people, ticks_per_day } = report;
  if (people.length === 0) return `<h2>People</h2><p class="empty">Nobody has ever lived here.</p>`;
  const rows = people.map((person) => [
    `<i class="who" style="background:${colourOf(person)}"></i>${escaped(person.name)} <small class="note">${escaped(person.id)}</small>`,
    `day ${Math.floor(person.arrived / ticks_per_day) + 1}`,
    escaped(person.job ?? "–"),
    person.mean_need === null ? "–" : `${Math.round(person.mean_need * 100)} %`,
    person.wallet === null ? "–" : person.wallet.toFixed(1),
    person.strong_ties === null ? "–" : String(person.strong_ties),
    person.left === null
      ? "lives here"
      : `left on ${escaped(dayAndTime(report, person.left.tick))}`,
  ]);
  const head = ["Name", "Came", "Job", "Needs", "Money, in meals", "Strong ties", ""];
  return `<h2>People</h2>${tableOf(head, rows)}`;
}

/** Colours come from files: nothing but a colour may stand in a style. */
function colourOf({ colour }: PersonOfReport): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#808080";
}

function exitSection(report: Report): string {
  const { exits } = report;
  if (exits.length === 0) return `<h2>Who left</h2><p class="empty">Nobody has left town.</p>`;
  const rows = exits.map(({ tick, name, text, days_lived }) => [
    escaped(name),
    escaped(dayAndTime(report, tick)),
    escaped(text),
    days_lived.toFixed(1),
  ]);
  return `<h2>Who left</h2>${tableOf(["Name", "When", "Why", "Days lived here"], rows)}`;
}

function eventSection({ events }: Report): string {
  const [first] = events;
  if (first === undefined) return `<h2>Events</h2><p class="empty">Nothing has happened yet.</p>`;
  const rows = events
    .slice(0, MOST_EVENTS)
    .map(({ event, count }) => [
      escaped(event.replaceAll("_", " ")),
      count.toLocaleString("en"),
      bar(count / first.count),
    ]);
  const rest = events.length - rows.length;
  const note = rest > 0 ? `<p class="note">${rest} rarer kinds are left out here.</p>` : "";
  return `<h2>Events by kind</h2>${tableOf(["Event", "Times", ""], rows, "counts")}${note}`;
}

function timelineSection(report: Report): string {
  const { timelines, timeline, parted } = report;
  const rows = timelines.map(({ name, parent, at, last_tick, policy, change }) => [
    name === timeline ? `<b>${escaped(name)}</b>` : escaped(name),
    parent === null ? "the beginning" : `${escaped(parent)}, ${escaped(dayAndTime(report, at))}`,
    escaped(dayAndTime(report, last_tick)),
    escaped(policy),
    escaped(change === "" ? "–" : change),
  ]);
  const head = ["Timeline", "Parts from", "Goes to", "Who decides", "What was changed"];
  const where =
    parted === null
      ? ""
      : `<p>It first differs from where it parts on ${escaped(dayAndTime(report, parted.tick))}: ${escaped(parted.system)}${
          parted.agent === null ? "" : ` of ${escaped(parted.agent)}`
        }, ${escaped(parted.detail)}.</p>`;
  return `<h2>Timelines</h2>${where}${tableOf(head, rows)}`;
}
