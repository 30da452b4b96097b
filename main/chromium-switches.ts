/**
 * Chromium's gain control would turn the system's microphone up and down, for every other program too. Without this it works on the
 * samples alone, as our own does.
 */
export const CHROMIUM_FEATURES_OFF: readonly string[] = ['WebRtcAllowInputVolumeAdjustment'];

/**
 * On Wayland a program gets keys that act from anywhere by the desktop's portal alone; without the second it would only tell the desktop
 * that there is a shortcut, and not which keys (electron/electron#45171).
 */
export const CHROMIUM_FEATURES_ON: readonly string[] = ['GlobalShortcutsPortal', 'GlobalShortcutsPortalPreferredTrigger'];
