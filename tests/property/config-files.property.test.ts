import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { appRoot } from "../../main/config/app-root.ts";
import { loadConfig } from "../../main/config/load-config.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const FILES = [
  "town.yaml",
  "affordances.yaml",
  "maps/corner.yaml",
  "scenarios/queues.yaml",
  "scenarios/hiring.yaml",
];

/** What people do to files by mistake. */
interface Damage {
  readonly kind: "drop" | "twice" | "value" | "letter";
  readonly at: number;
  readonly value: string;
  readonly letter: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom("drop", "twice", "value", "letter"),
  at: fc.nat(),
  value: fc.constantFrom("-1", "1e9", "0.5", "null", "[]", "{}", "maybe", "[999, 999]", "[1]"),
  letter: fc.constantFrom("#", "z", " ", ":", '"', "9"),
});

function damaged(text: string, change: Damage): string {
  const lines = text.split("\n");
  const at = change.at % lines.length;
  const line = lines[at] ?? "";
  if (change.kind === "drop") return lines.toSpliced(at, 1).join("\n");
  if (change.kind === "twice") return lines.toSpliced(at, 0, line).join("\n");
  if (change.kind === "letter") {
    const place = change.at % Math.max(1, text.length);
    return text.slice(0, place) + change.letter + text.slice(place + 1);
  }
  // One of the values on the line, if it has any.
  const values = [...line.matchAll(/(?<=: )[^,{}[\]]+/g)];
  const chosen = values[change.at % Math.max(1, values.length)];
  if (chosen === undefined) return text;
  const spoilt =
    line.slice(0, chosen.index) + change.value + line.slice(chosen.index + chosen[0].length);
  return lines.with(at, spoilt).join("\n");
}

test("whatever is wrong with a file, it is told with its file and line, and nothing falls over", () => {
  const folder = temporaryFolder();
  cpSync(path.join(appRoot, "configs"), folder, { recursive: true });
  const originals = new Map(
    FILES.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...FILES),
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      (name, changes) => {
        const original = originals.get(name) ?? "";
        const file = path.join(folder, name);
        writeFileSync(file, changes.reduce(damaged, original));
        for (const scenario of ["queues", "hiring"]) {
          const result = loadConfig(path.join(folder, "scenarios", `${scenario}.yaml`));
          const problems = result.ok ? result.value.warnings : result.error;
          expect(result.ok || problems.some(({ severity }) => severity === "error")).toBe(true);
          for (const { file: where, line, column, message } of problems) {
            expect(where.startsWith(folder), message).toBe(true);
            expect(line * column).toBeGreaterThan(0);
            expect(message).not.toMatch(/undefined|NaN|\[object/);
          }
        }
        writeFileSync(file, original);
      },
    ),
    { numRuns: 40 },
  );
});
