/**
 * What frames and payloads cost the thread on which the page lives: its time on the processor, and what passed on the
 * clock meanwhile, which is more where others want the processor as well. Taken from a recording of the program; the
 * page marks where it draws a frame (`townlet:frame`), is given a payload (`townlet:payload`) and draws a part of the
 * window anew for it (`townlet:turn`).
 */
import fs from "node:fs";

const CATEGORIES = ["toplevel", "devtools.timeline"];
/** What runs on a thread from beginning to end: a task, and what was put off to its end. */
const BLOCKS = new Set([
  "ThreadControllerImpl::RunTask",
  "BlinkScheduler_PerformMicrotaskCheckpoint",
]);

/**
 * Records for `ms`. A frame costs the whole task that it is drawn in, style and paint included; a payload the longest
 * of the tasks that it is taken and shown in, and all of them together.
 */
export async function recordCosts(app, page, ms) {
  await app.evaluate(async ({ contentTracing }, included_categories) => {
    await contentTracing.startRecording({
      recording_mode: "record-until-full",
      included_categories,
    });
  }, CATEGORIES);
  await page.waitForTimeout(ms);
  const file = await app.evaluate(async ({ contentTracing }) => contentTracing.stopRecording());
  try {
    return costsIn(JSON.parse(fs.readFileSync(file, "utf8")).traceEvents);
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function costsIn(events) {
  const marks = events.filter(isMark).toSorted(byTime);
  const thread = ({ pid, tid }) => pid === marks[0]?.pid && tid === marks[0]?.tid;
  const blocks = outermost(events.filter((one) => BLOCKS.has(one.name) && thread(one)));
  const found = marks.filter(thread).flatMap((mark) => {
    const block = blockAround(blocks, mark.ts);
    return block === undefined ? [] : [{ name: nameOf(mark), block }];
  });
  const frames = found.filter(({ name }) => name === "townlet:frame").map(({ block }) => block);
  const payloads = [];
  for (const { name, block } of found) {
    if (name === "townlet:payload") payloads.push(new Set([block]));
    else if (name === "townlet:turn") payloads.at(-1)?.add(block);
  }
  const tasks = payloads.map((set) => Array.from(set));
  return {
    frame: summary(frames.map(onProcessor), frames.map(onClock)),
    payload: summary(tasks.map(longest(onProcessor)), tasks.map(longest(onClock))),
    payloadInAll: summary(tasks.map(sum(onProcessor)), tasks.map(sum(onClock))),
  };
}

const nameOf = ({ args }) => args.data?.message;
const isMark = (event) => event.name === "TimeStamp" && nameOf(event)?.startsWith("townlet:");
const byTime = (a, b) => a.ts - b.ts;
const onProcessor = ({ tdur }) => tdur / 1000;
const onClock = ({ dur }) => dur / 1000;
const longest = (cost) => (tasks) => Math.max(...tasks.map(cost));
const sum = (cost) => (tasks) => tasks.map(cost).reduce((a, b) => a + b, 0);

/** Blocks that lie in no other, by their beginning. */
function outermost(blocks) {
  let end = 0;
  return blocks.toSorted(byTime).filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

function blockAround(blocks, time) {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].ts <= time) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  return block !== undefined && time <= block.ts + block.dur ? block : undefined;
}

const summary = (processor, clock) => ({
  count: processor.length,
  processor: shares(processor),
  clock: shares(clock),
});

function shares(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
