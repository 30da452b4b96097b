import type { KnipConfig } from 'knip';

/** Nothing unused: no file, no export, no dependency. What it cannot see for itself is named here with the reason. */
const config: KnipConfig = {
  entry: [
    'main/index.ts',
    'main/audio/audio-process.ts',
    'main/practice/practice-process.ts',
    'preload/index.ts',
    'renderer/{views/*,station}/index.html',
    'build/dev-host/run.ts', // npm start starts it by path
    'build/config/*.{ts,cjs}', // each is named on some tool's command line
    'test/**/*.test.{ts,tsx}',
  ],
  project: [
    '{main,preload,renderer,build,test}/**/*.{ts,tsx,mjs,cjs,html}',
    '!build/{out,release,stubs}/**',
    '!test/gates/{wrong,right}/**',
  ],
  // A type used only in its own file is still the name readers and error messages know it by.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreDependencies: [
    'dependency-cruiser', // build/check/layers.ts runs its command
    'segfault-handler', // the stub that stands in for what naudiodon requires; see overrides in package.json
    'oxlint', // build/check/steps.ts runs its command
    'oxlint-tsgolint', // oxlint's type-aware half, found by oxlint
    'electron-builder', // packaging reads build/config by hand until releases are automated
  ],
  ignoreBinaries: ['pactl', 'pacat', 'parec', 'xdotool'], // of the operating system; build/setup/needs.ts installs them
  compilers: {
    // A page's module scripts are its entries.
    html: (page: string): string =>
      [...page.matchAll(/<script[^>]+src="\.?\/?([^"]+)"/g)].map((match) => `import './${match[1] ?? ''}';`).join('\n'),
  },
};

// knip reads the default export of its configuration.
export default config;
