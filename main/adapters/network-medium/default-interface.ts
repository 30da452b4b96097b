/** A route that is up (`RTF_UP`). */
const UP = 0x1;

/**
 * The interface that packets for anywhere leave by, out of Linux's `/proc/net/route`; null where there is none. Of several the one with
 * the lowest metric is taken, as by the kernel.
 */
export function defaultInterface(routes: string): string | null {
  let best: { readonly name: string; readonly metric: number } | null = null;
  for (const line of routes.split('\n').slice(1)) {
    const [name = '', destination = '', , flags = '', , , metric = '', mask = ''] = line.trim().split(/\s+/);
    if (destination !== '00000000' || mask !== '00000000' || (Number.parseInt(flags, 16) & UP) === 0) continue;
    const weight = Number(metric);
    if (best === null || weight < best.metric) best = { name, metric: weight };
  }
  return best?.name ?? null;
}

/** The same for IPv6, out of `/proc/net/ipv6_route`, whose figures are all hexadecimal. */
export function defaultInterface6(routes: string): string | null {
  let best: { readonly name: string; readonly metric: number } | null = null;
  for (const line of routes.split('\n')) {
    const [destination = '', prefix = '', , , , metric = '', , , flags = '', name = ''] = line.trim().split(/\s+/);
    // A machine without IPv6 has such a route too: on `lo`, where everything ends.
    if (!/^0{32}$/.test(destination) || prefix !== '00' || name === 'lo' || (Number.parseInt(flags, 16) & UP) === 0) continue;
    const weight = Number.parseInt(metric, 16);
    if (best === null || weight < best.metric) best = { name, metric: weight };
  }
  return best?.name ?? null;
}
