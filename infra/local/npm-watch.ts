import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const lookEveryMs = 250;

/** npm that is killed hard takes nothing with it: this process would live on unseen and hold the folder and the port. */
export function whenNpmIsGone(then: () => void): void {
  const npm = process.env['npm_lifecycle_event'] === undefined ? undefined : findNpm();
  if (npm === undefined) return;
  const timer = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(timer);
    then();
  }, lookEveryMs);
  timer.unref();
}

/** npm is our parent, or the parent of the shell between us. */
function findNpm(): number | undefined {
  let pid = process.ppid;
  for (let level = 0; level < 2 && pid > 1; level += 1) {
    const ancestor = look(pid);
    if (ancestor === undefined) return undefined;
    if (/^npm\b|\bnpm-cli\.c?js\b/.test(ancestor.command)) return pid;
    pid = ancestor.parent;
  }
  return undefined;
}

function look(pid: number): { parent: number; command: string } | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { parent, command };
  } catch {
    // no /proc here
  }
  try {
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [, parent, command] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), command: command ?? '' };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
