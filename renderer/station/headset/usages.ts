import type { HeadsetControl, HeadsetLamp } from '#contract/headset.ts';

/** Numbers of the HID Usage Tables 1.5: telephony page (14), LED page (11), button page (12). */
export const TELEPHONY_PAGE = 0x0b;

export const CONTROL_OF_USAGE: ReadonlyMap<number, HeadsetControl> = new Map([
  [0x0b_0020, 'hook'],
  [0x0b_0021, 'flash'],
  [0x0b_0023, 'hold'],
  [0x0b_0024, 'redial'],
  [0x0b_0026, 'drop'],
  [0x0b_002f, 'mute'],
  [0x0b_0031, 'send'],
  // The programmable button. Written as "usage 7, page Button, usage 1", so that each system reads another number; Jabra,
  // Yealink and Gigaset reject a ringing call with it (Gigaset's wiki: "Button 7, reject call").
  [0x0b_0007, 'decline'],
  [0x09_0007, 'decline'],
  [0x09_0001, 'decline'],
]);

export const LAMP_OF_USAGE: ReadonlyMap<number, HeadsetLamp> = new Map([
  [0x08_0009, 'mute'],
  [0x08_0017, 'offHook'],
  [0x08_0018, 'ring'],
  [0x08_0020, 'hold'],
  // "Ringer" of the telephony page: what sounds, where the lamp only blinks.
  [0x0b_009e, 'ring'],
]);

/** Two positions, in USB's words an on/off control. The others are buttons whatever their descriptor says. */
export const ON_OFF_CONTROLS: ReadonlySet<HeadsetControl> = new Set(['hook', 'mute', 'hold']);
