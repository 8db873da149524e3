/** The median. NaN of no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The quantile of this share. NaN of no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The measurements of one window of a visit. */
export interface Window {
  requests: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** CPU seconds of the server; undefined where there is none but PostgreSQL. */
  serverCpu?: number;
  /** CPU seconds of all of PostgreSQL's processes; undefined for an embedded database. */
  databaseCpu?: number;
  /** The share of the machine's CPU that went to anything but what is measured. */
  foreignShare: number;
}

/** A fresh process of one server under the load of one case. */
export interface Visit {
  case: string;
  server: string;
  round: number;
  windows: Window[];
  /** From the start of the process until it said that it was ready. */
  startMs?: number;
  /** From the start of the process to its first answer, where that is what is measured. */
  firstAnswerMs?: number;
  memoryMb?: number;
}

/** The summary of all visits of a server for a case: the median over the visits of the median over the windows. */
export interface Summary {
  perSecond: number;
  /** Milliseconds of CPU for each request. */
  serverMs?: number;
  databaseMs?: number;
  p50Ms: number;
  p99Ms: number;
  memoryMb?: number;
  foreignShare: number;
}

export function summarize(visits: readonly Visit[]): Summary {
  const over = (of: (window: Window) => number | undefined): number | undefined => {
    const medians = visits.flatMap(({ windows }) => {
      const values = windows.map(of).filter((value) => value !== undefined);
      return values.length > 0 ? [median(values)] : [];
    });
    return medians.length > 0 ? median(medians) : undefined;
  };
  const memory = visits.map(({ memoryMb }) => memoryMb).filter((value) => value !== undefined);
  const perRequest = (seconds: number | undefined, requests: number) =>
    seconds === undefined ? undefined : (1000 * seconds) / requests;
  return {
    perSecond: over(({ requests, seconds }) => requests / seconds) ?? Number.NaN,
    serverMs: over(({ serverCpu, requests }) => perRequest(serverCpu, requests)),
    databaseMs: over(({ databaseCpu, requests }) => perRequest(databaseCpu, requests)),
    p50Ms: over(({ p50Ms }) => p50Ms) ?? Number.NaN,
    p99Ms: over(({ p99Ms }) => p99Ms) ?? Number.NaN,
    memoryMb: memory.length > 0 ? Math.max(...memory) : undefined,
    foreignShare: Math.max(...visits.flatMap(({ windows }) => windows.map((window) => window.foreignShare))),
  };
}
