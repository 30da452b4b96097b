/**
 * The Chrome DevTools Protocol as Chromium speaks it, typed by the declarations that ship with playwright-core
 * (same Chromium generation as the installed one). Types only: nothing of Playwright runs in the host.
 */
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
export type Command = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues;
export type CommandParameters<M extends Command> = Protocol.CommandParameters[M];
export type CommandReply<M extends Command> = Protocol.CommandReturnValues[M];
export type ProtocolEvent = keyof Protocol.EventMap;
export type EventPayload<E extends ProtocolEvent> = Protocol.EventMap[E][0];
