import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import {
  ALLOWED_COMMANDS,
  type CommandInput,
  type CommandName,
  type CommandReply,
  commandChannel,
  LARGEST_INPUT_BYTES,
  type WindowRole,
} from '#contract/bridge.ts';
import { appError } from '#contract/errors.ts';
import { fail } from '#contract/result.ts';
import { COMMAND_SCHEMAS } from '#contract/schemas.ts';
import type { Log } from '../core/ports.ts';

/** What each command does. A command without a handler does not compile. */
export type CommandHandlers = {
  readonly [Name in CommandName]: (input: CommandInput<Name>, from: WindowRole) => CommandReply<Name> | Promise<CommandReply<Name>>;
};

export interface ContractDoor {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly handlers: CommandHandlers;
  /** Which of our windows these contents belong to; null for any other. */
  readonly roleOf: (contents: WebContents) => WindowRole | null;
  readonly origin: string;
  readonly log: Log;
}

/**
 * The only user of ipcMain. Every command passes the same gates, in this order: our window, its top frame,
 * our origin, a command of its role, a size, a schema; then its handler. Returns what closes the door.
 */
export function serveContract(door: ContractDoor): () => void {
  const names = Object.keys(COMMAND_SCHEMAS) as CommandName[];
  for (const name of names) serve(name, door);
  return () => {
    for (const name of names) door.ipcMain.removeHandler(commandChannel(name));
  };
}

function serve<Name extends CommandName>(name: Name, door: ContractDoor): void {
  door.ipcMain.handle(commandChannel(name), async (event, input: unknown): Promise<CommandReply<Name>> => {
    const role = trustedRole(event, door);
    if (role === null || !ALLOWED_COMMANDS[role].includes(name)) {
      door.log.warn('refused a command from a foreign sender', { command: name, role: role ?? 'none' });
      return fail(appError('invalid-input', 'this window may not do that'));
    }
    if (!isSmall(input)) return fail(appError('invalid-input', `larger than ${LARGEST_INPUT_BYTES} bytes, or not plain data`));
    const parsed = COMMAND_SCHEMAS[name].safeParse(input);
    if (!parsed.success) {
      return fail(appError('invalid-input', parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')));
    }
    try {
      // The schema of a command is tied to its input by `satisfies`; the compiler cannot follow that through the index.
      return await door.handlers[name](parsed.data as CommandInput<Name>, role);
    } catch (cause) {
      door.log.error('a command failed', { command: name, cause: cause instanceof Error ? (cause.stack ?? '') : String(cause) });
      return fail(appError('internal', name));
    }
  });
}

function trustedRole(event: IpcMainInvokeEvent, { roleOf, origin }: ContractDoor): WindowRole | null {
  const frame = event.senderFrame;
  // Null: the frame navigated away or is gone. With a parent: a sub-frame, which we have none of.
  if (frame === null || frame.parent !== null || frame.origin !== origin) return null;
  return roleOf(event.sender);
}

function isSmall(input: unknown): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(input) ?? '') <= LARGEST_INPUT_BYTES;
  } catch {
    // Cycles and BigInt pass Electron's structured clone, but no command has them.
    return false;
  }
}
