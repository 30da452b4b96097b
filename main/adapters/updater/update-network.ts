import { createHash } from 'node:crypto';
import type { Session } from 'electron';
import type { NetworkSettings } from '#contract/network.ts';
import type { Log } from '../../core/ports.ts';
import { trustAuthorities } from './authority-trust.ts';

/** electron-updater's own (its `getNetSession`). */
const UPDATER_SESSION = 'electron-updater';

/** The way out of this network for what electron-updater asks, which is a session of Chromium of its own. */
export interface UpdateNetwork {
  /** The session by which an address is to be asked now. */
  sessionFor(url: string): Promise<object>;
  loginFor(proxy: { readonly host: string; readonly port: number }): { readonly user: string; readonly password: string } | null;
}

type UsedSession = Pick<Session, 'setCertificateVerifyProc'>;

/**
 * As it is set for everything else: by the proxy, and trusting the company's authorities. Chromium keeps for half an hour how it judged a
 * certificate, whatever the session is told meanwhile (electron/electron#41448), so that each list of authorities has a session.
 */
export function openUpdateNetwork<S extends UsedSession>(order: {
  readonly openSession: (partition: string) => S;
  readonly authoritiesFor: (url: string) => Promise<readonly string[]>;
  readonly proxy: () => NetworkSettings['proxy'];
  readonly useProxy: (session: S, proxy: NetworkSettings['proxy']) => Promise<void>;
  readonly loginFor: UpdateNetwork['loginFor'];
  readonly now: () => number;
  readonly log: Pick<Log, 'error'>;
}): UpdateNetwork {
  return {
    async sessionFor(url) {
      const authorities = await order.authoritiesFor(url);
      const session = order.openSession(partitionOf(authorities));
      if (authorities.length > 0) trustAuthorities(session, authorities, order);
      await order.useProxy(session, order.proxy());
      return session;
    },
    loginFor: order.loginFor,
  };
}

function partitionOf(authorities: readonly string[]): string {
  if (authorities.length === 0) return UPDATER_SESSION;
  return `${UPDATER_SESSION}-${createHash('sha256').update(authorities.join('\n')).digest('hex').slice(0, 16)}`;
}
