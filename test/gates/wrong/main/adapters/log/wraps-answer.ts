// lint: promise(no-return-wrap)
export function flush(write: () => Promise<void>): Promise<number> {
  return write().then(() => {
    return Promise.resolve(1);
  });
}
