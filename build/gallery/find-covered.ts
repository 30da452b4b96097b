/**
 * Controls without a word of their own (icons, fields) whose middle lies under something else, as readable selectors: a press there does
 * something else. What one has to scroll for is not covered, nor what a dialog or a list is open over; of controls with words
 * `find-cut-text.ts` tells. Runs in the page, so it refers to nothing outside itself.
 */
export function findCovered(): readonly string[] {
  const CONTROLS =
    'button, a[href], input, textarea, [role=button], [role=tab], [role=radio], [role=switch], [role=option], [role=menuitem]';
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const style = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, style);
    return style;
  };
  /** The middle of what is to be seen of it; null where that is nothing. */
  const middle = (control: Element): readonly [x: number, y: number] | null => {
    let { left, right, top, bottom } = control.getBoundingClientRect();
    for (let around = control.parentElement; around !== null; around = around.parentElement) {
      const { overflowX, overflowY } = styleOf(around);
      const frame = around.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    [left, right] = [Math.max(left, 0), Math.min(right, innerWidth)];
    [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    return right - left < 8 || bottom - top < 8 ? null : [(left + right) / 2, (top + bottom) / 2];
  };
  /** What stays at an edge while one scrolls hides nothing for good, unless it leaves too little to scroll in. */
  const staysAside = (over: Element): boolean => {
    for (let around: Element | null = over; around !== null; around = around.parentElement)
      if (styleOf(around).position === 'sticky') return around.getBoundingClientRect().height < innerHeight / 2;
    return false;
  };
  return [...document.querySelectorAll(CONTROLS)]
    .filter((control) => {
      if (control.textContent.trim() !== '' || !control.checkVisibility({ visibilityProperty: true })) return false;
      if (control.closest('[inert], [aria-hidden=true]') !== null) return false;
      const spot = middle(control);
      if (spot === null || styleOf(control).pointerEvents === 'none') return false;
      const over = document.elementFromPoint(...spot);
      // A press on a label is one on what it names.
      if (over === null || over.contains(control) || control.contains(over) || over.closest('label')?.contains(control) === true)
        return false;
      // What has opened over it is meant to be there; the dialog that it stands in has not.
      const panel = over.closest('[role=dialog], [role=alertdialog], [role=listbox]');
      return (panel === null || panel.contains(control)) && !staysAside(over);
    })
    .map(
      (control) => `${control.tagName.toLowerCase()}.${control.getAttribute('class') ?? ''} ${control.getAttribute('aria-label') ?? ''}`,
    );
}
