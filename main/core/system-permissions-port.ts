import type { SystemPermission, SystemPermissionName } from '#contract/setup.ts';

/** What the system lets the phone do. */
export interface SystemPermissions {
  read(): readonly SystemPermission[];
  /** Asks the system, or opens the place where it is given. Harmless where there is none. */
  fix(name: SystemPermissionName): Promise<void>;
}
