/** What comes, in its pieces; null where it is longer than allowed: the rest is then not read. Rejects where the connection breaks. */
export async function boundedChunks(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  largestBytes: number,
): Promise<readonly Uint8Array[] | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // To leave the loop closes what is read from.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > largestBytes) return null;
    chunks.push(chunk);
  }
  return chunks;
}
