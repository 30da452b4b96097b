/**
 * The arrows between folders: `renderer → preload/contract ← main`, and inside main everything points at core.
 * Read by `npm run check`; every rule has a wrong file in test/gates/wrong that it must catch.
 *
 * The parser is swc because with TypeScript 7 the default one finds no modules at all and calls that a success.
 */

const process = 'main/audio/audio-process\\.ts$|^main/practice/(?:practice-process|cli)\\.ts$|^main/cli/pilot-softphone\\.ts$';

/** @param {{ name: string, why: string, from: object, to: object }} rule */
const forbid = ({ name, why, from, to }) => ({ name, comment: why, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid({
      name: 'no-circle',
      why: 'A circle cannot be understood, tested or loaded in parts.',
      from: {},
      to: { circular: true },
    }),
    forbid({
      name: 'resolvable',
      why: 'An import that leads nowhere is a crash waiting for its branch.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:electron|vite)(?:/|$)|[?]' },
    }),
    forbid({
      name: 'contract-stands-alone',
      why: 'preload/contract runs anywhere: it imports zod, libphonenumber-js, i18next and itself.',
      from: { path: '^preload/contract/' },
      to: { pathNot: '^preload/contract/|node_modules/(?:zod|libphonenumber-js|i18next)/' },
    }),
    forbid({
      name: 'preload-only-exposes',
      why: 'The preload script exposes the contract: it imports electron and the contract.',
      from: { path: '^preload/[^/]+\\.ts$' },
      to: { pathNot: '^preload/contract/|node_modules/electron/|^electron$' },
    }),
    forbid({
      name: 'renderer-knows-only-the-contract',
      why: 'A window is a view: what it needs from main crosses the bridge.',
      from: { path: '^renderer/' },
      to: { path: '^(?:main|build|test)/|^preload/(?!contract/)' },
    }),
    forbid({
      name: 'main-knows-no-window-code',
      why: 'Main talks to windows through the contract.',
      from: { path: '^main/' },
      to: { path: '^(?:renderer|build|test)/|^preload/(?!contract/)' },
    }),
    forbid({
      name: 'core-is-pure',
      why: 'Decisions live in core and import only core and the contract: no package, no electron, no node.',
      from: { path: '^main/core/' },
      to: { pathNot: '^main/core/|^preload/contract/' },
    }),
    forbid({
      name: 'rooms-point-at-core',
      why: 'audio, gateway, practice and ipc know core and the contract, not each other.',
      from: { path: '^main/(audio|gateway|practice|ipc)/' },
      to: { path: '^main/', pathNot: '^main/core/|^main/$1/' },
    }),
    forbid({
      name: 'windows-know-core-and-ipc',
      why: 'A window is opened, guarded and told things through main/ipc; it knows no other room.',
      from: { path: '^main/windows/' },
      to: { path: '^main/', pathNot: '^main/(?:core|ipc|windows)/' },
    }),
    forbid({
      name: 'adapters-stand-alone',
      why: 'One folder per outside thing, and none knows another: what two share is a port, belongs to core, or is the protocol of a process of ours.',
      from: { path: '^main/adapters/([^/]+)/' },
      to: { path: '^main/', pathNot: '^main/core/|^main/(?:audio|practice)/protocol\\.ts$|^main/adapters/$1/' },
    }),
    forbid({
      name: 'adapters-are-composed',
      why: 'Only the composition root and the entry of a process choose an adapter.',
      from: {
        pathNot: `^main/(?:compose|index|gateway-alone)\\.ts$|^main/(?:compose|gateway-alone)/|^main/adapters/|^${process}|^(?:test|build)/`,
      },
      to: { path: '^main/adapters/' },
    }),
    forbid({
      name: 'electron-has-few-doors',
      why: 'electron is for compose, index, adapters, ipc, windows and preload/index.ts; the rest, the gateway alone first of all, must run without it.',
      from: { path: '^(?:main/(?:core|audio|gateway|gateway-alone|practice)|preload/contract|renderer)/|^main/gateway-alone\\.ts$' },
      to: { path: '^electron$|node_modules/electron/' },
    }),
    forbid({
      name: 'naudiodon-has-one-address',
      why: 'One file loads PortAudio, so a machine without it still starts.',
      from: { pathNot: '^main/audio/.*load-port-audio\\.ts$|^test/' },
      to: { path: 'node_modules/naudiodon/|^naudiodon$' },
    }),
    forbid({
      name: 'ngrok-has-one-address',
      why: 'One file loads the ngrok agent, in its own process, so a machine without its binary still starts.',
      from: { pathNot: '^main/adapters/tunnel/ngrok/load-ngrok\\.ts$' },
      to: { path: 'node_modules/@ngrok/' },
    }),
    forbid({
      name: 'undici-has-one-address',
      why: 'One file makes requests by a proxy; all others are given its fetch.',
      from: { path: '^(?:main|preload|renderer)/', pathNot: '^main/adapters/proxy/open-fetch\\.ts$' },
      to: { path: 'node_modules/undici/|^undici$' },
    }),
    forbid({
      name: 'ws-serves-voice',
      why: 'The media socket (main/audio) and the practice line are the only users of ws.',
      from: { path: '^(?:main|preload|renderer)/', pathNot: '^main/(?:audio|practice|gateway)/' },
      to: { path: 'node_modules/(?:@types/)?ws/|^ws$' },
    }),
    forbid({
      name: 'station-without-react',
      why: 'The station only does what Chromium alone can do; it draws nothing.',
      from: { path: '^renderer/station/' },
      to: { path: 'node_modules/(?:@types/)?react|^renderer/(?:views|features|ui)/' },
    }),
    forbid({
      name: 'views-put-features-together',
      why: 'A feature is drawn by a view and does not know which; what features share without being one is in renderer/ui or renderer/state.',
      from: { path: '^renderer/(?:features|state)/' },
      to: { path: '^renderer/views/' },
    }),
    forbid({
      name: 'state-draws-nothing',
      why: 'renderer/state is the replica of AppState and knows no feature.',
      from: { path: '^renderer/state/' },
      to: { path: '^renderer/features/' },
    }),
    forbid({
      name: 'ui-has-no-app-words',
      why: 'The design system knows neither features nor state.',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(?:features|views|state|station)/' },
    }),
    forbid({
      name: 'tools-stay-out-of-the-product',
      why: 'A package the app needs is a dependency, not a devDependency.',
      from: { path: '^(?:main|preload|renderer)/' },
      // A page's own packages are bundled into it, and would only lie in the installed app a second time.
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(?:electron|@types|vite|react|react-dom|react-i18next|react-aria-components|lucide-react)/',
      },
    }),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^build/out/|^test/gates/(?:wrong|right)/|^test/dev-host/fixture/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
