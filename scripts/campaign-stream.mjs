/**
 * `npm run campaign:stream -- 10000`: a run of so many ticks told to stdout, a file and a collector behind TLS at once, and a served town to a web page as well. Snapshots
 * and differences have to come to the same town in each, with every event and line of the log, once. Build servers
 * run the same for 400 ticks.
 */
import path from "node:path";
import { reportAndExit, root, run } from "./children.mjs";

const [ticks = "10000"] = process.argv.slice(2);
const streams = "tests/integration/main/telemetry/streams.test.ts";
await run(process.execPath, [path.join(root, "scripts", "test.mjs"), "integration", streams], {
  env: { ...process.env, STREAM_TICKS: ticks },
}).catch(reportAndExit);
