import { readFileSync } from "node:fs";
import path from "node:path";

import { err, ok } from "../../sim/result.ts";
import { type Outcome, fileProblem, refuse } from "../problem.ts";

/** The text of a certificate or a key; refused where it is neither. */
export function readPem(name: string): Outcome<string> {
  const file = path.resolve(name);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return err(fileProblem(error, file));
  }
  if (text.includes("-----BEGIN ")) return ok(text);
  return refuse("bad_request", `${file} is no PEM file.`, "Give a certificate or key in PEM form.");
}
