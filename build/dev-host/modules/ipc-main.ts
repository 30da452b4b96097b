import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { captureMethods } from '../bridge/captured-methods.ts';
import { createCodec } from '../bridge/codec.ts';
import { extend, provide, strictly } from '../provide.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** Where messages of a page arrive: the app's `ipcMain`, and a `webContents.ipc`. */
export interface IpcReceiver {
  readonly face: Electron.IpcMain;
  readonly handlers: Map<string, Handler>;
  readonly emitter: EventEmitter;
}

/** The one codec of the host's side. */
export const hostCodec = createCodec(captureMethods());

export function createIpcReceiver(name: string): IpcReceiver {
  const handlers = new Map<string, Handler>();
  const emitter = new EventEmitter().setMaxListeners(0);
  const handle = (channel: string, listener: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function') throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    handlers.set(channel, listener);
  };
  const face = provide<Electron.IpcMain>()(
    name,
    extend(emitter, {
      handle,
      handleOnce: (channel: string, listener: Handler) => {
        handle(channel, (event, ...args) => {
          handlers.delete(channel);
          return listener(event, ...args);
        });
      },
      removeHandler: (channel: string) => void handlers.delete(channel),
    }),
  );
  return { face, handlers, emitter };
}

export interface IpcRequest {
  readonly kind: 'invoke' | 'send';
  readonly channel: string;
  readonly args: unknown[];
  readonly id: number;
  readonly sender: Electron.WebContents;
  readonly frame: Electron.WebFrameMain;
  /** Where the message may be answered, the nearest first. */
  readonly receivers: readonly IpcReceiver[];
  reply(text: string): void;
  report(what: string, cause: unknown): void;
}

/** Hands a page's message to the app's handler or listeners, and the outcome back to the page. */
export async function dispatchIpc(request: IpcRequest): Promise<void> {
  const { channel, args, sender, frame } = request;
  const base = { type: 'frame' as const, sender, senderFrame: frame, frameId: frame.routingId, processId: frame.processId };
  if (request.kind === 'send') {
    const event = strictly('IpcMainEvent', {
      ...base,
      ports: [],
      reply: (replyChannel: string, ...values: unknown[]) => sender.send(replyChannel, ...values),
      returnValue: undefined,
      preventDefault: () => undefined,
      defaultPrevented: false,
    });
    for (const receiver of request.receivers) receiver.emitter.emit(channel, event, ...args);
    return;
  }
  const fail = (error: unknown): void => {
    const text = `Error invoking remote method '${channel}': ${String(error)}`;
    request.reply(`["err",${request.id},${hostCodec.encode(new Error(text))}]`);
  };
  const handler = request.receivers.map((receiver) => receiver.handlers.get(channel)).find((found) => found !== undefined);
  if (!handler) {
    fail(new Error(`No handler registered for '${channel}'`));
    return;
  }
  try {
    const event = strictly('IpcMainInvokeEvent', { ...base, preventDefault: () => undefined, defaultPrevented: false });
    const value = await handler(event as Electron.IpcMainInvokeEvent, ...args);
    request.reply(`["ok",${request.id},${hostCodec.encode(value)}]`);
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    fail(error);
  }
}
