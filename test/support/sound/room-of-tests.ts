import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { openEar, type Ear } from './speaker-ear.ts';
import { openWebAudioRoom, type WebAudioRoom } from './web-audio-room.ts';

export interface RoomOfTests {
  readonly sound: VirtualSound;
  /** Hears what the headset plays. */
  readonly ear: Ear;
  /** A fresh one for each test. */
  readonly room: WebAudioRoom;
}

/** A headset for all tests of a file, and for each of them an audio process of its own. What it gives is there within tests alone. */
export function roomOfTests(): RoomOfTests {
  let headset: { readonly sound: VirtualSound; readonly ear: Ear } | null = null;
  let room: WebAudioRoom | null = null;
  beforeAll(async () => {
    const sound = await startVirtualSound();
    headset = { sound, ear: await openEar({ pulseServer: sound.pulseServer }) };
  });
  afterAll(async () => {
    await headset?.ear.stop();
    await headset?.sound.stop();
  });
  beforeEach(async () => {
    room = await openWebAudioRoom({ sound: there(headset).sound });
  });
  afterEach(() => room?.stop());
  return {
    get sound() {
      return there(headset).sound;
    },
    get ear() {
      return there(headset).ear;
    },
    get room() {
      return there(room);
    },
  };
}

function there<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error('the room of the tests is there within tests alone');
  return thing;
}
