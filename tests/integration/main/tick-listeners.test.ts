import { expect, test } from "vitest";

import { storiesOf } from "../../../sim/narration/stories-of.ts";
import { seek } from "../../../main/town/travel.ts";
import { good, newTownFile } from "../../helpers/town-file.ts";

test("every tick that runs is heard once, with what happened and was told in it, the past as the present", async () => {
  const { host } = await newTownFile();
  const heard: string[] = [];
  const stop = host.onTick((town, tick) => {
    const texts = storiesOf(town).map(({ text }) => text);
    heard.push(`${tick} ${town.events.count} ${texts.join("; ")}`);
  });
  host.advance(600);
  const lived = heard.splice(0);
  expect(lived).toHaveLength(600);
  good(await seek(host, 300));
  heard.length = 0;
  host.advance(100);
  expect(host.isPast).toBe(true);
  expect(heard).toEqual(lived.slice(300, 400));
  stop();
  host.advance(10);
  expect(heard).toHaveLength(100);
});
