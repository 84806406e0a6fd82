import type { InLanguage } from '../catalogue.ts';
import type { legal as english } from '../en/legal.ts';

export const legal = {
  legal: {
    'about.who': 'Storitev vodi {name}.',
    'about.unset': 'Kdo vodi to storitev, tu ni znano: kdor jo je postavil, tega ni vpisal.',
    'about.address': 'Naslov: {address}',
    'about.mail': 'E-pošta: {mail}',
    'about.what':
      'REFREsh Match povezuje ljudi, ki ustvarjajo, s prostori v obnovljenih stavbah. Izhaja iz projekta Interreg REFREsh (2017–2020), v katerem je pet krajev opuščene industrijske stavbe preuredilo za ustvarjalce.',
    'about.source':
      'Državne meje: Natural Earth. Kraji: GeoNames, CC BY 4.0. Pisava: Sofia Sans, SIL Open Font License.',
    'ranking.lead': 'Pravilo je javno in za vse enako. Mesta na seznamu ni mogoče kupiti.',
    'ranking.must':
      'Najprej tisto, kar mora držati: Vaša dejavnost je dovoljena; velikost, dnevi, trajanje, cena, kraj, oprema, mere, hrup, število ljudi in souporaba so v mejah, ki ste jih navedli. Prostora, ki česa od tega ne izpolni, ni na seznamu; če za malo zgreši natanko eno, je pod »Zgrešeni za las«.',
    'ranking.you':
      'Nato tisto, kar je dobro za Vas: cena, velikost, razdalja, oprema, začetek, trajanje uporabe in koliko je znanega. Vsako je število od 0 do 1; 0,5 je ravno še sprejemljivo.',
    'ranking.house':
      'In kar je dobro za hišo, kolikor je to povedala: njen namen, področja, vrednote, bližina, kar ponujate, občinstvo, razmerje sektorjev, trajanje uporabe.',
    'ranking.weights':
      'Uteži: manj pomembno 1, običajno 2, najpomembnejše 4. Za najpomembnejši lahko izberete največ dve stvari; koliko je znanega, vedno šteje 2.',
    'ranking.join':
      'Vsaka stran je utežena geometrijska sredina: ena slaba točka šteje veliko, a nikoli ne odloči sama; manj kot 0,05 ne šteje nobena. Obe strani D povezuje njuna harmonična sredina, 2·D₁·D₂ / (D₁ + D₂), krat 100.',
    'ranking.words':
      'Odlično od 80, dobro od 65, srednje od 50, spodaj šibko. Enake vrednosti razvrsti oznaka, ki nič ne pove.',
    'ranking.unknown':
      'Česar ni nihče vnesel, ne izloči nobenega prostora. Šteje kot ravno še sprejemljivo in gre na seznam vprašanj.',
    'ranking.same':
      'Upravitelji vidijo iste prostore in povpraševanja z istimi števili, vendar pod psevdonimom, z besedami, brez proračuna, kraja in doma, dokler se obe strani ne strinjata.',
    'ranking.rule':
      'Razdalje so zračne, med središčem kraja, ki ste ga navedli, in hišo, kolikor natančno je navedena.',
    'privacy.lead': 'Hranimo čim manj in nihče drug tega ne dobi.',
    'privacy.visit':
      'Obiskovalci: iskanja ne hranimo. Piškotek brez imena si zapomni Vaš jezik. Iz drugih storitev se nič ne nalaga, nihče Vas ne šteje in dnevnik zahtev ne vsebuje ne Vašega naslova ne iskanja.',
    'privacy.account':
      'Z računom: Vaš e-naslov, kot ga potrdi prijavna storitev, jezik in časovni pas, kam spadate in kar vnesete: profili, povpraševanja, prijave. Piškotek, ki ga lahko bere samo ta storitev, Vas ohrani prijavljene, največ 30 dni.',
    'privacy.shown':
      'Upravitelji hiše vidijo povpraševanje pod psevdonimom. Ime in stik vidijo, ko se prijavite ali sprejmete vabilo, do 30 dni po koncu. Proračuna ne vidijo nikoli.',
    'privacy.mail':
      'Pošto pošiljamo samo za to, kar ste izbrali; v vsaki je povezava, ki jo ustavi. Kdor se pritoži ali ni dosegljiv, je ne dobi več.',
    'privacy.where': 'Podatki so v Evropski uniji, šifrirani, z varnostnimi kopijami za 35 dni.',
    'privacy.rights':
      'Vse svoje lahko vidite in vzamete s sabo, popravite in izbrišete; pišite tistemu, ki storitev vodi. Pritožite se lahko tudi organu za varstvo podatkov.',
    'terms.lead': 'Kar velja za vse, ki uporabljajo to storitev.',
    'terms.offer': 'Storitev pove, kateri prostori ustrezajo. Sama ne oddaja ničesar: dogovor je med Vami in hišo.',
    'terms.sample': 'Kar je označeno kot primer, ni ponudba: s podatki iz javnih virov kaže, kako storitev deluje.',
    'terms.true':
      'Kar vnesete, je res, smete objaviti, ne imenuje nikogar, ki tega ne želi, in ne krši zakona. Koordinatorji hiše preverijo, preden so prikazane.',
    'terms.end': 'Odidete lahko kadar koli. Kdor storitev zlorablja, je lahko izključen; razlog povemo.',
    'accessibility.lead':
      'Te strani naj bi lahko uporabljal vsak, po smernicah Web Content Accessibility Guidelines 2.2, raven AA.',
    'accessibility.how':
      'Vse deluje s tipkovnico, z bralnikom zaslona, pri 320 slikovnih pikah in z dvakrat večjim besedilom, v svetlih, temnih in vsiljenih barvah ter brez JavaScripta. Vsak zemljevid in koledar je tudi seznam.',
    'accessibility.gaps':
      'Znane vrzeli: prijavna stran je od druge storitve in ne zna vseh jezikov; besedila upraviteljev morda niso prevedena.',
    'accessibility.tell': 'Če Vam kaj ne deluje, pišite tistemu, ki storitev vodi; odgovorimo in popravimo.',
  },
} as const satisfies InLanguage<'sl', typeof english>;
