import type { InLanguage } from '../catalogue.ts';
import type { legal as english } from '../en/legal.ts';

export const legal = {
  legal: {
    'about.who': 'Diesen Dienst betreibt {name}.',
    'about.unset':
      'Wer diesen Dienst betreibt, ist hier nicht bekannt: Wer ihn eingerichtet hat, hat es nicht eingetragen.',
    'about.address': 'Adresse: {address}',
    'about.mail': 'E-Mail: {mail}',
    'about.what':
      'REFREsh Match verbindet Menschen, die etwas machen, mit Räumen in sanierten Gebäuden. Es geht auf das Interreg-Projekt REFREsh (2017–2020) zurück, in dem fünf Städte stillgelegte Industriebauten für die Kreativszene hergerichtet haben.',
    'about.source':
      'Ländergrenzen: Natural Earth. Orte: GeoNames, CC BY 4.0. Schrift: Sofia Sans, SIL Open Font License.',
    'ranking.lead': 'Die Regel ist öffentlich und für alle gleich. Niemand kann für einen Platz in der Liste bezahlen.',
    'ranking.must':
      'Zuerst das, was gelten muss: Ihr Vorhaben ist erlaubt; Größe, Tage, Dauer, Preis, Ort, Ausstattung, Maße, Lärm, Personenzahl und Teilung liegen in dem, was Sie angegeben haben. Ein Raum, der eines davon verfehlt, steht nicht in der Liste; verfehlt er genau eines um wenig, steht er unter „Knapp verfehlt“.',
    'ranking.you':
      'Dann, was für Sie gut ist: Preis, Größe, Entfernung, Ausstattung, Beginn, Nutzungsdauer und wie viel bekannt ist. Jedes ist eine Zahl von 0 bis 1; 0,5 heißt gerade noch annehmbar.',
    'ranking.house':
      'Und was für das Haus gut ist, soweit es das gesagt hat: Zweck, Bereiche, Werte, Nähe, was Sie anbieten, Publikum, Mischung der Sektoren, Nutzungsdauer.',
    'ranking.weights':
      'Gewichte: weniger wichtig 1, normal 2, besonders wichtig 4. Sie können bis zu zwei Punkte als besonders wichtig wählen; was bekannt ist, zählt immer 2.',
    'ranking.join':
      'Jede Seite ist ein gewichtetes geometrisches Mittel: Ein schlechter Punkt wiegt schwer, entscheidet aber nie allein; weniger als 0,05 zählt kein Punkt. Die beiden Seiten D verbindet ihr harmonisches Mittel, 2·D₁·D₂ / (D₁ + D₂), mal 100.',
    'ranking.words':
      'Sehr gut ab 80, gut ab 65, mäßig ab 50, darunter schwach. Gleiche Werte ordnet eine Kennung, die nichts besagt.',
    'ranking.unknown':
      'Was niemand eingetragen hat, hält keinen Raum fern. Es zählt als gerade noch annehmbar und kommt auf die Liste der Fragen.',
    'ranking.same':
      'Verwaltungen sehen dieselben Räume und Gesuche mit denselben Zahlen, aber unter einem Pseudonym, in Worten, ohne Budget, Ort und Wohnort, bis beide Seiten zustimmen.',
    'ranking.rule':
      'Entfernungen sind Luftlinie, zwischen der Mitte des gesuchten Ortes und dem Haus, so genau, wie es angegeben ist.',
    'privacy.lead': 'Wir speichern so wenig wie möglich, und niemand sonst bekommt es.',
    'privacy.visit':
      'Besuch: Eine Suche wird nicht gespeichert. Ein Cookie ohne Namen darin merkt sich Ihre Sprache. Von anderen Diensten wird nichts geladen, niemand zählt Sie, und das Protokoll der Anfragen enthält weder Ihre Adresse noch Ihre Suche.',
    'privacy.account':
      'Mit Konto: Ihre E-Mail-Adresse, wie der Anmeldedienst sie bestätigt, Sprache und Zeitzone, wozu Sie gehören und was Sie eintragen: Profile, Gesuche, Bewerbungen. Ein Cookie, das nur dieser Dienst lesen kann, hält Sie angemeldet, höchstens 30 Tage.',
    'privacy.shown':
      'Die Verwaltung eines Hauses sieht ein Gesuch unter einem Pseudonym. Name und Kontakt werden gezeigt, wenn Sie sich bewerben oder eine Einladung annehmen, bis 30 Tage nach dem Ende. Das Budget wird nie gezeigt.',
    'privacy.mail':
      'E-Mails kommen nur für das, was Sie gewählt haben; jede enthält einen Link, der sie beendet. Wer sich beschwert oder nicht erreichbar ist, bekommt keine mehr.',
    'privacy.where': 'Die Daten liegen in der Europäischen Union, verschlüsselt, mit Sicherungen von 35 Tagen.',
    'privacy.rights':
      'Sie können alles von Ihnen einsehen und mitnehmen, berichtigen und löschen lassen; schreiben Sie dem Betreiber. Sie können sich auch bei einer Datenschutzbehörde beschweren.',
    'terms.lead': 'Was für alle gilt, die diesen Dienst nutzen.',
    'terms.offer':
      'Der Dienst sagt, welche Räume passen. Er vermietet selbst keinen: Vereinbart wird zwischen Ihnen und dem Haus.',
    'terms.sample':
      'Was als Beispiel gekennzeichnet ist, ist kein Angebot: Es zeigt mit Angaben aus öffentlichen Quellen, wie der Dienst funktioniert.',
    'terms.true':
      'Was Sie eintragen, stimmt, Sie dürfen es veröffentlichen, es nennt niemanden, der das nicht will, und verstößt gegen kein Gesetz. Koordinierende prüfen Häuser, bevor sie gezeigt werden.',
    'terms.end':
      'Sie können jederzeit gehen. Wer den Dienst missbraucht, kann ausgeschlossen werden; der Grund wird genannt.',
    'accessibility.lead':
      'Diese Seiten sollen für alle nutzbar sein, nach den Web Content Accessibility Guidelines 2.2, Stufe AA.',
    'accessibility.how':
      'Alles geht mit der Tastatur, mit Vorleseprogramm, bei 320 Pixeln und mit doppelt so großer Schrift, in hellen, dunklen und erzwungenen Farben und ohne JavaScript. Jede Karte und jeder Kalender steht auch als Liste da.',
    'accessibility.gaps':
      'Bekannte Lücken: Die Anmeldeseite gehört einem anderen Dienst und kennt einige Sprachen nicht; was Verwaltungen eintragen, ist womöglich nicht übersetzt.',
    'accessibility.tell': 'Wenn etwas für Sie nicht geht, schreiben Sie dem Betreiber; wir antworten und beheben es.',
  },
} as const satisfies InLanguage<'de', typeof english>;
