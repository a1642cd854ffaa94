import { Reading } from "../../sim/console/commands.ts";
import type { Town } from "../../sim/town.ts";
import { everyone } from "./someone.ts";

/** Every question that there is to a town, about somebody and something of it. */
export function everyReading(town: Town): Reading[] {
  const [first] = everyone(town);
  const agent_id = first === undefined ? "nobody" : (town.people[first.get("person")]?.id ?? "");
  const object_id = town.rules.objects[0]?.id ?? "nothing";
  const given: Partial<Record<string, object>> = {
    inspect_agent: { agent_id },
    relationship_detail: { agent_id },
    queue_inspect: { object_id },
    employment_exit: { action: "review" },
    conflict_status: { history: 0, rivalries: "many" },
  };
  return Reading.options.map(({ shape }) => {
    const name = shape.name.value;
    return Reading.parse({ name, kwargs: given[name] ?? {} });
  });
}
