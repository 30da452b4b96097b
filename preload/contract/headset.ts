/** What we tell a headset about calls. Most have no lamp for all of it, and ring, beep or speak instead. */
export const HEADSET_LAMPS = ['ring', 'offHook', 'mute', 'hold'] as const;
export type HeadsetLamp = (typeof HEADSET_LAMPS)[number];
export type HeadsetLamps = Readonly<Record<HeadsetLamp, boolean>>;

export const DARK_LAMPS: HeadsetLamps = { ring: false, offHook: false, mute: false, hold: false };

/** What a headset's buttons say, after USB's words for telephones. `decline` rejects a call that rings, and nothing else. */
export const HEADSET_CONTROLS = ['hook', 'mute', 'hold', 'flash', 'redial', 'drop', 'send', 'decline'] as const;
export type HeadsetControl = (typeof HEADSET_CONTROLS)[number];

export interface HeadsetMotion {
  readonly control: HeadsetControl;
  /** It has two lasting positions and says in which it is. Else it was pressed. */
  readonly latched: boolean;
  /** The position. Of a press: null, or what a control that may be either would be in if it were latched. */
  readonly level: boolean | null;
}

/** By which a headset is known again. Headsets of one model are one to us: an agent takes the free one from the charger. */
export interface HeadsetModel {
  readonly vendorId: number;
  readonly productId: number;
  readonly name: string;
}

/** A headset the agent has chosen, and which is plugged in. */
export interface PluggedHeadset extends HeadsetModel {
  /** Tells two of one model apart, as long as they are plugged in. */
  readonly device: number;
  /** False where it does not open: another program holds it, or the system forbids it. */
  readonly isOpen: boolean;
  readonly controls: readonly HeadsetControl[];
}

/** A headset the agent has chosen. */
export interface KnownHeadset extends HeadsetModel {
  readonly state: 'ready' | 'unplugged' | 'blocked';
  readonly controls: readonly HeadsetControl[];
}

/** One that can be chosen now. The id lasts as long as the choice is open. */
export interface HeadsetChoice extends HeadsetModel {
  readonly deviceId: string;
}

export interface HeadsetState {
  readonly known: readonly KnownHeadset[];
  /** What is plugged in and can be chosen; null where the agent is not choosing. */
  readonly choices: readonly HeadsetChoice[] | null;
}

export function isSameModel(
  one: Pick<HeadsetModel, 'vendorId' | 'productId'>,
  other: Pick<HeadsetModel, 'vendorId' | 'productId'>,
): boolean {
  return one.vendorId === other.vendorId && one.productId === other.productId;
}

/** The event by which main asks the station's page to open Chromium's chooser. */
export const CHOOSE_HEADSET_EVENT = 'choose-headset';
