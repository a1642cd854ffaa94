import { runCommandLine } from "./command-line.ts";

// The entry for plain Node: `townlet COMMAND …`.
process.exitCode = await runCommandLine(process.argv.slice(2));
// All that was promised is written: what still waits for somebody to read stdout would keep the program for ever.
if (process.stdout.writableLength > 0) process.exit();
