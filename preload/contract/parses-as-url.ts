/** Every platform has it, and the contract knows the types of none. */
declare const URL: { readonly canParse: (text: string) => boolean };

/** Whether a browser makes an address of it: what only looks like one may have a host or a port that cannot be, such as 10.0.0.256. */
export function parsesAsUrl(text: string): boolean {
  return URL.canParse(text);
}
