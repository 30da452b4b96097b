/** The body as text, or null where it is longer than allowed: the rest is then not read. Rejects where the connection breaks. */
export async function boundedBody(response: Response, largestBytes: number): Promise<string | null> {
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
