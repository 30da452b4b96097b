import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { DeviceDesk } from '../devices/device-desk.ts';
import { openCallSession, type CallSession, type CallSessionListener } from './call-session.ts';

/** The Meta calls that are set up here now. */
export interface CallSessions {
  /** Begins a new session with `first`, in place of one of the same call that is left over. One that fails is closed. */
  setUp(callId: CallId, first: (session: CallSession) => Promise<Result<string, AppError>>): Promise<Result<string, AppError>>;
  find(callId: CallId): CallSession | null;
  /** Whether the other side of any of them has been heard yet. */
  farIsHeard(): boolean;
  close(callId: CallId): void;
  closeAll(): void;
}

export function openCallSessions(devices: DeviceDesk, listener: CallSessionListener): CallSessions {
  const sessions = new Map<CallId, CallSession>();
  const stopListening = devices.listen(() => {
    for (const session of sessions.values()) session.followDevices();
  });

  const close = (callId: CallId): void => {
    sessions.get(callId)?.close();
    sessions.delete(callId);
  };

  return {
    setUp: async (callId, first) => {
      close(callId);
      const session = openCallSession({ callId, devices, listener });
      sessions.set(callId, session);
      const result = await first(session);
      if (!result.ok && sessions.get(callId) === session) close(callId);
      return result;
    },
    find: (callId) => sessions.get(callId) ?? null,
    farIsHeard: () => [...sessions.values()].some((session) => session.farIsHeard()),
    close,
    closeAll: () => {
      stopListening();
      for (const callId of sessions.keys()) close(callId);
    },
  };
}
