/** The first run, one question after another. `done` is the last page, not the end: that is when it is closed. */
export const SETUP_STEPS = ['language', 'line', 'number', 'events', 'sound', 'done'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** How far the first run has come. It is kept, so that a phone closed in the middle goes on there. */
export interface SetupProgress {
  readonly isOpen: boolean;
  readonly step: SetupStep;
}

/** For a phone that has settings already: whoever worked with it before is asked nothing. */
export const SETUP_OVER: SetupProgress = { isOpen: false, step: 'language' };
/** For a phone that has none. */
export const SETUP_AHEAD: SetupProgress = { isOpen: true, step: 'language' };

/** What the system may withhold from the phone. */
export const SYSTEM_PERMISSIONS = ['microphone', 'notifications'] as const;
export type SystemPermissionName = (typeof SYSTEM_PERMISSIONS)[number];

export interface SystemPermission {
  readonly name: SystemPermissionName;
  /** `unasked`: the system asks at the first use. `unknown`: this system does not tell. */
  readonly state: 'granted' | 'denied' | 'unasked' | 'unknown';
  /** Whether `setup/fix-permission` can ask the system, or open the place where it is given. */
  readonly canFix: boolean;
}
