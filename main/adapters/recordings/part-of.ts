/** Of a row of pieces the bytes from `from` up to `to`, which is left out. */
export async function* partOf(
  pieces: AsyncIterable<Buffer>,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<Buffer, void> {
  let at = 0;
  for await (const piece of pieces) {
    const cut = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
    at += piece.length;
    if (cut.length > 0) yield cut;
    if (at >= to) return;
  }
}
