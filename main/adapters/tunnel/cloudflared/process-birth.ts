import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ASK_WITHIN_MS = 3_000;

/**
 * When a process was born, as this machine writes it, together with its id a name that no other process ever has.
 * Null where no such process runs, or nobody can tell.
 */
export async function processBirth(pid: number, platform: NodeJS.Platform): Promise<string | null> {
  if (platform === 'linux') return birthOnLinux(pid);
  if (platform === 'win32') {
    const question = `(Get-Process -Id ${String(pid)}).StartTime.ToFileTimeUtc()`;
    return answerOf('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', question]);
  }
  return answerOf('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** Clock ticks since the boot that `boot_id` names: fields 3 and following stand behind the name, which may hold anything. */
function birthOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields[18];
    if (ticks === undefined || state === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  } catch {
    return null; // no such process
  }
}

function answerOf(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: ASK_WITHIN_MS, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } }, (cause, stdout) => {
      const answer = stdout.trim();
      resolve(cause !== null || answer === '' ? null : answer);
    });
  });
}
