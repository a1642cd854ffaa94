import type { MapFile } from "../map.ts";
import { type CrossProblem, doubtful, expected, unknown } from "./problem.ts";

/** The rows fill the map, with letters that mean something. */
export function checkRows({ size, rows, legend }: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const [width, height] = size;
  if (rows.length !== height) {
    problems.push(expected(["rows"], `${height} rows`, rows.length));
  }
  rows.forEach((row, y) => {
    const path = ["rows", y];
    if (row.length !== width) problems.push(expected(path, `${width} characters`, row.length));
    for (const letter of new Set(row)) {
      if (legend[letter] !== undefined) continue;
      const message = `letter '${letter}' is not in the legend`;
      problems.push({ ...unknown(path, "letter", letter, Object.keys(legend)), message });
    }
  });
  return problems;
}

/** The legend explains letters that are there, and a queue tile belongs to a queue. */
export function checkLegend({ rows, legend, objects }: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const used = new Set(rows.join(""));
  for (const letter of Object.keys(legend)) {
    if (!used.has(letter)) {
      problems.push(doubtful(["legend", letter], `no row has the letter '${letter}'`));
    }
  }
  const queues = new Set(
    objects.flatMap(({ queue_nodes = [] }) => queue_nodes.map((node) => node.join())),
  );
  rows.forEach((row, y) => {
    [...row].forEach((letter, x) => {
      if (legend[letter]?.tile !== "queue_node" || queues.has(`${x},${y}`)) return;
      const message = `the queue tile [${x}, ${y}] belongs to no object's queue_nodes`;
      problems.push(doubtful(["rows", y], message));
    });
  });
  return problems;
}

/** What the letter at a tile means; undefined outside the map. */
export function meaningAt({ rows, legend }: MapFile, x: number, y: number) {
  return legend[rows[y]?.[x] ?? ""];
}
