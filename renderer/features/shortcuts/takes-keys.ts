/** Set on a control that takes every key for itself: the shortcuts of the window leave it alone. */
export const TAKES_KEYS = { 'data-takes-keys': true } as const;

export function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-takes-keys]') !== null;
}
