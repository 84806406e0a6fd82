import type { Language } from '#shared/domain/codes.ts';

type Names = { own?: string } & Partial<Record<Language, string>>;

/**
 * Names of towns in the languages of the pages, by GeoNames id: GeoNames as packed for us has one name a town. `own` where
 * that one is not what the town calls itself. Only names in use today.
 */
export const EXONYMS: Readonly<Record<number, Names>> = {
  2761369: { own: 'Wien', en: 'Vienna', hu: 'Bécs', sl: 'Dunaj', it: 'Vienna', hr: 'Beč' },
  2778067: { sl: 'Gradec' }, // Graz
  2766824: { sl: 'Salzburg', it: 'Salisburgo' },
  2762372: { sl: 'Beljak', it: 'Villaco', hr: 'Beljak' }, // Villach
  2780190: { hu: 'Kismarton', sl: 'Železno', hr: 'Željezno' }, // Eisenstadt
  2867714: { own: 'München', en: 'Munich', it: 'Monaco di Baviera' },
  2886242: { en: 'Cologne', it: 'Colonia' }, // Köln
  2861650: { en: 'Nuremberg', it: 'Norimberga' }, // Nürnberg
  2849483: { it: 'Ratisbona' }, // Regensburg
  2855328: { it: 'Passavia' }, // Passau
  2879139: { hu: 'Lipcse', it: 'Lipsia' }, // Leipzig
  2935022: { hu: 'Drezda', it: 'Dresda' }, // Dresden
  2950159: { it: 'Berlino' }, // Berlin
  2911298: { it: 'Amburgo' }, // Hamburg
  2874225: { it: 'Magonza' }, // Mainz
  3247449: { it: 'Aquisgrana' }, // Aachen
  2954172: { it: 'Augusta' }, // Augsburg
  2925533: { hu: 'Frankfurt', it: 'Francoforte sul Meno' },
  3054643: { sl: 'Budimpešta', hr: 'Budimpešta' },
  3046526: { de: 'Fünfkirchen', hr: 'Pečuh' }, // Pécs
  3052009: { de: 'Raab', hr: 'Đur' }, // Győr
  3045190: { de: 'Ödenburg', sl: 'Šopron', hr: 'Šopron' },
  715429: { de: 'Szegedin', it: 'Seghedino', hr: 'Segedin' },
  721472: { de: 'Debrezin' },
  3044310: { de: 'Steinamanger', sl: 'Sombotel', hr: 'Sambotel' },
  3044774: { de: 'Stuhlweißenburg', hr: 'Stolni Biograd' },
  3053163: { de: 'Gran', hr: 'Ostrogon' },
  3049366: { de: 'Güns', hr: 'Kiseg' },
  3047679: { de: 'Großkirchen', hr: 'Velika Kaniža', sl: 'Velika Kaniža' },
  3196359: { de: 'Laibach', it: 'Lubiana' }, // Ljubljana
  3195506: { de: 'Marburg an der Drau' },
  3202781: { de: 'Cilli' },
  3197753: { it: 'Capodistria', hr: 'Kopar' },
  3193341: { it: 'Pirano' },
  3199017: { it: 'Isola' },
  3197378: { de: 'Krainburg' },
  3192241: { de: 'Pettau' },
  3194648: { hu: 'Muraszombat' },
  3196681: { hu: 'Lendva' },
  3192682: { it: 'Portorose' },
  3164603: { own: 'Venezia', en: 'Venice', de: 'Venedig', hu: 'Velence', sl: 'Benetke', hr: 'Venecija' },
  3165185: { de: 'Triest', hu: 'Trieszt', sl: 'Trst', hr: 'Trst' },
  3175986: { de: 'Görz', sl: 'Gorica', hr: 'Gorica' },
  3165072: { sl: 'Videm', hr: 'Udine' },
  3173435: { own: 'Milano', en: 'Milan', de: 'Mailand', hu: 'Milánó' },
  3165524: { own: 'Torino', en: 'Turin', de: 'Turin', hu: 'Torinó' },
  3169070: { own: 'Roma', en: 'Rome', de: 'Rom', hu: 'Róma', sl: 'Rim', hr: 'Rim' },
  3172394: { own: 'Napoli', en: 'Naples', de: 'Neapel', hu: 'Nápoly', sl: 'Neapelj', hr: 'Napulj' },
  3176959: { own: 'Firenze', en: 'Florence', de: 'Florenz', sl: 'Firence', hr: 'Firenca' },
  3176219: { own: 'Genova', en: 'Genoa', de: 'Genua', sl: 'Genova' },
  3171728: { en: 'Padua', de: 'Padua', sl: 'Padova' },
  3181913: { de: 'Bozen', sl: 'Bocen' },
  3165243: { de: 'Trient', sl: 'Trident' },
  3174051: { en: 'Mantua', de: 'Mantua' },
  3173577: { de: 'Meran' },
  3181550: { de: 'Brixen' },
  3181480: { de: 'Bruneck' },
  3172483: { sl: 'Milje', hr: 'Milje' },
  3173153: { sl: 'Tržič' },
  3178605: { sl: 'Čedad' },
  3165584: { sl: 'Tolmeč' },
  3186886: { de: 'Agram', hu: 'Zágráb', it: 'Zagabria' },
  3191648: { de: 'Sankt Veit am Flaum', hu: 'Fiume', sl: 'Reka', it: 'Fiume' },
  3190261: { it: 'Spalato' },
  3186952: { hu: 'Zára', it: 'Zara' },
  3201047: { it: 'Ragusa di Dalmazia' },
  3192224: { hu: 'Póla', sl: 'Pulj', it: 'Pola' },
  3192699: { it: 'Parenzo' },
  3191518: { it: 'Rovigno' },
  3194099: { hu: 'Abbázia', it: 'Abbazia' },
  3193935: { de: 'Esseg', hu: 'Eszék' },
  3188383: { de: 'Warasdin', hu: 'Varasd' },
  3345300: { de: 'Karlstadt', hu: 'Károlyváros' },
  3190813: { hu: 'Sziszek' },
  3202888: { hu: 'Csáktornya' },
  3190941: { it: 'Sebenico' },
  3188498: { it: 'Umago' },
  3067696: { own: 'Praha', en: 'Prague', de: 'Prag', hu: 'Prága', sl: 'Praga', it: 'Praga', hr: 'Prag' },
  3078610: { de: 'Brünn', hu: 'Brünn' },
  3068160: { own: 'Plzeň', en: 'Pilsen', de: 'Pilsen' },
  3060972: { de: 'Pressburg', hu: 'Pozsony', it: 'Bratislava' },
  724443: { de: 'Kaschau', hu: 'Kassa' },
  756135: { own: 'Warszawa', en: 'Warsaw', de: 'Warschau', hu: 'Varsó', sl: 'Varšava', it: 'Varsavia', hr: 'Varšava' },
  3094802: { en: 'Cracow', de: 'Krakau', hu: 'Krakkó', sl: 'Krakov', it: 'Cracovia', hr: 'Krakov' },
  3081368: { de: 'Breslau', hu: 'Boroszló', it: 'Breslavia' },
  3099434: { de: 'Danzig', it: 'Danzica' },
  792680: { own: 'Beograd', en: 'Belgrade', de: 'Belgrad', hu: 'Belgrád', it: 'Belgrado' },
  3194360: { de: 'Neusatz', hu: 'Újvidék' },
  3189595: { hu: 'Szabadka' },
  3191281: { hu: 'Szarajevó' },
  2657896: { en: 'Zurich', it: 'Zurigo' },
  2661552: { it: 'Berna' },
  2661604: { hu: 'Bázel', it: 'Basilea' },
  2988507: { hu: 'Párizs', sl: 'Pariz', it: 'Parigi', hr: 'Pariz' },
  2973783: { de: 'Straßburg', it: 'Strasburgo' },
  2800866: { own: 'Bruxelles', en: 'Brussels', de: 'Brüssel', hu: 'Brüsszel', sl: 'Bruselj' },
  681290: { de: 'Klausenburg', hu: 'Kolozsvár' },
  671768: { de: 'Großwardein', hu: 'Nagyvárad' },
  2618425: { own: 'København', en: 'Copenhagen', de: 'Kopenhagen', hu: 'Koppenhága', it: 'Copenaghen' },
  2747373: { own: 'Den Haag', en: 'The Hague', hu: 'Hága', it: 'L’Aia' },
};
