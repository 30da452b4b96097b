import type { SoftphoneBridge } from '#contract/bridge.ts';

/** What the preload put on this window. Throws where there is none: the page was then opened outside the app. */
export function softphoneBridge(): SoftphoneBridge {
  const page: typeof globalThis & { readonly softphone?: SoftphoneBridge } = globalThis;
  if (page.softphone === undefined) throw new Error('no bridge on this window: the preload did not run');
  return page.softphone;
}
