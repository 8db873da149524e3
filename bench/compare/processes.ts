import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A server under measurement, as a process of its own. */
export interface RunningServer {
  pid: number;
  /** `http://127.0.0.1:port`, from what it printed when it was ready. */
  origin: string;
  /** From the start of the process until it said that it was ready. */
  startMs: number;
  stop(): Promise<void>;
}

export interface ServerCommand {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
}

const running = new Set<ChildProcess>();

// When the run is aborted its servers are killed.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server and waits until it prints its address. Rejects with its output when it exits before. */
export async function startServer({ command, args, env, cwd }: ServerCommand): Promise<RunningServer> {
  const begun = performance.now();
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => running.delete(child));
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer) => {
      if (said.length < 10_000) said += text;
      const match = /ready at (http:\/\/[\d.]+:\d+)/i.exec(said);
      if (match) resolve(match[1] as string);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    void ended.then(() => reject(new Error(`${command} ${args.join(' ')} ended before it was ready: ${said}`)));
  });
  return {
    pid: child.pid as number,
    origin,
    startMs: performance.now() - begun,
    async stop() {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** CPU time in seconds: of the process itself, and of its children that have ended. */
interface CpuTimes {
  own: number;
  reaped: number;
}

/** Linux reports CPU time in ticks of 1/100 s, whatever the kernel's own clock rate is. */
const ticksPerSecond = 100;

function statOf(pid: number | 'self'): { parent: number; cpu: CpuTimes } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program may hold blanks and brackets; the numbers begin after its last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, userReaped = 0, systemReaped = 0] = fields.slice(11, 15).map(Number);
    return {
      parent: Number(fields[1]),
      cpu: { own: (user + system) / ticksPerSecond, reaped: (userReaped + systemReaped) / ticksPerSecond },
    };
  } catch {
    return undefined;
  }
}

/** CPU seconds of one process. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.cpu.own ?? 0;
}

/** CPU seconds of a process and all that it started, whether they still run or not. */
export function cpuOfTree(pid: number): number {
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(Number(name));
    if (stat && (stat.parent === pid || name === String(pid))) sum += stat.cpu.own + stat.cpu.reaped;
  }
  return sum;
}

/** CPU seconds of this process and of its children that have exited. */
export function cpuOfSelf(): number {
  const { own = 0, reaped = 0 } = statOf('self')?.cpu ?? {};
  return own + reaped;
}

/** CPU seconds used by all programs of the machine, and those stolen by the hypervisor. */
export function cpuOfMachine(): number {
  const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n', 1);
  const [user = 0, nice = 0, system = 0, , , , , steal = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + steal) / ticksPerSecond;
}

/** The peak resident memory of a process, in MB. */
export function peakMemoryOf(pid: number): number {
  const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
  return Number(match?.[1] ?? 0) / 1024;
}
