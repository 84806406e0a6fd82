/** Not begun by two slashes of either kind: a browser takes what follows these for a host. */
const isOurPath = (path: string): boolean => /^\/(?![/\\])/.test(path);

/** Where to go on: a path of this service, and nothing that a browser could take for another host. */
export const safeNext = (given: unknown): string => {
  if (typeof given !== 'string' || !isOurPath(given) || given.length > 2000) return '/';
  const here = 'https://here.invalid';
  const url = URL.canParse(given, here) ? new URL(given, here) : null;
  // Asked of what is answered, too: the dots of "/.//host" are gone from it.
  return url?.origin === here && isOurPath(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : '/';
};
