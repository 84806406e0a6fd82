import type { InLanguage } from '../catalogue.ts';
import type { legal as english } from '../en/legal.ts';

export const legal = {
  legal: {
    'about.who': 'Ovu uslugu vodi {name}.',
    'about.unset': 'Tko vodi ovu uslugu, ovdje nije poznato: tko ju je postavio, nije to upisao.',
    'about.address': 'Adresa: {address}',
    'about.mail': 'E-pošta: {mail}',
    'about.what':
      'REFREsh Match povezuje ljude koji stvaraju s prostorima u obnovljenim zgradama. Proizašao je iz projekta Interreg REFREsh (2017.–2020.), u kojem je pet mjesta napuštene industrijske zgrade preuredilo za kreativnu scenu.',
    'about.source':
      'Državne granice: Natural Earth. Mjesta: GeoNames, CC BY 4.0. Pismo: Sofia Sans, SIL Open Font License.',
    'ranking.lead': 'Pravilo je javno i za sve jednako. Nitko ne može platiti mjesto na popisu.',
    'ranking.must':
      'Najprije ono što mora vrijediti: Vaša je djelatnost dopuštena; veličina, dani, trajanje, cijena, mjesto, oprema, mjere, buka, broj ljudi i zajedničko korištenje u granicama su koje ste naveli. Prostora koji nešto od toga ne ispuni nema na popisu; ako za malo promaši točno jedno, stoji pod „Promašeni za dlaku”.',
    'ranking.you':
      'Zatim ono što je dobro za Vas: cijena, veličina, udaljenost, oprema, početak, trajanje i koliko je poznato. Svako je broj od 0 do 1; 0,5 je još prihvatljivo.',
    'ranking.house':
      'I ono što je dobro za kuću, koliko je to rekla: njezina namjena, područja, vrijednosti, blizina, ono što nudite, publika, omjer sektora, trajanje korištenja.',
    'ranking.weights':
      'Težine: manje važno 1, obično 2, najvažnije 4. Kao najvažnije možete odabrati najviše dvije stvari; koliko je poznato uvijek teži 2.',
    'ranking.join':
      'Svaka je strana ponderirana geometrijska sredina: jedna loša točka mnogo teži, ali nikad ne odlučuje sama; manje od 0,05 ne broji se nijedna. Dvije strane D spaja njihova harmonijska sredina, 2·D₁·D₂ / (D₁ + D₂), puta 100.',
    'ranking.words':
      'Odlično od 80, dobro od 65, osrednje od 50, ispod toga slabo. Jednake vrijednosti reda oznaka koja ništa ne govori.',
    'ranking.unknown':
      'Što nitko nije unio, ne isključuje nijedan prostor. Računa se kao još prihvatljivo i ide na popis pitanja.',
    'ranking.same':
      'Upravitelji vide iste prostore i upite s istim brojevima, ali pod pseudonimom, riječima, bez proračuna, mjesta i doma, dok se obje strane ne slože.',
    'ranking.rule':
      'Udaljenosti su zračne, između središta mjesta koje ste naveli i kuće, onoliko točno koliko je navedena.',
    'privacy.lead': 'Čuvamo što je manje moguće i nitko drugi to ne dobiva.',
    'privacy.visit':
      'Posjetitelji: pretraga se ne čuva. Kolačić bez imena pamti Vaš jezik. Ništa se ne učitava s drugih usluga, nitko Vas ne broji, a dnevnik zahtjeva ne sadrži ni Vašu adresu ni pretragu.',
    'privacy.account':
      'S računom: Vaša adresa e-pošte kako je potvrdi usluga za prijavu, jezik i vremenska zona, kamo pripadate i ono što unesete: profili, upiti, prijave. Kolačić koji može čitati samo ova usluga drži Vas prijavljenima, najviše 30 dana.',
    'privacy.shown':
      'Upravitelji kuće vide upit pod pseudonimom. Ime i kontakt vide kad se prijavite ili prihvatite poziv, do 30 dana nakon završetka. Proračun nikada.',
    'privacy.mail':
      'Poštu šaljemo samo za ono što ste odabrali; svaka ima poveznicu koja je zaustavlja. Tko se požali ili nije dostupan, više je ne dobiva.',
    'privacy.where': 'Podaci su u Europskoj uniji, šifrirani, sa sigurnosnim kopijama od 35 dana.',
    'privacy.rights':
      'Sve svoje možete vidjeti i ponijeti, ispraviti i dati izbrisati; pišite onome tko vodi uslugu. Možete se požaliti i tijelu za zaštitu podataka.',
    'terms.lead': 'Što vrijedi za sve koji koriste ovu uslugu.',
    'terms.offer': 'Usluga kaže koji prostori odgovaraju. Sama ništa ne daje: dogovor je između Vas i kuće.',
    'terms.sample': 'Što je označeno kao primjer nije ponuda: podacima iz javnih izvora pokazuje kako usluga radi.',
    'terms.true':
      'Što unesete istinito je i smijete to objaviti, ne imenuje nikoga tko to ne želi i ne krši zakon. Koordinatori provjere kuće prije nego što se prikažu.',
    'terms.end': 'Možete otići u svakom trenutku. Tko zlorabi uslugu može biti isključen; razlog se kaže.',
    'accessibility.lead':
      'Ove bi stranice trebao moći koristiti svatko, prema smjernicama Web Content Accessibility Guidelines 2.2, razina AA.',
    'accessibility.how':
      'Sve radi tipkovnicom, s čitačem zaslona, na 320 piksela i s dvostruko većim tekstom, u svijetlim, tamnim i nametnutim bojama te bez JavaScripta. Svaka karta i kalendar postoje i kao popis.',
    'accessibility.gaps':
      'Poznati nedostaci: stranica za prijavu pripada drugoj usluzi i nema sve jezike; tekstovi upravitelja možda nisu prevedeni.',
    'accessibility.tell': 'Ako Vam nešto ne radi, pišite onome tko vodi uslugu; odgovaramo i popravljamo.',
  },
} as const satisfies InLanguage<'hr', typeof english>;
