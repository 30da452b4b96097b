export function refuse(): Promise<never> {
  return Promise.reject(new Error('no'));
}
