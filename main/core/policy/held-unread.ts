import type { LockableArea, SettingPath } from '#contract/policy.ts';
import type { Settings } from '#contract/settings.ts';

/**
 * What is held, as it was last chosen, where a policy is there and cannot be read: nobody knows what it locks, so nothing changes that a
 * company locks. Not what an agent needs to hear, be heard and see: a phone that takes no other headset is none, nor one without a line.
 */
export const HELD_UNREAD: readonly SettingPath[] = [
  'recording',
  'history',
  'wrapUp',
  'apiBase',
  'practice',
  'updates',
  'startup',
  'crm',
  'hook',
  'tunnel',
  'network',
  'prices',
  'callingSettings',
] satisfies readonly (keyof Settings | LockableArea)[];
