/** Paths of Unix sockets, the first that may be tried first: those of an address list as in the D-Bus specification, "Server Addresses". */
export function busPaths(env: Readonly<Record<string, string | undefined>>, uid: number): readonly string[] {
  const list = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const given = list.split(';').flatMap((address) => {
    if (!address.startsWith('unix:')) return [];
    const pairs = address.slice('unix:'.length).split(',');
    const values = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]));
    const path = values.get('path');
    if (path !== undefined) return [path];
    const abstract = values.get('abstract');
    // Linux's name without a file: a zero byte leads.
    return abstract === undefined ? [] : [`\0${abstract}`];
  });
  return given.length > 0 ? given : [`${env['XDG_RUNTIME_DIR'] ?? `/run/user/${String(uid)}`}/bus`];
}

function unescaped(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
