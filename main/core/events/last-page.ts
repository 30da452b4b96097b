/**
 * Whether a page of the list of calls was the last one there is. Calls that cannot be read are left out of a page, so one that
 * is a little shorter than asked has older calls behind it all the same; asking once more than needed costs one request.
 */
export function isLastPage({ told, asked }: { readonly told: number; readonly asked: number }): boolean {
  return told < asked / 2;
}
