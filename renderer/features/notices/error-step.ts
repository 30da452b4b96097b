import type { AppErrorCode } from '#contract/errors.ts';

/** Where the app itself can take the agent for the next step; null when the step lies outside. */
export type ErrorStep = 'settings' | 'lines' | 'add-line' | null;

const STEPS: Partial<Record<AppErrorCode, Exclude<ErrorStep, null>>> = {
  'key-rejected': 'lines',
  'key-locked': 'lines',
  'line-already-added': 'lines',
  'line-disconnected': 'lines',
  'audio-device-missing': 'settings',
  'microphone-blocked': 'settings',
  'sound-rate-wrong': 'settings',
  'practice-unavailable': 'settings',
  'storage-damaged': 'settings',
  'api-address-wrong': 'settings',
};

export function errorStep(code: AppErrorCode): ErrorStep {
  return STEPS[code] ?? null;
}
