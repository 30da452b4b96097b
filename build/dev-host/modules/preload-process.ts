import type Electron from 'electron';

import type { AppFacts } from '../host.ts';

/** The `process` of a sandboxed preload: the documented subset, as plain values. */
export function preloadProcess(facts: AppFacts, preferences: Electron.WebPreferences): Readonly<Record<string, unknown>> {
  return {
    type: 'renderer',
    arch: process.arch,
    platform: process.platform,
    pid: process.pid,
    execPath: process.execPath,
    argv: [process.execPath, `--app-path=${facts.appPath}`, ...(preferences.additionalArguments ?? [])],
    env: { ...process.env },
    versions: { ...process.versions },
    version: process.version,
    sandboxed: preferences.sandbox !== false,
    contextIsolated: true,
    defaultApp: true,
    isMainFrame: true,
    resourcesPath: facts.appPath,
  };
}
