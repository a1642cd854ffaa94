import type { Command } from "commander";

import { programVersion } from "../version.ts";
import type { Register } from "./register.ts";
import { checkConfigs, checkDisplay, checkElectron, checkGraphics } from "./doctor-checks.ts";
import { checkKernel } from "./doctor-checks.ts";
import { checkNode, checkSpace, checkStorage, checkStorageFaults } from "./doctor-checks.ts";
import type { Check } from "./doctor-checks.ts";
import { table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

export function addDoctor(program: Command, register: Register): void {
  const command = program
    .command("doctor")
    .summary("what this machine has, and what is missing")
    .description("Says what this machine has for Townlet, what is missing, and how to get it.");
  register(command, doctor);
}

async function doctor(): Promise<Ending> {
  const checks = [
    checkNode(),
    checkElectron(),
    checkStorage(),
    checkSpace(),
    checkKernel(),
    checkStorageFaults(),
    checkDisplay(),
    checkGraphics(),
    checkConfigs(),
  ];
  const ok = checks.every((check) => check.ok || !check.required);
  return {
    status: ok ? 0 : 1,
    document: { ok, version: programVersion(), checks },
    text: `Townlet ${programVersion()}\n${table(checks.flatMap(rows))}`,
  };
}

function rows(check: Check): string[][] {
  const mark = check.ok ? "ok" : check.required ? "NO" : "–";
  const lines = [[mark, check.name, check.found]];
  if (!check.ok) lines.push(["", "", `needed: ${check.needed}`], ["", "", `fix: ${check.fix}`]);
  return lines;
}
