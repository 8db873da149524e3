import type { Timing } from '@signet/client';

/** Time that stands still while there is work to do and jumps to the next timer when there is none, so that no test waits. */
export class VirtualTime implements Timing {
  time = 0;
  /** What each retry waits for of its longest wait. */
  share = 0.5;
  private timers: { at: number; run: () => void }[] = [];

  now = (): number => this.time;
  random = (): number => this.share;
  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    setImmediate(() => this.jump());
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** How many timers still wait. */
  get waiting(): number {
    return this.timers.length;
  }

  private jump(): void {
    const [next] = this.timers.sort((a, b) => a.at - b.at);
    if (!next) return;
    this.timers.shift();
    this.time = next.at;
    next.run();
    setImmediate(() => this.jump());
  }
}
