import { runCommandLine } from "./command-line.ts";

// The entry for plain Node: `townlet COMMAND …`.
process.exitCode = await runCommandLine(process.argv.slice(2));
