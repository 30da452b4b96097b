/**
 * What whoever listens would miss on a page: one place that interrupts, at most one that waits, a language to be read in, headings that
 * skip no step, one main landmark. Runs in the page, so it refers to nothing outside itself.
 */
export function outOfOrder({ window: name, language }: { readonly window: string; readonly language: string }): readonly string[] {
  const faults: string[] = [];
  const count = (selector: string): number => document.querySelectorAll(selector).length;
  // react-aria keeps a place of its own for what it says of its lists; it is there once something was said.
  const ours = ':not([data-live-announcer] *, [role=log])';
  const [urgent, polite] = [count(`[aria-live=assertive]${ours}`), count(`[aria-live=polite]${ours}`)];
  if (urgent !== 1) faults.push(`${String(urgent)} places interrupt`);
  if (polite > 1) faults.push(`${String(polite)} places wait their turn`);
  if (document.documentElement.lang !== language) faults.push(`is read in ${document.documentElement.lang}`);
  if (count('main') + count('[role=main]') !== 1) faults.push('has not one main part');
  const dialog = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1);
  const levels = [...(name === 'main' && dialog !== undefined ? dialog : document).querySelectorAll('h1, h2, h3, h4')].flatMap((heading) =>
    heading.closest('[aria-hidden=true], [inert]') === null ? [Number(heading.tagName.slice(1))] : [],
  );
  for (const [index, level] of levels.entries()) {
    const before = levels[index - 1];
    if (before !== undefined && level > before + 1) faults.push(`a heading ${String(level)} follows a heading ${String(before)}`);
  }
  return faults;
}
