import path from "node:path";

import { type Command, Option } from "commander";

import {
  type Role,
  addToken as makeToken,
  defaultAccessFile,
  readAccessFile,
  removeToken,
} from "../access/access-file.ts";
import type { CommonOptions, Register } from "./register.ts";
import { refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

interface TokenOptions extends CommonOptions {
  readonly access?: string;
  readonly role?: Role;
}

export function addToken(program: Command, register: Register): void {
  const token = program
    .command("token")
    .summary("who may come in from elsewhere")
    .description("Makes, lists and removes the tokens with which programs and people come in.");
  const add = (name: string, summary: string, act: Act): Command => {
    const command = token
      .command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .option("--access <FILE>", "the list of tokens; the one of the window when left out");
    register(command, () => {
      const options = command.opts<TokenOptions>();
      return Promise.resolve(act(fileOf(options), command.args[0] ?? "", options));
    });
    return command;
  };
  add("add", "make a token, which is shown this once", added)
    .argument("<LABEL>", "what whoever has it is called")
    .addOption(
      new Option("--role <ROLE>", "what it is good for")
        .choices(["viewer", "admin"])
        .default("viewer"),
    );
  add("list", "list the tokens there are, without themselves", listed);
  add("remove", "remove a token", removed).argument("<LABEL>", "the one to remove");
}

type Act = (file: string, label: string, options: TokenOptions) => Ending;

function added(file: string, label: string, { role = "viewer" }: TokenOptions): Ending {
  const made = makeToken(file, label, role);
  if (!made.ok) return refusal(made.error);
  const token = made.value;
  const text = `${token}\nThe token of '${label}' (${role}). It is kept nowhere: write it down now.`;
  return { status: 0, document: { ok: true, file, label, role, token }, text };
}

function listed(file: string): Ending {
  const read = readAccessFile(file);
  if (!read.ok) return refusal(read.error);
  const { require_auth_for_viewer } = read.value;
  const tokens = read.value.tokens.map(({ label, role, ...kept }) => ({
    label,
    role,
    from: "token_env" in kept ? kept.token_env : "token",
  }));
  const rows = tokens.map(({ label, role, from }) => [label, role, from === "token" ? "" : from]);
  return {
    status: 0,
    document: { ok: true, file, require_auth_for_viewer, tokens },
    text: tokens.length === 0 ? "There are no tokens." : table([["Label", "Role", ""], ...rows]),
  };
}

function removed(file: string, label: string): Ending {
  const done = removeToken(file, label);
  if (!done.ok) return refusal(done.error);
  return { status: 0, document: { ok: true, file, label }, text: `'${label}' is removed.` };
}

function fileOf({ access }: TokenOptions): string {
  return access === undefined ? defaultAccessFile() : path.resolve(access);
}
