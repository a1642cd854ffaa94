import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, expected, unknown } from "./problem.ts";

const MOST_SLOTS = 8;

/** The social block has room, and a day is as long for observations as for everybody else. */
export function checkObservations({
  observations_config,
  time,
}: Pick<TownConfig, "observations_config" | "time">): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const { top_friends, top_rivals } = observations_config.social_snippet;
  if (top_friends + top_rivals > MOST_SLOTS) {
    const path = ["observations_config", "social_snippet", "top_rivals"];
    const because = `, for there are ${top_friends} friends and room for ${MOST_SLOTS}`;
    problems.push(expected(path, `at most ${MOST_SLOTS - top_friends}`, top_rivals, because));
  }
  const day = observations_config.hybrid.time_ticks_per_day;
  if (day !== undefined && day !== time.ticks_per_day) {
    const path = ["observations_config", "hybrid", "time_ticks_per_day"];
    problems.push(expected(path, `${time.ticks_per_day} (time.ticks_per_day)`, day));
  }
  return problems;
}

/** Channels are for types that there are in the town. */
export function checkObjectChannels({
  observations_config,
  map,
  manifest,
}: Pick<TownConfig, "observations_config" | "map" | "manifest">): CrossProblem[] {
  const named = [
    ...map.objects.map(({ type }) => type),
    ...manifest.map(({ object_type }) => object_type),
  ];
  const types = [...new Set(named.map((type) => type.toLowerCase()))].toSorted();
  return observations_config.compact.object_channels.flatMap((type, index) => {
    const path = ["observations_config", "compact", "object_channels", index];
    return types.includes(type.toLowerCase()) ? [] : [unknown(path, "type of object", type, types)];
  });
}
