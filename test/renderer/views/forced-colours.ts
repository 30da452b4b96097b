import type { Page } from 'playwright-core';

/**
 * What colours tell on a page, as readable lines: `shape CLASS` for a mark without words that stands out from what is behind it,
 * `state ATTRIBUTE CLASS` for an element that would look another way without that attribute. Taken twice, it says what is lost when a
 * system forces its own colours on the page. Runs in the page, so it refers to nothing outside itself.
 */
export function toldByLooks(): readonly string[] {
  const STATES = ['data-selected', 'data-muted', 'data-filled', 'data-silenced', 'data-urgent', 'data-quiet', 'data-invalid'];
  STATES.push('data-disabled', 'data-pending', 'aria-selected', 'aria-pressed', 'aria-current', 'aria-expanded', 'data-phase');
  const LOOKS = [
    'color',
    'background-color',
    'background-image',
    'opacity',
    'fill',
    'stroke',
    'translate',
    'rotate',
    'display',
    'visibility',
  ];
  LOOKS.push('border-radius', 'outline-style', 'outline-width', 'outline-color', 'text-decoration-line', 'content', 'y');
  for (const side of ['top', 'right', 'bottom', 'left'])
    for (const part of ['style', 'width', 'color']) LOOKS.push(`border-${side}-${part}`);
  const CLEAR = /^(?:transparent|rgba\(.*, 0\)|.*\/ 0\))$/;
  const looks = (element: Element): string =>
    [element, ...element.querySelectorAll('*')]
      .slice(0, 40)
      .flatMap((one) => ['', '::before', '::after'].map((part) => getComputedStyle(one, part === '' ? null : part)))
      .flatMap((style) => LOOKS.map((name) => style.getPropertyValue(name)))
      .join('|');
  const behind = (element: Element): string => {
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if (!CLEAR.test(backgroundColor)) return backgroundColor;
    }
    return 'canvas';
  };
  const isEdged = (style: CSSStyleDeclaration, back: string): boolean =>
    ['top', 'right', 'bottom', 'left'].some(
      (side) =>
        style.getPropertyValue(`border-${side}-style`) !== 'none' &&
        Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0 &&
        !CLEAR.test(style.getPropertyValue(`border-${side}-color`)) &&
        style.getPropertyValue(`border-${side}-color`) !== back,
    );
  const classOf = (element: Element): string => element.getAttribute('class') ?? element.tagName.toLowerCase();

  const told: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('svg') !== null) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== 'none') continue;
    if (element.children.length === 0 && element.textContent === '' && !/input|textarea/i.test(element.tagName)) {
      const back = behind(element);
      const isFilled = !CLEAR.test(style.backgroundColor) && style.backgroundColor !== back;
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.height > 1 && (isFilled || isEdged(style, back))) told.push(`shape ${classOf(element)}`);
    }
    for (const name of STATES) {
      const value = element.getAttribute(name);
      if (value === null || value === 'false') continue;
      const before = looks(element);
      if (name.startsWith('aria-')) element.setAttribute(name, 'false');
      else element.removeAttribute(name);
      const after = looks(element);
      element.setAttribute(name, value);
      if (before !== after) told.push(`state ${name} ${classOf(element)}`);
    }
  }
  return [...new Set(told)];
}

/**
 * What under forced colours has no edge though it can be pressed, and which icons keep a colour of ours. Runs in the page, so it refers
 * to nothing outside itself.
 */
export function unlikeSystemColours(): readonly string[] {
  const found: string[] = [];
  const classOf = (element: Element): string => element.getAttribute('class') ?? element.tagName.toLowerCase();
  const isEdged = (element: Element): boolean => {
    const style = getComputedStyle(element);
    return ['border-top', 'border-bottom', 'outline'].some(
      (edge) => Number.parseFloat(style.getPropertyValue(`${edge}-width`)) > 0 && style.getPropertyValue(`${edge}-style`) !== 'none',
    );
  };
  for (const element of document.querySelectorAll('button, input, textarea, [role=radio], .switch-track, .check-mark')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.closest('.visually-hidden') !== null || element.getBoundingClientRect().width < 2) continue;
    if (element instanceof HTMLInputElement && /checkbox|radio|range|file/.test(element.type)) continue;
    // A field may share the edge of a box around it and a button beside it.
    if (![element, element.parentElement].some((one) => one !== null && isEdged(one))) found.push(`no edge: ${classOf(element)}`);
  }
  for (const shape of document.querySelectorAll('svg *')) {
    if (!shape.checkVisibility()) continue;
    const { stroke, fill, color } = getComputedStyle(shape);
    const isOdd = [stroke, fill].some((paint) => paint !== 'none' && paint !== color && !/^rgba\(.*, 0\)$/.test(paint));
    if (isOdd) found.push(`colour of its own: ${classOf(shape)} in ${classOf(shape.closest('svg') ?? shape)}`);
  }
  return [...new Set(found)];
}

/** Told by words or by a drawing beside it, too. */
const TOLD_TWICE: ReadonlySet<string> = new Set([
  'state data-phase note-phase', // *Not saved*
]);

/** What a page no longer tells when the system forces its colours on it. Leaves them forced. */
export async function lostInForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'none' });
  const told = await page.evaluate(toldByLooks);
  await page.emulateMedia({ forcedColors: 'active' });
  const still = new Set(await page.evaluate(toldByLooks));
  return told.filter((one) => !still.has(one) && !TOLD_TWICE.has(one));
}
