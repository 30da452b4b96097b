/**
 * First module of a utility process (`--import`): gives it `process.parentPort` and the `electron` module of utility processes.
 * Being a preload of a process, it acts on import.
 */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { createSchemeMap } from '../chromium/scheme-map.ts';
import { createNetModule } from '../modules/net.ts';
import { setProcessFacts } from '../process-facts.ts';
import { extend, provide, strictly } from '../provide.ts';
import { registerElectron } from '../register-electron.ts';

setProcessFacts(process.env['DEV_HOST_ELECTRON_VERSION'] ?? '', 'utility');
delete process.env['DEV_HOST_ELECTRON_VERSION'];

const emitter = new EventEmitter();
const parentPort = provide<Electron.ParentPort>()(
  'process.parentPort',
  extend(emitter, {
    postMessage: (message: unknown) => {
      process.send?.(structuredClone(message) as object);
    },
  }),
);
Object.defineProperty(process, 'parentPort', { value: parentPort });
registerElectron(strictly('electron', { net: createNetModule(createSchemeMap()), parentPort, systemPreferences: undefined }));

// Messages that come before the app listens wait for it, as they do in Electron.
const early: unknown[] = [];
process.on('message', (data) => {
  if (emitter.listenerCount('message') === 0) early.push(data);
  else emitter.emit('message', { data, ports: [] });
});
emitter.on('newListener', (name) => {
  if (name !== 'message' || early.length === 0) return;
  const waiting = early.splice(0);
  queueMicrotask(() => {
    for (const data of waiting) emitter.emit('message', { data, ports: [] });
  });
});
// A utility process does not outlive the app.
process.on('disconnect', () => process.exit(0));
