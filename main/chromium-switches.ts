/**
 * Chromium's gain control would turn the system's microphone up and down, for every other program too. Without this it works on the
 * samples alone, as our own does.
 */
export const CHROMIUM_FEATURES_OFF: readonly string[] = ['WebRtcAllowInputVolumeAdjustment'];
