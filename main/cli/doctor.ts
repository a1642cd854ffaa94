import type { Command } from "commander";
import type { Register } from "./command-line.ts";
export function addDoctor(_program: Command, _register: Register): void {
  /* soon */
}
