/**
 * `npm run campaign:stream -- 10000`: a run of so many ticks told to stdout, a file and a collector behind TLS at once. Snapshots
 * and differences have to come to the same town in each, with every event and line of the log, once. Build servers
 * run the same for 400 ticks.
 */
const [ticks = "10000"] = process.argv.slice(2);
process.env.STREAM_TICKS = ticks;
process.argv = [
  ...process.argv.slice(0, 2),
  "integration",
  "tests/integration/main/telemetry/streams.test.ts",
];
await import("./test.mjs");
