import type { KnipConfig } from 'knip';

/** Nothing unused: no file, no export, no dependency. What it cannot see for itself is named here with the reason. */
const config: KnipConfig = {
  entry: [
    'main/index.ts',
    'main/audio/audio-process.ts',
    'main/practice/practice-process.ts',
    'main/core/events/claims.ts', // a port that the gateway of a team will implement
    'main/gateway-alone/ngrok-process.ts', // the gateway alone forks it by path
    'test/main/gateway/receiver/receiver-process.ts', // a test kills it
    'test/main/adapters/recordings/recorder-process.ts', // as well
    'test/main/adapters/save-place/saving-process.ts', // a test gives it a small disk
    'main/adapters/tunnel/ngrok/ngrok-process.ts',
    'test/support/tunnels/fake-cloudflared.ts', // started by path, as the program it stands for
    'main/practice/customers/build-talker-speech.ts', // run by hand when the talker's text changes
    'test/main/practice/support/start-and-stop.ts', // a test runs it as a process of its own
    'test/support/{keep,note}-and-wait.ts', // a test kills it
    'preload/index.ts',
    'renderer/{views/*,station}/index.html',
    'build/dev-host/run.ts', // npm start starts it by path
    'build/config/*.{ts,cjs}', // each is named on some tool's command line
    'test/**/*.{test,spec}.{ts,tsx}',
    'test/bench/*.ts', // run by name; they print figures
    'test/support/traces/make-traces.ts', // run by hand when the traces' networks change
    'build/{screenshots,icons/draw-*}.ts', // run by name, when the look changes
  ],
  project: [
    '{main,preload,renderer,build,test}/**/*.{ts,tsx,mjs,cjs,html}',
    '!build/{out,release,stubs}/**',
    '!test/gates/{wrong,right}/**',
    '!test/dev-host/fixture/**',
  ],
  // What is used in its own file alone is not dead; a type's name is what error messages know it by.
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    'dependency-cruiser', // build/check/layers.ts runs its command
    'oxlint', // build/check/steps.ts runs its command
    'oxlint-tsgolint', // oxlint's type-aware half, found by oxlint
  ],
  ignoreBinaries: ['cc', 'lipo', 'pactl', 'pacat', 'parec', 'notify-send', 'espeak-ng', 'sox', 'mount', 'umount', 'mkfifo'], // of the operating system; build/setup/needs.ts installs what it may lack
  compilers: {
    // A page's module scripts are its entries.
    html: (page: string): string =>
      [...page.matchAll(/<script[^>]+src="\.?\/?([^"]+)"/g)].map((match) => `import './${match[1] ?? ''}';`).join('\n'),
  },
};

// knip reads the default export of its configuration.
export default config;
