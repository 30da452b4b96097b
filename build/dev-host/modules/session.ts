import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import type { RoutingDecisions } from '../chromium/request-routing.ts';
import type { Host } from '../host.ts';
import { extend, provide } from '../provide.ts';
import { createHid, type HostHid } from './hid.ts';
import { createNetFetch } from './net.ts';
import { createProtocolModule } from './protocol.ts';
import { createProxyModule } from './proxy.ts';
import { createWebRequest } from './web-request.ts';

type PermissionRequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type PermissionCheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;

/** What a page asked for, in the app's addresses. */
export interface PermissionQuestion {
  readonly permission: string;
  readonly mediaTypes: readonly ('audio' | 'video')[];
  readonly requestingUrl: string;
  readonly origin: string;
  readonly isMainFrame: boolean;
}

export interface HostSession {
  readonly face: Electron.Session;
  /** Asks the app's request handler; without one everything is granted, as in Electron. */
  request(webContents: Electron.WebContents, question: PermissionQuestion): Promise<boolean>;
  /** Asks the app's check handler. */
  check(webContents: Electron.WebContents, question: PermissionQuestion): boolean;
  readonly hid: HostHid;
  readonly routing: () => Pick<RoutingDecisions, 'beforeRequest' | 'headersReceived'>;
  /** Paths of preload scripts registered for every page. */
  preloadPaths(): string[];
}

export function createDefaultSession(host: Host): HostSession {
  let requestHandler: PermissionRequestHandler | null = null;
  let checkHandler: PermissionCheckHandler | null = null;
  const preloads = new Map<string, Electron.PreloadScript>();
  let lastPreloadId = 0;
  let spellChecker = false;
  const webRequest = createWebRequest(host.schemes);
  const emitter = new EventEmitter();
  const hid = createHid(emitter);

  const face: Electron.Session = provide<Electron.Session>()(
    'session',
    extend(emitter, {
      setPermissionRequestHandler: (handler: PermissionRequestHandler | null) => {
        requestHandler = handler;
      },
      setPermissionCheckHandler: (handler: PermissionCheckHandler | null) => {
        checkHandler = handler;
      },
      setDevicePermissionHandler: hid.setDevicePermissionHandler,
      // No page of the host can reach a screen picker, so this is never asked.
      setDisplayMediaRequestHandler: () => undefined,
      protocol: createProtocolModule(host.schemes),
      webRequest: webRequest.face,
      ...createProxyModule(host.env),
      fetch: createNetFetch(host.schemes),
      registerPreloadScript: (script: Electron.PreloadScriptRegistration) => {
        lastPreloadId += 1;
        const id = script.id ?? `preload-${lastPreloadId}`;
        preloads.set(id, { ...script, id });
        return id;
      },
      unregisterPreloadScript: (id: string) => void preloads.delete(id),
      getPreloadScripts: () => [...preloads.values()],
      clearStorageData: async () => {
        const { chromium } = await host.browser;
        for (const window of host.windows.values()) await window.clearStorage(chromium);
      },
      clearCache: async () => undefined,
      flushStorageData: () => undefined,
      setSpellCheckerEnabled: (enable: boolean) => {
        spellChecker = enable;
      },
      isSpellCheckerEnabled: () => spellChecker,
      // For pages opened afterwards, as in Electron.
      setUserAgent: (text: string) => void (host.userAgent = text),
      getUserAgent: () => host.userAgent ?? '',
    }),
  );

  return {
    face,
    hid,
    preloadPaths: () => [...preloads.values()].filter((script) => script.type === 'frame').map((script) => script.filePath),
    routing: webRequest.routing,
    request: (webContents, question) => {
      const handler = requestHandler;
      if (!handler) return Promise.resolve(true);
      return new Promise((resolve, reject) => {
        const details = {
          requestingUrl: question.requestingUrl,
          isMainFrame: question.isMainFrame,
          ...(question.permission === 'media' ? { mediaTypes: [...question.mediaTypes], securityOrigin: `${question.origin}/` } : {}),
        };
        try {
          // Names of permissions come from Chromium; Electron declares those it knows.
          handler(webContents, question.permission as Parameters<PermissionRequestHandler>[1], resolve, details);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    check: (webContents, question) => {
      if (!checkHandler) return true;
      const details = {
        requestingUrl: question.requestingUrl,
        isMainFrame: question.isMainFrame,
        ...(question.permission === 'media'
          ? { securityOrigin: `${question.origin}/`, mediaType: question.mediaTypes[0] ?? ('unknown' as const) }
          : {}),
      };
      return checkHandler(webContents, question.permission as Parameters<PermissionCheckHandler>[1], question.origin, details);
    },
  };
}
