/** A text that is not to be read whole, and why. */
export interface CutText {
  readonly text: string;
  /** `clipped` ends in the middle of a letter, `shortened` with an ellipsis, `spilt` reaches out of its control, `covered` lies under another. */
  readonly how: 'clipped' | 'shortened' | 'spilt' | 'covered';
  /** The element's class, or its name. */
  readonly where: string;
}

/**
 * The texts on a page that its layout cuts, spills or lays over each other. What one has to scroll for is no loss, nor what is left out
 * whole for want of room; what is there for screen readers alone does not count. Runs in the page, so it refers to nothing outside itself.
 */
export function findCutText(): readonly CutText[] {
  const CONTROLS = 'button, [role=button], [role=tab], [role=radio], [role=option], [role=menuitem], .segment, .badge, td, th';
  interface Edges {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  const found: CutText[] = [];
  const seen: { readonly element: Element; readonly text: string; readonly line: Edges }[] = [];
  const say = (element: Element, text: string, how: CutText['how']): void => {
    found.push({ text, how, where: element.getAttribute('class') ?? element.tagName.toLowerCase() });
  };
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const style = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, style);
    return style;
  };

  const look = (element: Element, text: string, node: Node): void => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const [firstLine] = range.getClientRects();
    if (firstLine === undefined || box.width < 1) return;
    const control = element.closest(CONTROLS);
    const shown: Edges = { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
    let [cutX, cutY] = [false, false];
    let isInControl = control !== null;
    for (let around: Element | null = element; around !== null && around !== document.body; around = around.parentElement) {
      const style = styleOf(around);
      if (style.clipPath !== 'none' || style.visibility === 'hidden') return;
      const frame = around.getBoundingClientRect();
      const [left, top] = [frame.left + around.clientLeft, frame.top + around.clientTop];
      const [right, bottom] = [left + around.clientWidth, top + around.clientHeight];
      const isInline = style.display === 'inline';
      if (!isInline && style.overflowX !== 'visible') {
        const isOut = (shown.right > right + 1 || shown.left < left - 1) && shown.left < right - 1 && shown.right > left + 1;
        if (isOut && !cutX && /hidden|clip/.test(style.overflowX)) {
          say(element, text, style.textOverflow === 'ellipsis' ? 'shortened' : 'clipped');
          cutX = true;
        }
        shown.left = Math.max(shown.left, left);
        shown.right = Math.min(shown.right, right);
      }
      if (!isInline && style.overflowY !== 'visible') {
        const isOut = (shown.bottom > bottom + 3 || shown.top < top - 3) && shown.top < bottom - 3 && shown.bottom > top + 3;
        if (isOut && !cutX && !cutY && /hidden|clip/.test(style.overflowY)) {
          say(element, text, style.webkitLineClamp === 'none' ? 'clipped' : 'shortened');
          cutY = true;
        }
        shown.top = Math.max(shown.top, top);
        shown.bottom = Math.min(shown.bottom, bottom);
      }
      // What has no box of its own has no edge to spill over.
      if (around === control && isInControl && style.display !== 'contents') {
        isInControl = false;
        const { left: west, right: east, top: north, bottom: south } = shown;
        if (west < frame.left - 1 || east > frame.right + 1 || north < frame.top - 2 || south > frame.bottom + 2)
          say(element, text, 'spilt');
      }
    }
    const line = {
      left: Math.max(shown.left, firstLine.left),
      right: Math.min(shown.right, firstLine.right),
      top: Math.max(shown.top, firstLine.top),
      bottom: Math.min(shown.bottom, firstLine.bottom),
    };
    if (line.right - line.left > 2 && line.bottom - line.top > 4 && styleOf(element).pointerEvents !== 'none')
      seen.push({ element, text, line });
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (text !== '' && element !== null && element.tagName !== 'OPTION' && element.checkVisibility()) look(element, text, node);
  }

  /** What stays at an edge while one scrolls hides nothing for good, unless it leaves too little to scroll in. */
  const staysAside = (top: Element): boolean => {
    for (let around: Element | null = top; around !== null; around = around.parentElement)
      if (styleOf(around).position === 'sticky') return around.getBoundingClientRect().height < innerHeight / 2;
    return false;
  };
  for (const { element, text, line } of seen) {
    const [x, y] = [(line.left + line.right) / 2, (line.top + line.bottom) / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || element.closest('[inert], [aria-hidden=true]') !== null) continue;
    const top = document.elementFromPoint(x, y);
    const isOver = top === null || top.contains(element) || element.contains(top) || top.closest('[role=dialog], [role=listbox]') !== null;
    // An invisible input lies over what stands for it, to be pressed in its place.
    if (!isOver && !(top instanceof HTMLInputElement) && !staysAside(top)) say(element, text, 'covered');
  }
  return found;
}
