import { LONGEST_BYPASS, LONGEST_PROXY_ADDRESS, type NetworkSettings, type ProxySettings } from '#contract/network.ts';
import { proxyServer } from '#contract/proxy-server.ts';
import { z } from 'zod';

const address = z.string().min(1).max(LONGEST_PROXY_ADDRESS);
const proxy: z.ZodType<ProxySettings> = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('system') }),
  z.object({ mode: z.literal('direct') }),
  z.object({
    mode: z.literal('manual'),
    server: z.string().refine((text) => proxyServer(text).ok),
    bypass: z.array(address).max(LONGEST_BYPASS).default([]),
  }),
  z.object({ mode: z.literal('pac'), url: z.url({ protocol: /^https?$/ }).max(LONGEST_PROXY_ADDRESS) }),
]);

/** The way out of the network in a kept document. A member that is missing was added since. */
export function networkSchema(defaults: NetworkSettings): z.ZodType<NetworkSettings> {
  return z.object({
    proxy: proxy.default(defaults.proxy),
    proxyUser: z.string().min(1).max(200).nullable().default(defaults.proxyUser),
    proxyLoginAt: z.array(address).max(LONGEST_BYPASS).exactOptional(),
    extraCaFile: z.string().min(1).max(1_000).nullable().default(defaults.extraCaFile),
  });
}
