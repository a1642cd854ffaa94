import { useEffect, useRef, useState } from "react";

/** A value that changes all the time, taken over no more often than every `ms` milliseconds, the last one always; at once where that is 0. */
export function useAtMostEvery<T>(value: T, ms: number): T {
  const [kept, setKept] = useState(value);
  const takenAt = useRef(-Infinity);
  useEffect(() => {
    const take = () => {
      takenAt.current = performance.now();
      setKept(value);
    };
    const timer = window.setTimeout(take, takenAt.current + ms - performance.now());
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return ms === 0 ? value : kept;
}
