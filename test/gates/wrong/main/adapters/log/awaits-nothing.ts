// lint: typescript(await-thenable)
export async function flush(size: () => number): Promise<number> {
  return await size();
}
