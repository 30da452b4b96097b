import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>>;

/** What is no way out of a building: the inside of virtual machines, and telephones nearby. */
const NO_WAY_OUT = /^vEthernet|VirtualBox|VMware|Hyper-V|WSL|Loopback|Bluetooth/i;
/** As Windows calls the adapter in every language that it has a name of its own for. */
const WIRELESS = /^(?:wi-?fi|wlan|wireless)/i;

/** Windows, where interfaces have the names that people read. True where every one that leads out is a Wi-Fi. */
export function hasOnlyWifi(interfaces: Interfaces): boolean {
  const out = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.some(({ address, internal }) => !internal && !isLinkLocal(address)) && !NO_WAY_OUT.test(name) ? [name] : [],
  );
  return out.length > 0 && out.every((name) => WIRELESS.test(name));
}

function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address);
}

/** macOS: whether the interface of `route -n get default` is the one that `networksetup -listallhardwareports` calls Wi-Fi. */
export function isWifiPort(route: string, ports: string): boolean {
  const name = /^\s*interface:\s*(\S+)\s*$/m.exec(route)?.[1];
  const wifi = /^Hardware Port: (?:Wi-Fi|AirPort)\s*\nDevice: (\S+)\s*$/m.exec(ports)?.[1];
  return name !== undefined && name === wifi;
}
