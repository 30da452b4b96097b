/**
 * Words and telephone numbers that are broken in two by the end of a line. Runs in the page, so it refers to nothing outside itself.
 * What is made to be broken (addresses, keys, commands) has other signs in it, or stands in a `code`.
 */
export function findBroken(): readonly string[] {
  const whole = /\+\d[\d ()-]{6,}\d|(?<=^|[\s“(])\p{L}+(?=[\s”).,:;!?…]|$)/gu;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const linesOf = (node: Node, from: number, to: number): number => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set([...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top))).size;
  };
  const broken: string[] = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    if (node.parentElement?.closest('code') !== null || linesOf(node, 0, text.length) < 2) continue;
    for (const { 0: word, index } of text.matchAll(whole)) if (linesOf(node, index, index + word.length) > 1) broken.push(word);
  }
  return broken;
}
