/** A mail links to the service only, whatever was stored or typed. */
export const safeLink = (origin: string, link: string): string => {
  const url = new URL(link, origin);
  if (url.origin !== new URL(origin).origin || url.username !== '') throw new TypeError('a link leaves the service');
  return url.href;
};
