import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { captureMethods } from './captured-methods.ts';
import { createCodec } from './codec.ts';
import { ASK_HOST, startMainWorld } from './main-world.ts';
import { startPreloadWorld, type PreloadFacts } from './preload-world.ts';
import { createWorldLink } from './world-link.ts';

/** Name of the isolated world that the preload runs in. */
export const PRELOAD_WORLD = 'Electron Isolated Context';

export interface PageScripts {
  readonly mainWorld: string;
  readonly preloadWorld: string;
  readonly bindingName: string;
  readonly receiverName: string;
}

export interface PageScriptOptions {
  /** Absolute paths of CommonJS preload scripts, in the order in which they run. */
  readonly preloads: readonly string[];
  /** The `process` of a sandboxed preload: plain values only. */
  readonly process: PreloadFacts['process'];
}

function linkSource(sendEvent: string, receiveEvent: string, accept: string): string {
  return `createWorldLink({codec, sendEvent: ${JSON.stringify(sendEvent)}, receiveEvent: ${JSON.stringify(receiveEvent)}, accept: ${accept}})`;
}

/** The two scripts that every document of a window starts with, with names of their own so that no page can guess them. */
export function composePageScripts(options: PageScriptOptions): PageScripts {
  const secret = (): string => `_${randomBytes(16).toString('hex')}`;
  const [toPage, toPreload, bindingName, receiverName] = [secret(), secret(), secret(), secret()];
  const common = `const captureMethods = ${captureMethods.toString()};\nconst createCodec = ${createCodec.toString()};\nconst createWorldLink = ${createWorldLink.toString()};\nconst codec = createCodec(captureMethods());`;
  const mainWorld = `(() => { ${common}
const startMainWorld = ${startMainWorld.toString()};
let expose;
const link = ${linkSource(toPreload, toPage, '(name, value) => expose(name, value)')};
expose = startMainWorld({link, askHost: ${ASK_HOST}});
})();`;
  const facts: PreloadFacts = { bindingName, receiverName, process: options.process };
  const scripts = options.preloads.map((path) => {
    const source = readFileSync(path, 'utf8');
    return `(require, process, module) => (function (exports, require, module, process, global, setImmediate, clearImmediate) {\n${source}\n}).call(module.exports, module.exports, require, module, process, globalThis, (fn, ...args) => setTimeout(fn, 0, ...args), clearTimeout)`;
  });
  const preloadWorld = `{ const run = (() => { ${common}
const startPreloadWorld = ${startPreloadWorld.toString()};
const link = ${linkSource(toPage, toPreload, '() => undefined')};
return startPreloadWorld({codec, link, askHost: ${ASK_HOST}, facts: ${JSON.stringify(facts)}});
})(); run([${scripts.join(',\n')}]); }`;
  return { mainWorld, preloadWorld, bindingName, receiverName };
}
