import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import type { Host } from '../host.ts';
import { extend, provide } from '../provide.ts';

export interface NativeThemeModule {
  readonly nativeTheme: Electron.NativeTheme;
  /** Makes the desktop dark or light, as its user would. */
  setSystemDark(dark: boolean): void;
}

/** `nativeTheme`: the app's choice, else the desktop's, which the test face sets. Pages see it as `prefers-color-scheme`. */
export function createNativeThemeModule(host: Host): NativeThemeModule {
  const emitter = new EventEmitter();
  let source: Electron.NativeTheme['themeSource'] = 'system';
  let systemDark = false;
  const isDark = (): boolean => (source === 'system' ? systemDark : source === 'dark');
  const changed = (before: boolean): void => {
    if (before === isDark()) return;
    emitter.emit('updated');
    host.theme.dark = isDark();
    host.internal.emit('theme');
  };
  const nativeTheme = provide<Electron.NativeTheme>()(
    'nativeTheme',
    extend(emitter, {
      get shouldUseDarkColors() {
        return isDark();
      },
      get themeSource() {
        return source;
      },
      set themeSource(next: Electron.NativeTheme['themeSource']) {
        const before = isDark();
        source = next;
        changed(before);
      },
      shouldUseHighContrastColors: false,
      shouldUseInvertedColorScheme: false,
      shouldUseDarkColorsForSystemIntegratedUI: false,
      prefersReducedTransparency: false,
      inForcedColorsMode: false,
    }),
  );
  return {
    nativeTheme,
    setSystemDark: (dark) => {
      const before = isDark();
      systemDark = dark;
      changed(before);
    },
  };
}
