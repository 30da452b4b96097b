/** Far above any answer of this API (100 calls are about 60 KiB), far below what would hurt. */
export const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** The body as text, or null where it is longer than allowed: the rest is then not read. Rejects where the connection breaks. */
export async function readBody(response: Response, largestBytes = LARGEST_ANSWER_BYTES): Promise<string | null> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, bytes).toString('utf8');
    bytes += value.byteLength;
    if (bytes > largestBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
