import type { NgrokLibrary, NgrokListener } from '../../../main/adapters/tunnel/ngrok/load-ngrok.ts';
import type { NgrokChild } from '../../../main/adapters/tunnel/ngrok/ngrok-child.ts';
import { serveNgrok } from '../../../main/adapters/tunnel/ngrok/serve-ngrok.ts';
import { carriageAfterRestart, openLoopbackProxy, type LoopbackProxy } from './loopback-proxy.ts';
import type { BareStandIn } from './stand-in-order.ts';
import type { Carriage, ComingUp } from './stand-in.ts';

interface Session {
  readonly proxy: LoopbackProxy;
  readonly tellStatus: (status: string) => void;
  /** The session is over, as ngrok would end it. */
  readonly end: () => void;
}

/** What `@ngrok/ngrok` throws: ngrok's message, which repeats the authtoken, with its code. */
class NgrokError extends Error {
  readonly code = 'GenericFailure';
  readonly errorCode: string | undefined;
  constructor(message: string, errorCode?: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

/** The library of ngrok with sessions on loopback, in a process that is none: it lives in the test's own. */
export function openNgrokStandIn(): BareStandIn {
  let carriage: Carriage = { way: 'deliver' };
  let how: ComingUp = { start: 'at-once' };
  let starts = 0;
  const sessions = new Set<Session>();
  const children = new Set<() => Promise<void>>();

  function fork(): NgrokChild {
    const own = new Set<Session>();
    const heard: ((message: unknown) => void)[] = [];
    const exited: ((code: number) => void)[] = [];
    let over = false;
    const later = (work: () => void): void => void setImmediate(() => over || work());
    const exit = async (code: number): Promise<void> => {
      if (over) return;
      over = true;
      children.delete(end);
      const proxies = [...own].map(({ proxy }) => proxy.close());
      for (const session of own) sessions.delete(session);
      await Promise.all(proxies);
      for (const listener of exited) listener(code);
    };
    const end = (): Promise<void> => exit(-1);
    children.add(end);
    const obey = serveNgrok({
      report: (report) => later(() => heard.forEach((listener) => listener(structuredClone(report)))),
      quit: () => void exit(0),
      load: () => Promise.resolve(libraryOf(own)),
    });
    return {
      pid: undefined,
      postMessage: (message) => later(() => obey(structuredClone(message))),
      on: (_event, listener) => heard.push(listener),
      once: (_event, listener) => exited.push(listener),
      kill: () => void end(),
    };
  }

  function libraryOf(own: Set<Session>): NgrokLibrary {
    return {
      async forward({ addr, authtoken, onStatusChange }) {
        starts += 1;
        const [start, text] = [how, `Your authtoken: ${authtoken}`];
        if (start.start === 'never') return new Promise(() => undefined);
        if (start.start === 'slowly') await new Promise((resolve) => setTimeout(resolve, start.afterMs));
        if (start.start === 'refused')
          throw new NgrokError(
            `failed to connect session: The authtoken you specified is properly formed, but it is invalid.\n${text}`,
            'ERR_NGROK_107',
          );
        if (start.start === 'rate-limited')
          throw new NgrokError(
            `failed to connect session: limited to 1 simultaneous ngrok agent session.\n${text} error_code: ERR_NGROK_108`,
            'ERR_NGROK_108',
          );
        if (start.start === 'babbling') onStatusChange('{"status":');
        onStatusChange(start.start === 'stillborn' ? 'closed' : 'connected');
        if (start.start === 'stillborn') throw new NgrokError('failed to connect session: failed to establish tcp connection');
        return listen(Number(addr.split(':').at(-1)), { own, tellStatus: onStatusChange });
      },
    };
  }

  async function listen(
    localPort: number,
    { own, tellStatus }: { readonly own: Set<Session>; readonly tellStatus: (status: string) => void },
  ): Promise<NgrokListener> {
    carriage = carriageAfterRestart(carriage);
    const proxy = await openLoopbackProxy({ port: 0, localPort, carriage });
    const ended = Promise.withResolvers<void>();
    const session: Session = { proxy, tellStatus, end: ended.resolve };
    own.add(session);
    sessions.add(session);
    const close = async (): Promise<void> => {
      own.delete(session);
      sessions.delete(session);
      await proxy.close();
      ended.resolve();
    };
    return { url: () => proxy.url, join: () => ended.promise, close };
  }

  return {
    settings: { provider: 'ngrok', domain: null },
    token: '2CANARYtoken_abcdefghijklmnop',
    forkNgrok: fork,
    carry(changed) {
      carriage = changed;
      for (const { proxy } of sessions) proxy.carry(changed);
      return Promise.resolve();
    },
    comeUp(changed) {
      how = changed;
      return Promise.resolve();
    },
    async die(death) {
      if (death !== undefined) {
        await Promise.all([...children].map((end) => end()));
        return;
      }
      await Promise.all(
        [...sessions].map(async (session) => {
          sessions.delete(session);
          await session.proxy.close();
          session.end();
        }),
      );
    },
    connect(connected) {
      for (const { tellStatus } of sessions) tellStatus(connected ? 'connected' : 'closed');
      return Promise.resolve();
    },
    starts: () => starts,
    running: () => sessions.size,
    publicUrl: () => [...sessions].at(-1)?.proxy.url ?? null,
    async close() {
      await Promise.all([...children].map((end) => end()));
    },
  };
}
