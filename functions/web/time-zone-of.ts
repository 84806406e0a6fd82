/** The clock of each country of the gazetteer; every one of them has a single time zone in Europe (IANA, zone.tab). */
export const TIME_ZONES: Readonly<Record<string, string>> = {
  DE: 'Europe/Berlin',
  HU: 'Europe/Budapest',
  SI: 'Europe/Ljubljana',
  IT: 'Europe/Rome',
  HR: 'Europe/Zagreb',
  AT: 'Europe/Vienna',
  BA: 'Europe/Sarajevo',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  CZ: 'Europe/Prague',
  DK: 'Europe/Copenhagen',
  FR: 'Europe/Paris',
  LI: 'Europe/Vaduz',
  LU: 'Europe/Luxembourg',
  ME: 'Europe/Podgorica',
  NL: 'Europe/Amsterdam',
  PL: 'Europe/Warsaw',
  RO: 'Europe/Bucharest',
  RS: 'Europe/Belgrade',
  SK: 'Europe/Bratislava',
};

export const timeZoneOf = (country: string): string => TIME_ZONES[country] ?? 'Europe/Berlin';
