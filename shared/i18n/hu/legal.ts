import type { InLanguage } from '../catalogue.ts';
import type { legal as english } from '../en/legal.ts';

export const legal = {
  legal: {
    'about.who': 'A szolgáltatást üzemelteti: {name}.',
    'about.unset': 'Hogy ki üzemelteti a szolgáltatást, itt nem ismert: aki üzembe helyezte, nem adta meg.',
    'about.address': 'Cím: {address}',
    'about.mail': 'E-mail: {mail}',
    'about.what':
      'A REFREsh Match alkotókat köt össze felújított épületek helyiségeivel. A REFREsh Interreg-projektből (2017–2020) nőtt ki, amelyben öt település használaton kívüli ipari épületeket alakított át a kreatív szcéna számára.',
    'about.source':
      'Országhatárok: Natural Earth. Települések: GeoNames, CC BY 4.0. Betűtípus: Sofia Sans, SIL Open Font License.',
    'ranking.lead': 'A szabály nyilvános, és mindenkire egyforma. A listán senki nem vehet magának helyet.',
    'ranking.must':
      'Először az, aminek teljesülnie kell: a tevékenység megengedett; a terület, a napok, az időtartam, az ár, a hely, a felszereltség, a méretek, a zaj, a létszám és a közös használat a megadottakon belül van. Ha valamelyik nem teljesül, a helyiség nincs a listán; ha pontosan egy nem, és az is csak kevéssel, az „Épphogy nem felel meg” rész mutatja.',
    'ranking.you':
      'Azután, ami Önnek jó: ár, terület, távolság, felszereltség, kezdés, időtartam, és mennyi minden ismert. Mindegyik 0 és 1 közötti szám; a 0,5 még éppen elfogadható.',
    'ranking.house':
      'És ami a háznak jó, amennyit megmondott: rendeltetése, területei, értékei, közelség, amit Ön kínál, közönség, a szektorok aránya, a használat hossza.',
    'ranking.weights':
      'Súlyok: kevésbé fontos 1, átlagos 2, legfontosabb 4. Legfeljebb két dolgot jelölhet legfontosabbnak; az, hogy mennyi minden ismert, mindig 2.',
    'ranking.join':
      'Mindkét oldal súlyozott mértani közép: egy rossz pont sokat nyom, de egyedül sosem dönt; egy pont legkevesebb 0,05-ot ér. A két oldalt (D) harmonikus közepük köti össze: 2·D₁·D₂ / (D₁ + D₂), százzal szorozva.',
    'ranking.words':
      '80-tól kiváló, 65-től jó, 50-től közepes, az alatt gyenge. Egyenlő értékeknél semmit sem jelentő azonosító dönt.',
    'ranking.unknown':
      'Amit senki nem adott meg, az egyetlen helyiséget sem zár ki. Még éppen elfogadhatónak számít, és a kérdések közé kerül.',
    'ranking.same':
      'A kezelők ugyanazokat a helyiségeket és igényeket látják ugyanazokkal a számokkal, de álnéven, szavakban, keret, hely és lakóhely nélkül, amíg mindkét fél bele nem egyezik.',
    'ranking.rule':
      'A távolság légvonalban értendő, a megadott hely közepe és a ház között, olyan pontosan, ahogy megadták.',
    'privacy.lead': 'A lehető legkevesebbet tároljuk, és senki más nem kapja meg.',
    'privacy.visit':
      'Látogatók: a keresést nem őrizzük meg. Egy név nélküli süti megjegyzi a nyelvet. Más szolgáltatásból semmi sem töltődik be, senki sem számlálja Önt, és a kérések naplójában sem a címe, sem a keresése nem szerepel.',
    'privacy.account':
      'Fiókkal: az e-mail-címe, ahogy a beléptető szolgáltatás igazolja, a nyelve és az időzónája, hogy hová tartozik, és amit megad: profilok, igények, jelentkezések. Egy csak e szolgáltatás által olvasható süti tartja belépve, legfeljebb 30 napig.',
    'privacy.shown':
      'A ház kezelői álnéven látják az igényt. A nevet és az elérhetőséget akkor látják, ha jelentkezik vagy elfogad egy meghívást, a lezárás után 30 napig. A keretet soha.',
    'privacy.mail':
      'Levelet csak arról küldünk, amit választott; mindegyikben van link, amely leállítja. Aki panaszt tesz vagy nem elérhető, nem kap többet.',
    'privacy.where': 'Az adatok az Európai Unióban vannak, titkosítva, 35 napos mentésekkel.',
    'privacy.rights':
      'Mindent megnézhet és elvihet, ami az Öné, javíthatja és töröltetheti; írjon az üzemeltetőnek. Panaszt tehet az adatvédelmi hatóságnál is.',
    'terms.lead': 'Ami mindenkire érvényes, aki használja a szolgáltatást.',
    'terms.offer':
      'A szolgáltatás megmondja, melyik helyiség felel meg. Maga nem ad bérbe semmit: a megállapodás Ön és a ház között jön létre.',
    'terms.sample':
      'Ami mintaként van jelölve, nem ajánlat: nyilvános forrásokból vett adatokkal mutatja, hogyan működik a szolgáltatás.',
    'terms.true':
      'Amit megad, igaz, Ön közzéteheti, nem nevez meg senkit, aki nem akarja, és nem sért törvényt. A koordinátorok ellenőrzik a házakat, mielőtt megjelennek.',
    'terms.end': 'Bármikor távozhat. Aki visszaél a szolgáltatással, kizárható; az okot megmondjuk.',
    'accessibility.lead':
      'Ezek az oldalak mindenkinek készültek, a Web Content Accessibility Guidelines 2.2 AA szintje szerint.',
    'accessibility.how':
      'Minden működik billentyűzettel, képernyőolvasóval, 320 képponton és kétszeres betűmérettel, világos, sötét és kényszerített színekkel, JavaScript nélkül is. Minden térkép és naptár listaként is olvasható.',
    'accessibility.gaps':
      'Ismert hiányok: a belépési oldal más szolgáltatásé, és néhány nyelv hiányzik belőle; a kezelők szövegei nincsenek mindig lefordítva.',
    'accessibility.tell': 'Ha valami Önnek nem működik, írjon az üzemeltetőnek; válaszolunk, és kijavítjuk.',
  },
} as const satisfies InLanguage<'hu', typeof english>;
