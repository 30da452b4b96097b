import { appError, type AppError } from '#contract/errors.ts';
import type { NetworkSettings } from '#contract/network.ts';
import { proxyAddress, proxyServer } from '#contract/proxy-server.ts';
import { fail, ok, type Result } from '#contract/result.ts';

/** As it is kept: the proxy's address in one form, names without blanks. */
export function checkedNetwork(wanted: NetworkSettings): Result<NetworkSettings, AppError> {
  const { proxy } = wanted;
  if (proxy.mode === 'manual') {
    const server = proxyServer(proxy.server);
    if (!server.ok) return server;
    const bypass = [...new Set(proxy.bypass.map((host) => host.trim()).filter((host) => host !== ''))];
    return ok({ ...wanted, proxy: { mode: 'manual', server: proxyAddress(server.value), bypass } });
  }
  if (proxy.mode === 'pac') {
    const url = proxy.url.trim();
    // Without a user in front of the host: what stands in an address ends in logs.
    if (!/^https?:\/\/[^\s/@?#]+(?:[/?][^\s]*)?$/.test(url))
      return fail(appError('proxy-address-wrong', 'a PAC script has an http or https address'));
    return ok({ ...wanted, proxy: { mode: 'pac', url } });
  }
  return ok(wanted);
}
