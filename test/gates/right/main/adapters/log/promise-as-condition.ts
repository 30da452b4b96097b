export async function flush(isFull: () => Promise<boolean>): Promise<string> {
  return (await isFull()) ? 'full' : 'room left';
}
