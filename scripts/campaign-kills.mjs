/**
 * `npm run campaign:kills -- --cycles 500`: a process lives with a town in a file, does what operators do, saves and
 * copies, and tells what it was promised to another process, which kills it at a random moment, opens the file, and holds
 * it against the promises and against an uninterrupted town. Prints its seed first; `--seed N` repeats the
 * deeds (not the moments). `--cycles 10000` is the long form, about two hours on two cores. Ends with 1 when
 * anything acknowledged was lost or anything was damaged, and keeps the files.
 */
import { reportAndExit } from "./children.mjs";
import { runStorageCampaign } from "./storage-campaign.mjs";

process.exitCode = await runStorageCampaign("kills", process.argv.slice(2)).catch(reportAndExit);
