/** Makes a forgotten case a compile error; reached at run time only by a value that broke its type. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
