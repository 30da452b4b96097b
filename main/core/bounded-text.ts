/** The platform's `TextDecoder`, which core does not know. */
interface ChunkDecoder {
  decode(chunk?: Uint8Array, how?: { readonly stream: boolean }): string;
}

/** What comes, as text; null where it is longer than allowed: the rest is then not read. Rejects where the connection breaks. */
export async function boundedText(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { largestBytes, decoder }: { readonly largestBytes: number; readonly decoder: ChunkDecoder },
): Promise<string | null> {
  let text = '';
  let bytes = 0;
  // To leave the loop closes what is read from.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > largestBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
