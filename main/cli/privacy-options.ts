import { type Command, Option } from "commander";

import type { Ending } from "./terminal.ts";
import { Disguise, PRIVACY_MODES, type PrivacyMode } from "../privacy/disguise.ts";

/** What commands that show or write who lives in a town take. */
export interface PrivacyOptions {
  readonly privacy: PrivacyMode;
  readonly privacySalt?: string;
}

export function addPrivacyOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--privacy <MODE>", "how people are called: by name, by a hash, or as on stream")
        .choices([...PRIVACY_MODES])
        .default("off"),
    )
    .option("--privacy-salt <TEXT>", "what hashes are salted with, instead of chance");
}

export function disguiseOf({ privacy, privacySalt }: PrivacyOptions): Disguise {
  return new Disguise({ mode: privacy, salt: privacySalt });
}

/** An ending in which people go by the names that the disguise gives them. */
export function inDisguise(ending: Ending, disguise: Disguise): Ending {
  if (!disguise.isOn) return ending;
  const { status, document, text, complaint } = ending;
  return {
    status,
    document: disguise.payload(document),
    ...(text === undefined ? {} : { text: disguise.text(text) }),
    ...(complaint === undefined ? {} : { complaint: disguise.text(complaint) }),
  };
}
