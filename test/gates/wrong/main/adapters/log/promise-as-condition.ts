// lint: typescript(no-misused-promises)
// types: TS2801
export function flush(isFull: () => Promise<boolean>): string {
  return isFull() ? 'full' : 'room left';
}
