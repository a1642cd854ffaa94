/**
 * `npm run campaign:storage -- --faults 20000`: towns on a disk that tears and loses writes, fills up, fails, forbids
 * renames and dawdles, until so many operations of SQLite or of our own file code were hit; after every process that ended
 * everything it was promised is looked for. Prints its seed first; `--seed N` repeats it. The table by kind goes to
 * stdout, or one document with `--json`. Ends with 1 when anything was damaged, or lost without
 * somebody having been told, and keeps the files. Needs Linux and a C compiler.
 */
import { reportAndExit } from "./children.mjs";
import { runStorageCampaign } from "./storage-campaign.mjs";

process.exitCode = await runStorageCampaign("storage", process.argv.slice(2)).catch(reportAndExit);
