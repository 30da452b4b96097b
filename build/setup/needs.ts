/** What this project may want from the operating system, and how each distribution calls it. */
export type Need = {
  readonly name: NeedName;
  /** Completes the sentence "… is needed for". */
  readonly for: string;
  /** There when any of these programs is on PATH … */
  readonly programs?: readonly string[];
  /** … or any file matches one of these patterns. */
  readonly files?: readonly string[];
  readonly packages: Readonly<Record<Family, readonly string[]>>;
  /** Installing it beside a desktop's own sound server would replace that server: never done unasked. */
  readonly replacesDesktopSound?: true;
};

export type Family = 'debian' | 'fedora' | 'arch';

export type NeedName =
  | 'browser'
  | 'screen'
  | 'window manager'
  | 'session bus'
  | 'typefaces'
  | 'sound server'
  | 'sound tools'
  | 'ALSA bridge'
  | 'input driver'
  | 'compilers';

/** A package written `a|b` is called `b` by releases that do not know `a`. */
export const NEEDS: readonly Need[] = [
  {
    name: 'browser',
    for: 'the development host, which stands in where the Electron binary is missing',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: { debian: ['chromium|chromium-browser'], fedora: ['chromium'], arch: ['chromium'] },
  },
  {
    name: 'screen',
    for: 'windows on a machine without a display',
    programs: ['Xvfb'],
    packages: { debian: ['xvfb'], fedora: ['xorg-x11-server-Xvfb'], arch: ['xorg-server-xvfb'] },
  },
  {
    name: 'window manager',
    for: 'focus and "always on top" on a machine without a display',
    programs: ['openbox'],
    packages: { debian: ['openbox'], fedora: ['openbox'], arch: ['openbox'] },
  },
  {
    name: 'session bus',
    for: 'notifications on a machine without a desktop',
    programs: ['dbus-daemon'],
    packages: { debian: ['dbus'], fedora: ['dbus-daemon'], arch: ['dbus'] },
  },
  {
    name: 'typefaces',
    for: 'legible windows and screenshots',
    files: ['/usr/share/fonts/**/Inter*', '/usr/share/fonts/**/NotoSans-Regular*', '/usr/share/fonts/**/NotoSans\\[*'],
    packages: {
      debian: ['fonts-inter', 'fonts-noto-core'],
      fedora: ['rsms-inter-fonts', 'google-noto-sans-fonts'],
      arch: ['inter-font', 'noto-fonts'],
    },
  },
  {
    name: 'sound server',
    for: 'a virtual headset on a machine without sound',
    programs: ['pulseaudio'],
    packages: { debian: ['pulseaudio'], fedora: ['pulseaudio'], arch: ['pulseaudio'] },
    replacesDesktopSound: true,
  },
  {
    name: 'sound tools',
    for: 'finding and feeding a sound server',
    programs: ['pactl'],
    packages: { debian: ['pulseaudio-utils'], fedora: ['pulseaudio-utils'], arch: ['libpulse'] },
  },
  {
    name: 'ALSA bridge',
    for: 'calls of web numbers, which reach the sound server through ALSA',
    files: ['/usr/lib/*/alsa-lib/libasound_module_pcm_p*', '/usr/lib*/alsa-lib/libasound_module_pcm_p*'],
    packages: { debian: ['libasound2-plugins'], fedora: ['alsa-plugins-pulseaudio'], arch: ['alsa-plugins'] },
  },
  {
    name: 'input driver',
    for: 'tests that press keys in windows',
    programs: ['xdotool'],
    packages: { debian: ['xdotool'], fedora: ['xdotool'], arch: ['xdotool'] },
  },
  {
    name: 'compilers',
    for: 'building naudiodon, the sound device access of web numbers',
    programs: [], // no program of its own: whether naudiodon loads decides
    packages: { debian: ['python3', 'make', 'g++'], fedora: ['python3', 'make', 'gcc-c++'], arch: ['python', 'make', 'gcc'] },
  },
];
