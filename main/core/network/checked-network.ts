import { appError, type AppError } from '#contract/errors.ts';
import { LONGEST_PROXY_ADDRESS, type NetworkSettings } from '#contract/network.ts';
import { pacAddress } from '#contract/pac-address.ts';
import { proxyAddress, proxyServer } from '#contract/proxy-server.ts';
import { fail, ok, type Result } from '#contract/result.ts';

/** As it is kept: the proxy's address in one form, names without blanks. */
export function checkedNetwork(wanted: NetworkSettings): Result<NetworkSettings, AppError> {
  const { proxy } = wanted;
  if (proxy.mode === 'manual') {
    const server = proxyServer(proxy.server);
    if (!server.ok) return server;
    const address = proxyAddress(server.value);
    if (address.length > LONGEST_PROXY_ADDRESS) return fail(appError('proxy-address-wrong', 'too long'));
    const bypass = [...new Set(proxy.bypass.map((host) => host.trim()).filter((host) => host !== ''))];
    return ok({ ...wanted, proxy: { mode: 'manual', server: address, bypass } });
  }
  if (proxy.mode === 'pac') {
    const url = pacAddress(proxy.url);
    return url.ok ? ok({ ...wanted, proxy: { mode: 'pac', url: url.value } }) : url;
  }
  return ok(wanted);
}
