import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { Command } from "../../../sim/console/commands.ts";
import { kpiText } from "../../../sim/telemetry/kpi-shape.ts";
import { DAY_KPIS } from "../../../sim/telemetry/kpi-table.ts";
import { runCommandLine } from "../../../main/cli/command-line.ts";
import { gather } from "../../../main/report/gather.ts";
import { pageOf } from "../../../main/report/page.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { readArchive } from "../../../main/town/rebuild.ts";
import { branch, seek } from "../../../main/town/travel.ts";
import { required } from "../../helpers/required.ts";
import { good, newTownFile } from "../../helpers/town-file.ts";

const Figure = z.number().nullable();

/** As much of report.json as is looked at here. */
const Json = z.looseObject({
  ok: z.literal(true),
  days: z.array(z.object({ day: z.int(), tick: z.int(), figures: z.record(z.string(), Figure) })),
  kpis: z.array(
    z.looseObject({
      label: z.string(),
      unit: z.enum(["share", "need", "days", "ticks", "count", "plain"]),
      last: Figure,
      mean: Figure,
      band: z.string().nullable(),
      trend: z.string().nullable(),
    }),
  ),
  events: z.array(z.object({ event: z.string(), count: z.int().positive() })),
  stories: z.array(z.looseObject({ digest: z.string().nullable() })),
  timelines: z.array(z.looseObject({ name: z.string() })),
  parted: z.looseObject({ tick: z.int() }).nullable(),
});

interface Written {
  readonly html: string;
  readonly csv: string;
  readonly json: z.infer<typeof Json>;
}

async function reportOn(file: string, ...options: string[]): Promise<Written> {
  const folder = path.join(path.dirname(file), `report-${options.join("").replace(/\W/g, "")}`);
  const args = ["report", file, "--out", folder, "--quiet", ...options];
  expect(await runCommandLine(args)).toBe(0);
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  const json = Json.parse(JSON.parse(read("report.json")));
  return { html: read("report.html"), csv: read("kpis.csv"), json };
}

test("page, table and document say the same, and the page needs nothing else", async () => {
  const { host, file } = await newTownFile();
  host.advance(2300);
  good(await host.close());
  const { html, csv, json } = await reportOn(file);
  expect(json.days.map(({ day, tick }) => [day, tick])).toEqual([
    [1, 1000],
    [2, 2000],
  ]);
  const [head, ...rows] = csv.trimEnd().split("\n");
  const columns = required(head).split(",");
  expect(columns).toEqual(["day", "tick", ...DAY_KPIS.map(({ name }) => name)]);
  expect(rows.length).toBe(2);
  rows.forEach((row, index) => {
    const figures = required(json.days[index]).figures;
    row.split(",").forEach((cell, column) => {
      const value = column < 2 ? null : figures[required(columns[column])];
      if (column >= 2) expect(cell).toBe(value === null ? "" : String(value));
    });
  });
  for (const { last, unit, label } of json.kpis) {
    expect(html).toContain(label);
    if (last !== null) expect(html).toContain(`<td>${kpiText(last, unit, 1000)}</td>`);
  }
  expect(html).not.toMatch(/https?:|<script|<link|<img|url\(|@import/);
  const [first] = json.stories;
  expect(html).toContain(required(first?.digest));
});

test("a stretch has the days that lie in it as a whole", async () => {
  const { host, file } = await newTownFile();
  host.advance(3100);
  good(await host.close());
  const { json } = await reportOn(file, "--from", "500", "--to", "2999");
  expect(json.days.map(({ day }) => day)).toEqual([2]);
  const all = await reportOn(file);
  expect(all.json.days[1]).toEqual(json.days[0]);
  const before = json.events.reduce((sum, { count }) => sum + count, 0);
  expect(before).toBeLessThan(all.json.events.reduce((sum, { count }) => sum + count, 0));
});

test("a town without a complete day has a report that says so", async () => {
  const { host, file } = await newTownFile();
  good(await host.close());
  const { html, csv, json } = await reportOn(file);
  expect(json.days).toEqual([]);
  expect(json.kpis.every(({ last, mean, band, trend }) => !last && !mean && !band && !trend)).toBe(
    true,
  );
  expect(csv.split("\n").length).toBe(2);
  expect(html).toContain("There is no complete day yet");
  expect(html).toContain("Nothing has been told yet");
  expect(html).toContain("Nobody has left town");
});

test("a branch says what parted it, and where it differs first", async () => {
  const { host, file } = await newTownFile();
  host.advance(1500);
  good(await seek(host, 1100));
  good(await branch(host, "dear", { change: "dear meals" }));
  host.schedule(1101, [Command.parse({ name: "price", kwargs: { key: "meal_cost", value: 2 } })]);
  host.advance(300);
  good(await host.close());
  const { html, json } = await reportOn(`${file}#dear`);
  expect(json.parted).toMatchObject({ tick: 1101 });
  expect(json.timelines).toContainEqual(
    expect.objectContaining({ name: "dear", parent: "main", at: 1100, change: "dear meals" }),
  );
  expect(html).toContain("dear meals");
});

test("with hashes nobody's id or name is in any of the files", async () => {
  const { host, file } = await newTownFile(3);
  host.schedule(300, [Command.parse({ name: "kill", kwargs: { agent_id: "bob" } })]);
  host.advance(2600);
  const people = host.town.people.flatMap(({ id, name }) => [id, name]);
  expect(people.length).toBeGreaterThan(16);
  good(await host.close());
  for (const mode of ["hash", "streamer"]) {
    const { html, csv, json } = await reportOn(file, "--privacy", mode);
    const text = `${html}${csv}${JSON.stringify(json)}`;
    for (const known of people) {
      expect([
        known,
        new RegExp(`(?<![\\p{L}\\p{N}])${known}(?![\\p{L}\\p{N}])`, "u").test(text),
      ]).toEqual([known, false]);
    }
    expect(text).toContain("Resident");
    expect(text).not.toContain(path.dirname(file));
  }
});

test("whatever a town is called, it is text", async () => {
  const { host, file } = await newTownFile();
  good(await host.close());
  const store = good(await openStore(file, { access: "read" }));
  const archive = good(await readArchive(file, store));
  const timeline = required(store.timelines()[0]);
  const report = good(await gather({ store, archive, timeline, from: 0, to: 0 }));
  store.close();
  const title = `<img src=x onerror="x">&'`;
  const people = report.people.map((one) => Object.assign({}, one, { colour: `red"` }));
  const page = pageOf({ ...report, title, people });
  expect(page).toContain("&lt;img src=x onerror=&quot;x&quot;&gt;&amp;&#39;");
  expect(page).not.toContain("<img");
  expect(page).not.toContain(`red"`);
});

test("what is not in the record is refused, and nothing is written", async () => {
  const { host, file } = await newTownFile();
  good(await host.close());
  const folder = path.join(path.dirname(file), "none");
  expect(await runCommandLine(["report", file, "--to", "9", "--out", folder, "--json"])).toBe(1);
  expect(await runCommandLine(["report", `${file}#no`, "--out", folder, "--json"])).toBe(1);
  expect(existsSync(folder)).toBe(false);
});
