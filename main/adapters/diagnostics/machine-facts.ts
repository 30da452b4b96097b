import { statfs } from 'node:fs/promises';
import { arch, cpus, freemem, loadavg, release, totalmem, uptime } from 'node:os';

const MIB = 1_024 ** 2;

/** Versions and figures of this machine, without a name of it or of its user. */
export function machineFacts(about: {
  readonly version: string;
  readonly isPackaged: boolean;
}): Readonly<Record<string, string | number | boolean | null>> {
  const { electron, chrome, node, v8 } = process.versions;
  return {
    app: about.version,
    packaged: about.isPackaged,
    electron,
    chrome,
    node,
    v8,
    platform: process.platform,
    // Only the first parts: what follows may name a build of a company's own.
    system: release().slice(0, 40),
    arch: arch(),
    processors: cpus().length,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    memoryMiB: Math.round(totalmem() / MIB),
    freeMemoryMiB: Math.round(freemem() / MIB),
    ownMemoryMiB: Math.round(process.memoryUsage().rss / MIB),
    machineUpSeconds: Math.round(uptime()),
    appUpSeconds: Math.round(process.uptime()),
    desktop: process.env['XDG_CURRENT_DESKTOP'] ?? null,
    session: process.env['XDG_SESSION_TYPE'] ?? null,
  };
}

/** Free bytes where the app keeps its files; null where the system does not say. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
