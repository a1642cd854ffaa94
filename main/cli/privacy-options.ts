import { type Command, Option } from "commander";

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
