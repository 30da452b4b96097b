import { readFileSync } from 'node:fs';

/**
 * Whether an Electron from node_modules can use Chromium's sandbox here. Not as root; and not where AppArmor keeps
 * user namespaces from programs without a profile, as Ubuntu does since 23.10 (a packaged app brings a profile).
 */
export function sandboxPossible(): boolean {
  if (process.platform !== 'linux') return true;
  return (
    process.getuid?.() !== 0 &&
    setting('kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    setting('kernel/unprivileged_userns_clone') !== '0'
  );
}

function setting(name: string): string | null {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return null; // a kernel without this switch does not restrict
  }
}
