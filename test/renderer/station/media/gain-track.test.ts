import { beforeEach, expect, test, vi } from 'vitest';
import { openGainTrack } from '../../../../renderer/station/media/gain-track.ts';

/** A piece of sound, of which Chromium has but few: each is to be closed. */
class Piece {
  readonly numberOfChannels = 1;
  readonly numberOfFrames = 4;
  readonly sampleRate = 48_000;
  readonly timestamp = 0;
  readonly samples: Float32Array;
  closed = false;
  constructor({ data }: { readonly data: Float32Array }) {
    this.samples = data;
    made.push(this);
  }
  copyTo(to: Float32Array): void {
    to.set(this.samples);
  }
  close(): void {
    this.closed = true;
  }
}

let made: Piece[] = [];
let isSourceOpen = true;
let isStopped = false;
let give = (_piece: Piece): void => undefined;
let heard: number[][] = [];
/** Thrown by Chromium where a piece is taken. */
let refusal: Error | null = null;

beforeEach(() => {
  made = [];
  heard = [];
  isSourceOpen = true;
  isStopped = false;
  refusal = null;
  vi.stubGlobal('AudioData', Piece);
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable = new ReadableStream<Piece>({
        start(controller) {
          give = (piece) => controller.enqueue(piece);
        },
        cancel() {
          isSourceOpen = false;
        },
      });
    },
  );
  vi.stubGlobal(
    'MediaStreamTrackGenerator',
    class {
      readonly writable = new WritableStream<Piece>({
        write(piece) {
          if (refusal !== null) throw refusal;
          heard.push([...piece.samples]);
          piece.close();
        },
      });
      stop(): void {
        isStopped = true;
      }
    },
  );
  return () => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  };
});

function open(db: number): ReturnType<typeof openGainTrack> {
  return openGainTrack({} as MediaStreamTrack, db);
}
const piece = (): Piece => new Piece({ data: new Float32Array(4).fill(0.25) });
const isAllClosed = (): boolean => made.every(({ closed }) => closed);

test('each piece comes out with the gain, the next one leads over to another, and all are closed', async () => {
  const gain = open(0);
  give(piece());
  await expect.poll(() => heard).toEqual([[0.25, 0.25, 0.25, 0.25]]);
  gain.use(20 * Math.log10(2));
  give(piece());
  await expect.poll(() => heard.length).toBe(2);
  expect(heard[1]).toEqual([0.3125, 0.375, 0.4375, 0.5].map((sample) => expect.closeTo(sample, 5)));
  expect(isAllClosed()).toBe(true);
  gain.close();
  await expect.poll(() => isSourceOpen).toBe(false);
  expect(isStopped).toBe(true);
});

test.each([
  ['read', (one: Piece) => vi.spyOn(one, 'copyTo').mockThrow(new Error('closed'))],
  ['taken', () => void (refusal = new Error('no room'))],
])('where a piece cannot be %s, that is told, the track ends, and nothing stays open', async (_what, spoil) => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  open(6);
  const spoilt = piece();
  spoil(spoilt);
  give(spoilt);
  await expect.poll(() => isStopped).toBe(true);
  await expect.poll(() => isSourceOpen).toBe(false);
  expect(isAllClosed()).toBe(true);
  await expect.poll(() => told.mock.calls).toEqual([['gain of a track failed:', expect.any(Error)]]);
});
