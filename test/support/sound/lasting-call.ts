import { setTimeout as delay } from 'node:timers/promises';
import type { WebAudioRoom } from './web-audio-room.ts';

const AGAIN_MS = 100;

/** A call as the call machine keeps it: whenever its sound is lost, a new session. The far side plays a tone in each. */
export function keepCall(room: WebAudioRoom, hz: number): { readonly opened: Promise<void>; stop(): void } {
  let stopped = false;
  const open = async (): Promise<void> => {
    const before = room.server.connections.length;
    const result = await room.audio.open(room.session());
    if (stopped) return;
    if (!result.ok) {
      await delay(AGAIN_MS);
      if (!stopped) await open();
      return;
    }
    for (const connection of room.server.connections.slice(before)) connection.playTone({ hz });
  };
  const ignore = room.audio.listen((event) => {
    if (event.type === 'lost') open().catch(() => undefined); // the tone that does not come is the test's failure
  });
  return {
    opened: open(),
    stop() {
      stopped = true;
      ignore();
    },
  };
}
