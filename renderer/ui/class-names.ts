/** Joins class names, leaving out what is false: `classNames('row', isOpen && 'row-open')`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
