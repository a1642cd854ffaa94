import { CATEGORY } from "../narration/categories.ts";
import { keyOf, mayTell } from "../narration/limiter.ts";
import { storyAt } from "../narration/stories-of.ts";
import { addLine } from "../narration/story-log.ts";
import { ok } from "../result.ts";
import { hash64 } from "../rng/hash-draw.ts";
import type { Town } from "../town.ts";
import type { Answer, Arguments } from "./arguments.ts";

/** Tells a line as an operator wants it, under the same limits as any other; `entry` is null where they forbid it. */
export function announceStory(town: Town, kwargs: Arguments<"announce_story">): Answer {
  const { message, category, priority, dedupe_key = message } = kwargs;
  const key = keyOf(CATEGORY[category], hash64(dedupe_key).low);
  if (!mayTell(town, CATEGORY[category], key, priority)) {
    return ok({ queued: false, throttled: true, entry: null, message });
  }
  const line = addLine(town, CATEGORY[category], priority);
  line.cause = "operator";
  line.wording = [message];
  const entry = storyAt(town, town.stories.count - 1);
  return ok({ queued: true, throttled: false, entry });
}
