/** Prints the progress on standard error, with the time that is left once it can be estimated. */
export interface Progress {
  step(what: string): void;
  /** A visit begins; `left` are still to come, this one included. */
  visit(what: string, left: number): void;
}

export function createProgress(): Progress {
  const begun = performance.now();
  const durations: number[] = [];
  let visitBegun: number | undefined;
  const say = (what: string) => process.stderr.write(`[${clock((performance.now() - begun) / 1000)}] ${what}\n`);
  return {
    step: say,
    visit(what, left) {
      const now = performance.now();
      if (visitBegun !== undefined) durations.push((now - visitBegun) / 1000);
      visitBegun = now;
      const mean = durations.reduce((sum, seconds) => sum + seconds, 0) / durations.length;
      say(durations.length > 0 ? `${what}; about ${clock(mean * left)} left` : what);
    },
  };
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
