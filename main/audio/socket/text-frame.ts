import { WIRE_SAMPLE_RATES, type WireSampleRate } from '#contract/settings.ts';

export interface TextFrame {
  readonly sampleRate: WireSampleRate | null;
  /** The service says the stream is over. */
  readonly stop: boolean;
}

/** Text on the media socket is undocumented: adopt a rate we know, heed a stop, ignore all else. */
export function readTextFrame(text: string): TextFrame {
  const said = parseObject(text);
  return {
    sampleRate: WIRE_SAMPLE_RATES.find((rate) => rate === said?.['sampleRate']) ?? null,
    stop: said?.['event'] === 'stop',
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null; // not JSON: nothing we understand, and no reason to end a call
  }
}
