import type Electron from 'electron';

import type { SchemeHandler, SchemeMap } from '../chromium/scheme-map.ts';
import { provide } from '../provide.ts';

/** `protocol`: the app's own schemes, answered by the app's handler. */
export function createProtocolModule(schemes: SchemeMap): Electron.Protocol {
  return provide<Electron.Protocol>()('protocol', {
    registerSchemesAsPrivileged: (customSchemes: Electron.CustomScheme[]) => {
      for (const { scheme, privileges } of customSchemes) {
        if (privileges?.standard !== true)
          throw new Error(`development host: scheme ${scheme} must be registered as standard to be loaded in a page`);
        schemes.register(scheme);
      }
    },
    handle: (scheme: string, handler: SchemeHandler) => {
      if (schemes.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      if (/^(https?|file)$/.test(scheme)) throw new Error(`development host does not provide protocol.handle for ${scheme}`);
      schemes.register(scheme);
      schemes.handlers.set(scheme, handler);
    },
    unhandle: (scheme: string) => {
      if (!schemes.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme: string) => schemes.handlers.has(scheme),
  });
}
