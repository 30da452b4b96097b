// lint: typescript(ban-ts-comment) typescript(no-unsafe-return)
export function length(value: number): number {
  // @ts-ignore
  return value.length;
}
