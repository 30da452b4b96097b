/** The fields by which npm decides whether an optional package belongs on a machine. */
export type PlatformFields = { readonly os: readonly string[]; readonly cpu: readonly string[]; readonly libc?: readonly string[] };

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * Reads the platform out of the name of a prebuilt binary (`@oxlint/binding-linux-arm64-musl`), as the napi and
 * esbuild families name theirs. Null when the name tells no operating system and processor.
 */
export function platformOf(packageName: string): PlatformFields | null {
  const words = packageName.split(/[-/]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return null;
  const last = words.at(-1) ?? '';
  const libc = last.startsWith('musl') ? 'musl' : last.startsWith('gnu') ? 'glibc' : null;
  return { cpu: [cpu], os: [os], ...(os === 'linux' && libc !== null ? { libc: [libc] } : {}) };
}
