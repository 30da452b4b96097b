import type { SoftphoneBridge } from '#contract/bridge.ts';

/** What the preload put on `window`. Missing only when the page was opened outside the app. */
export function softphoneBridge(): SoftphoneBridge {
  const bridge: unknown = Reflect.get(window, 'softphone');
  if (!isBridge(bridge)) throw new Error('window.softphone is missing: the preload did not run');
  return bridge;
}

function isBridge(value: unknown): value is SoftphoneBridge {
  return typeof value === 'object' && value !== null && 'invoke' in value && 'listen' in value;
}
