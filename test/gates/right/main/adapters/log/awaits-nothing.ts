export async function flush(size: () => Promise<number>): Promise<number> {
  return await size();
}
