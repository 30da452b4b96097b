/** The address as it is stored, without a trailing slash; null when it is none we would talk to. */
export function apiBaseOf(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  // A key travels on it, so it is encrypted, except to a practice service on this computer.
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) return null;
  return url.href.replace(/\/+$/, '');
}
