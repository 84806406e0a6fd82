import type { InLanguage } from '../catalogue.ts';
import type { legal as english } from '../en/legal.ts';

export const legal = {
  legal: {
    'about.who': 'Questo servizio è gestito da {name}.',
    'about.unset': 'Chi gestisce questo servizio qui non è noto: chi lo ha installato non lo ha indicato.',
    'about.address': 'Indirizzo: {address}',
    'about.mail': 'Posta: {mail}',
    'about.what':
      'REFREsh Match mette in contatto chi crea con spazi in edifici recuperati. È nato dal progetto Interreg REFREsh (2017–2020), in cui cinque città hanno trasformato edifici industriali dismessi in luoghi per la scena creativa.',
    'about.source':
      'Confini: Natural Earth. Località: GeoNames, CC BY 4.0. Carattere: Sofia Sans, SIL Open Font License.',
    'ranking.lead': 'La regola è pubblica ed è uguale per tutti. Nessuno può pagare per un posto nell’elenco.',
    'ranking.must':
      'Prima, ciò che deve valere: la Sua attività è ammessa; superficie, giorni, durata, prezzo, luogo, dotazioni, misure, rumore, persone e condivisione stanno in ciò che ha chiesto. Uno spazio che ne manca uno non è nell’elenco; se ne manca uno solo e di poco, sta sotto «Mancati di poco».',
    'ranking.you':
      'Poi, ciò che è bene per Lei: prezzo, superficie, distanza, dotazioni, inizio, durata e quanto è noto. Ognuno è un numero da 0 a 1; 0,5 è appena accettabile.',
    'ranking.house':
      'E ciò che è bene per l’edificio, per quanto l’ha detto: il suo scopo, i campi, i valori, la vicinanza, ciò che Lei offre, il pubblico, l’equilibrio dei settori, la durata d’uso.',
    'ranking.weights':
      'Pesi: meno importante 1, normale 2, più importante 4. Può scegliere al massimo due cose più importanti; quanto è noto pesa sempre 2.',
    'ranking.join':
      'Ogni lato è una media geometrica pesata: un punto cattivo pesa molto, ma non decide mai da solo; nessun punto conta meno di 0,05. I due lati D sono uniti dalla loro media armonica, 2·D₁·D₂ / (D₁ + D₂), per 100.',
    'ranking.words':
      'Ottimo da 80, buono da 65, discreto da 50, sotto debole. A parità decide un codice che non dice nulla.',
    'ranking.unknown':
      'Ciò che nessuno ha inserito non esclude mai uno spazio. Conta come appena accettabile e va nell’elenco delle domande.',
    'ranking.same':
      'I gestori vedono gli stessi spazi e le stesse richieste con gli stessi numeri, ma sotto pseudonimo, a parole, senza budget, luogo e casa, finché le due parti non sono d’accordo.',
    'ranking.rule':
      'Le distanze sono in linea d’aria, fra il centro della località indicata e l’edificio, con la precisione con cui è dato.',
    'privacy.lead': 'Conserviamo il meno possibile, e nessun altro lo riceve.',
    'privacy.visit':
      'Visitatori: una ricerca non viene conservata. Un cookie senza nomi ricorda la lingua. Non si carica nulla da altri servizi, nessuno La conta, e il registro delle richieste non contiene né il Suo indirizzo né la Sua ricerca.',
    'privacy.account':
      'Con un account: il Suo indirizzo di posta come lo conferma il servizio di accesso, lingua e fuso orario, a chi appartiene e ciò che inserisce: profili, richieste, candidature. Un cookie che solo questo servizio può leggere La tiene connessa, al massimo 30 giorni.',
    'privacy.shown':
      'I gestori di un edificio vedono una richiesta sotto pseudonimo. Nome e contatto si vedono quando si candida o accetta un invito, fino a 30 giorni dopo la fine. Il budget mai.',
    'privacy.mail':
      'La posta parte solo per ciò che ha scelto; ogni messaggio ha un link che la ferma. Chi protesta o non è raggiungibile non ne riceve più.',
    'privacy.where': 'I dati stanno nell’Unione europea, cifrati, con copie di 35 giorni.',
    'privacy.rights':
      'Può vedere e portare con sé tutto ciò che è Suo, correggerlo e farlo cancellare; scriva a chi gestisce il servizio. Può anche rivolgersi a un’autorità per la protezione dei dati.',
    'terms.lead': 'Ciò che vale per chiunque usi questo servizio.',
    'terms.offer':
      'Il servizio dice quali spazi sono adatti. Non ne concede nessuno: l’accordo è fra Lei e l’edificio.',
    'terms.sample':
      'Ciò che è segnato come esempio non è un’offerta: mostra come funziona il servizio, con dati da fonti pubbliche.',
    'terms.true':
      'Ciò che inserisce è vero e Lei può pubblicarlo, non nomina chi non vuole e non viola leggi. I coordinatori controllano gli edifici prima che siano mostrati.',
    'terms.end': 'Può andarsene in ogni momento. Chi abusa del servizio può essere escluso; la ragione viene detta.',
    'accessibility.lead':
      'Queste pagine devono essere usabili da tutti, secondo le Web Content Accessibility Guidelines 2.2, livello AA.',
    'accessibility.how':
      'Tutto funziona con la tastiera, con un lettore di schermo, a 320 pixel e con testo doppio, in colori chiari, scuri e forzati, e senza JavaScript. Ogni mappa e calendario è anche un elenco.',
    'accessibility.gaps':
      'Lacune note: la pagina di accesso è di un altro servizio e non ha tutte le lingue; i testi dei gestori possono non essere tradotti.',
    'accessibility.tell':
      'Se qualcosa non funziona per Lei, scriva a chi gestisce il servizio; rispondiamo e rimediamo.',
  },
} as const satisfies InLanguage<'it', typeof english>;
