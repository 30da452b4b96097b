import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import type { BareCommand } from '#contract/desk-fit.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Log } from '../../core/ports.ts';

const NAME = 'pilot-softphone';
/** macOS gives it to every prompt (`/etc/paths`), but only some agents may write there. */
const FOR_EVERYONE = '/usr/local/bin';
/** A Mac runs what was not moved to Applications from a copy that is gone with it, or from the disk image. */
const PASSING = /^\/Volumes\/|\/AppTranslocation\//;

export interface CommandLink {
  /** Null where the installer has seen to it, or this copy has no lasting place. */
  read(): BareCommand | null;
  /** Fails with `command-not-placed`. */
  write(isThere: boolean): Result<null, AppError>;
  /** Leads a link of ours to where the app is now: an AppImage's update comes under another name. */
  mend(): void;
}

/** A link by which prompts find the command under its bare name: for AppImages, and for macOS, where nothing is installed. */
export function openCommandLink(ports: {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Which one the program runs from; null for any other copy. */
  readonly appImage: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where the packaging lays what is not the app's own code. */
  readonly resources: string;
  readonly log: Log;
  readonly forEveryone?: string;
  readonly systemPaths?: string;
}): CommandLink {
  const { platform, env, home, forEveryone = FOR_EVERYONE, systemPaths = '/etc/paths' } = ports;
  const program = programOf(ports);
  const own = join(home, '.local/bin', NAME);
  const shared = join(forEveryone, NAME);

  const standingAt = (path: string): BareCommand['standing'] | 'stale' => {
    const leadsTo = linkAt(path);
    if (leadsTo === null) return 'absent';
    if (leadsTo === program) return 'there';
    if (!/pilot[- .]?softphone/i.test(basename(leadsTo))) return 'taken';
    return existsSync(path) ? 'other-copy' : 'stale';
  };
  /** Where it is, and else where it may be laid. */
  const place = (): string => {
    if (platform !== 'darwin') return own;
    const isThere = [shared, own].find((path) => standingAt(path) === 'there');
    return isThere ?? (isWritable(forEveryone) ? shared : own);
  };
  const isOnPath = (path: string): boolean => {
    const folders = [...(env['PATH'] ?? '').split(delimiter), ...(platform === 'darwin' ? linesOf(systemPaths) : [])];
    return folders.includes(dirname(path));
  };
  const lay = (path: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    if (['stale', 'other-copy'].includes(standingAt(path))) unlinkSync(path);
    symlinkSync(program ?? '', path);
  };

  return {
    read() {
      if (program === null) return null;
      const path = place();
      const standing = standingAt(path);
      return { standing: standing === 'stale' ? 'absent' : standing, path, isOnPath: isOnPath(path) };
    },
    write(isThere) {
      if (program === null) return fail(appError('command-not-placed', 'no lasting place'));
      const path = place();
      const standing = standingAt(path);
      try {
        if (standing === 'taken') return fail(appError('command-not-placed', 'something else lies there'));
        if (isThere && standing !== 'there') lay(path);
        if (!isThere && standing !== 'absent') unlinkSync(path);
        return ok(null);
      } catch (cause) {
        return fail(appError('command-not-placed', cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'));
      }
    },
    mend() {
      if (program === null) return;
      try {
        for (const path of [own, shared].filter((one) => standingAt(one) === 'stale')) lay(path);
      } catch (cause) {
        // It is shown as absent then, and the agent may lay it anew.
        ports.log.warn('the link to the command leads nowhere', { why: cause instanceof Error ? cause.message : 'unknown' });
      }
    },
  };
}

function programOf({ platform, isPackaged, appImage, resources }: Parameters<typeof openCommandLink>[0]): string | null {
  if (platform === 'linux') return appImage;
  // Not the program itself: it looks for its frameworks beside the name that it was started by.
  if (platform === 'darwin' && isPackaged && !PASSING.test(resources)) return join(resources, 'bin', NAME);
  return null;
}

/** What the link at a path leads to; empty for what is no link, null where nothing is. */
function linkAt(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : '';
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    return ''; // whatever it is, it is not ours
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return []; // then only what was given to the app is known
  }
}
