import type { PermissionStatus } from '#contract/permission.ts';

const STATUSES: ReadonlyMap<string, PermissionStatus> = new Map([
  ['no_permission', 'none'],
  ['temporary', 'temporary'],
  ['permanent', 'permanent'],
]);

/** A word of REST (`no_permission`) or of an event (`NO_PERMISSION`) in ours; null for one we do not know. */
export function permissionStatus(word: string | null | undefined): PermissionStatus | null {
  return STATUSES.get(word?.trim().toLowerCase() ?? '') ?? null;
}
