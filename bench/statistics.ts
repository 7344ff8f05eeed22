/** Medians and percentiles of measured times. */

export interface Statistics {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Statistics of some times; all zero where there are none. */
export function statistics(times: readonly number[]): Statistics {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}

/** A time in the unit that suits it. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${(milliseconds * 1000).toFixed(0)} µs`;
  if (milliseconds < 1000) return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Runs something some times without measuring, then measures: the median of `runs` in milliseconds. */
export function warmMedian(action: () => unknown, warmUps: number, runs: number): number {
  for (let i = 0; i < warmUps; i++) action();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    action();
    times.push(performance.now() - started);
  }
  return statistics(times).median;
}
