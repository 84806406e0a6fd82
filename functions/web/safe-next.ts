/** Where to go on: a path of this service, and nothing that a browser could take for another host. */
export const safeNext = (given: unknown): string => {
  if (typeof given !== 'string' || !/^\/(?![/\\])/.test(given) || given.length > 2000) return '/';
  const here = 'https://here.invalid';
  const url = URL.canParse(given, here) ? new URL(given, here) : null;
  return url?.origin === here ? `${url.pathname}${url.search}${url.hash}` : '/';
};
