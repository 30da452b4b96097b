import { tmpdir } from 'node:os';

/**
 * Import this first in a test of something that imports `electron`: outside Electron that module only tells where
 * the binary is, and would try to download one unless told.
 */
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= tmpdir();
