export const keys = '123';

export function failed(): void {
  console.error(keys);
}
