import { GCProfiler } from "node:v8";

/**
 * Bytes that `work` allocates: what the heap has grown by, and what was collected meanwhile. Counts what is
 * garbage at once as well as what stays.
 */
export function allocatedBy(work: () => void): number {
  const collections = new GCProfiler();
  collections.start();
  const before = process.memoryUsage().heapUsed;
  work();
  const grown = process.memoryUsage().heapUsed - before;
  const { statistics } = collections.stop();
  return statistics.reduce(
    (sum, { beforeGC, afterGC }) =>
      sum + beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize,
    grown,
  );
}
