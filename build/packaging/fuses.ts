import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the packed Electron may still do. `strictlyRequireAllFuses`: a fuse that a later Electron brings breaks the build, instead of
 * being left as Electron has it.
 */
const FUSES = {
  // The binary would be a Node for anybody; our processes are utility processes, which do not need it.
  [FuseV1Options.RunAsNode]: false,
  // A one-way switch: on from the first release.
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Each of these two is of no use without the other; the first has no effect on Linux.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We ship no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come by app://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;
type Fuse = keyof typeof FUSES;

export type FuseReading = { readonly fuse: string; readonly wanted: boolean; readonly found: boolean | null };

/**
 * Sets them in an executable (on macOS: a `.app`) that is not signed yet. What Electron's own macOS binary is signed by no longer fits
 * then, and is made anew: also an app that nobody signs afterwards, such as one of a pull request, starts on Apple Silicon.
 */
export async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, resetAdHocDarwinSignature: true, ...FUSES });
}

/** What the binary itself says, fuse by fuse; `found` null: it has no such fuse. Throws for what is no Electron. */
export async function readFuses(executable: string): Promise<readonly FuseReading[]> {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(FUSES).map(([key, wanted]) => {
    const state = wire[Number(key) as Fuse];
    const found = state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : null;
    return { fuse: FuseV1Options[Number(key)] ?? key, wanted, found };
  });
}
