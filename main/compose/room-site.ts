import type { AppError } from '#contract/errors.ts';
import type { DeepLinks } from '../adapters/deep-links/open-deep-links.ts';
import type { AppController } from '../core/app-controller.ts';
import type { WindowFacts } from '../core/alerts/window-wishes.ts';
import type { Clock, Log, NewId } from '../core/ports.ts';
import type { EventLog } from '../core/events/event-log.ts';
import type { ServiceOffsets } from '../core/events/service-offset.ts';
import type { RequestGates } from '../gateway/request-gate.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Kept } from './open-kept.ts';
import type { OpenedNetwork } from './open-network.ts';

/** What a room may use to be made. Whatever only one room needs, its own file in `rooms` takes from Electron or an adapter. */
export interface RoomSite {
  /** The app's own folder (`userData`). */
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly kept: Kept;
  readonly requests: { readonly fetch: typeof globalThis.fetch; readonly log: Log; readonly offsets: ServiceOffsets };
  readonly gates: RequestGates;
  /** Everything that webhooks told, also while the app was away. */
  readonly eventLog: EventLog;
  /** Links from the system, and second starts of the app. */
  readonly links: DeepLinks;
  /** The way out of this network: `fetch` above goes by it. */
  readonly network: OpenedNetwork;
  /** What an administrator has laid down. */
  readonly policy: Policy;
  /** State, commands of calls and lines, subscribe. Its state must not be read while a room is being made. */
  readonly app: AppController;
  /** The room's part of AppState has changed. */
  readonly changed: () => void;
  readonly tell: (error: AppError) => void;
  readonly showMain: () => void;
  /** The main window over other programs, without the keyboard. */
  readonly bringMainInSight: () => void;
  /** What only the windows know. */
  readonly windowFacts: () => WindowFacts;
  /** Makes room for the list of messages over the card. */
  readonly openCardList: (isOpen: boolean) => void;
  /** Puts the small window away, until the call is over. */
  readonly closeMini: () => void;
  /** The windows close for good, instead of hiding. */
  readonly letWindowsGo: () => void;
  /** The windows stay, though the system is about to close them. */
  readonly keepWindows: () => void;
}
