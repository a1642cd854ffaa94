import { type CommandMetadata, commandMetadata } from "../../sim/console/command-metadata.ts";
import { CODES_AT_THE_DOOR, ERROR_CODES, ERROR_MEANINGS } from "../../sim/console/error-codes.ts";

/** All commands for programs: what a palette offers, what an editor completes. */
export function commandsDocument() {
  return {
    errors: ERROR_MEANINGS,
    errors_of_every_command: CODES_AT_THE_DOOR,
    commands: commandMetadata(),
  };
}

/** What happens to those who use it, in the order in which the page has them. */
const CHAPTERS = [
  ["reads", "Readings", "They change nothing and are no part of a town's record."],
  [
    "changes",
    "Changes",
    "What is done to a town is part of its record, and happens again when it is lived again.",
  ],
  [
    "destroys",
    "What cannot be taken back",
    'Over TCP, WebSocket and in the window these ask for `"confirm": true`. A branch from the tick before still has what they take away: `undo.branch_at` in the result names it, where the town is kept in a file.',
  ],
] as const satisfies readonly (readonly [CommandMetadata["effect"], string, string])[];

/** All commands for people, as Markdown. */
export function commandPage(): string {
  const commands = commandMetadata().toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const chapters = CHAPTERS.flatMap(([effect, title, text]) => {
    const sections = commands.filter((command) => command.effect === effect).map(section);
    return [`## ${title}`, text].concat(sections);
  });
  return `${[
    "<!-- Written by `npm run -s schemas` from the registry of commands. -->",
    "# Commands",
    "One JSON object a line: `name`, `args` in order or `kwargs` by name, `mode` (`viewer` where left out), `cmd_id`, `issuer`, `auth`. `townlet commands NAME` prints an entry of this page.",
    ...chapters,
    "## Error codes",
    "Any command can be refused with one of those marked *; its own are named with it.",
    ["| Code | Means |", "| --- | --- |", ...ERROR_CODES.map(errorRow)].join("\n"),
  ].join("\n\n")}\n`;
}

function errorRow(code: (typeof ERROR_CODES)[number]): string {
  const isOfAll = CODES_AT_THE_DOOR.some((known) => known === code);
  return `| \`${code}\`${isOfAll ? " *" : ""} | ${ERROR_MEANINGS[code]} |`;
}

function section(command: CommandMetadata): string {
  const { name, usage, summary, help, aliases, errors, examples } = command;
  return [
    `### ${name}`,
    `\`${usage}\` · ${termsText(command)}`,
    `${summary} ${help}`,
    ...(aliases.length === 0 ? [] : [`Also called ${listed(aliases)}.`]),
    ...(errors.length === 0 ? [] : [`Refused with ${listed(errors)}.`]),
    ["```json", ...examples.map((example) => JSON.stringify(example)), "```"].join("\n"),
  ].join("\n\n");
}

/** Who may use it, and whether it needs an id. */
export function termsText({ mode, needs_id, cases }: CommandMetadata): string {
  const usual = `${mode}${needs_id ? ", needs a cmd_id" : ""}`;
  const others = cases
    .filter((other) => other.mode !== mode || other.needs_id !== needs_id)
    .map((other) => `${other.is}: ${other.mode}`);
  return [usual, ...others].join("; ");
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
