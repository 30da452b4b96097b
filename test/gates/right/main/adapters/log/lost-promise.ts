export async function flush(write: () => Promise<void>): Promise<void> {
  await write();
}
