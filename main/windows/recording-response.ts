import { recordingId } from '#contract/recording.ts';
import type { Recordings } from '../core/recording/recordings.ts';

const PATH = /^\/recordings\/([a-z_]+)$/;
const STATUS = { 'recording-gone': 404, 'recording-locked': 403 } as const;

/**
 * A recording for a player of ours, opened while it is read; null where the address names none. Players ask for parts (RFC 9110, section
 * 14), so that one may jump in a long call.
 */
export async function recordingResponse(request: Request, recordings: Pick<Recordings, 'sound'>): Promise<Response | null> {
  const id = PATH.exec(new URL(request.url).pathname)?.[1];
  if (id === undefined) return null;
  const sound = await recordings.sound(recordingId(id));
  if (!sound.ok)
    return new Response(sound.error.code, { status: sound.error.code in STATUS ? STATUS[sound.error.code as keyof typeof STATUS] : 500 });
  const { bytes, format, read } = sound.value;
  const asked = rangeOf(request.headers.get('range'), bytes);
  if (asked === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${String(bytes)}` } });
  const { from, to } = asked ?? { from: 0, to: bytes };
  return new Response(ReadableStream.from(read(from, to)), {
    status: asked === null ? 200 : 206,
    headers: {
      'Content-Type': `audio/${format}`,
      'Content-Length': String(to - from),
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...(asked === null ? {} : { 'Content-Range': `bytes ${String(from)}-${String(to - 1)}/${String(bytes)}` }),
    },
  });
}

/** One range; null where there is none, or one that we do not understand, which is then answered with the whole. `to` is left out of it. */
function rangeOf(header: string | null, bytes: number): { readonly from: number; readonly to: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  return from >= to ? 'unsatisfiable' : { from, to };
}
