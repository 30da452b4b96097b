/** What a release is made with, besides the sources. All of it may be missing: the packages are then unsigned, and look for no updates. */
export interface ReleaseEnvironment {
  /** Folder of the update channels, without a trailing slash; null: this build looks for no updates. */
  readonly updateUrl: string | null;
  /** Ed25519, PEM (SPKI), of whoever signs releases. */
  readonly updatePublicKeys: readonly string[];
  /** Stands in deb and rpm, as `name <address>`. */
  readonly maintainer: string;
  readonly isMacSigned: boolean;
  readonly isMacNotarized: boolean;
  /** Azure Trusted Signing of Windows files; null: by a certificate (`CSC_LINK`), or not at all. */
  readonly azureSigning: AzureSigning | null;
}

export interface AzureSigning {
  readonly publisherName: string;
  readonly endpoint: string;
  readonly certificateProfileName: string;
  readonly codeSigningAccountName: string;
}

/** `.invalid` is nobody's by RFC 2606; whoever publishes packages puts their own there. */
const NO_MAINTAINER = 'Pilot Softphone <nobody@pilot-softphone.invalid>';

/** Throws where half of a pair is there: a build that looks for updates and believes nobody, or the other way round. */
export function releaseEnvironment(env: NodeJS.ProcessEnv): ReleaseEnvironment {
  const given = (name: string): string | null => {
    const value = env[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  const updateUrl = given('PILOT_UPDATE_URL');
  const keys = given('PILOT_UPDATE_PUBLIC_KEYS');
  if ((updateUrl === null) !== (keys === null)) throw new Error('PILOT_UPDATE_URL and PILOT_UPDATE_PUBLIC_KEYS belong together');
  if (updateUrl !== null && !updateUrl.startsWith('https://')) throw new Error('PILOT_UPDATE_URL must be an https address');
  return {
    updateUrl: updateUrl?.replace(/\/+$/, '') ?? null,
    updatePublicKeys: keys === null ? [] : publicKeysIn(keys),
    maintainer: given('PILOT_MAINTAINER') ?? NO_MAINTAINER,
    isMacSigned: given('CSC_LINK') !== null || given('CSC_NAME') !== null,
    isMacNotarized: given('APPLE_API_KEY') !== null || given('APPLE_ID') !== null,
    azureSigning: azureSigning(given),
  };
}

function publicKeysIn(text: string): readonly string[] {
  const keys = text.match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g) ?? [];
  if (keys.length === 0) throw new Error('PILOT_UPDATE_PUBLIC_KEYS holds no PEM public key');
  return keys.map((key) => `${key}\n`);
}

function azureSigning(given: (name: string) => string | null): AzureSigning | null {
  const publisherName = given('PILOT_AZURE_PUBLISHER');
  const endpoint = given('PILOT_AZURE_ENDPOINT');
  const certificateProfileName = given('PILOT_AZURE_PROFILE');
  const codeSigningAccountName = given('PILOT_AZURE_ACCOUNT');
  if (publisherName === null || endpoint === null || certificateProfileName === null || codeSigningAccountName === null) return null;
  return { publisherName, endpoint, certificateProfileName, codeSigningAccountName };
}
