import { words } from '../words';
import type { Language } from './language';

export const italian: Language = {
  code: 'it',
  locale: 'it-IT',
  families: words(`
    Rossi ¦ Russo ¦ Ferrari ¦ Esposito ¦ Bianchi ¦ Romano ¦ Colombo ¦ Ricci ¦ Marino ¦ Greco ¦ Bruno ¦ Gallo ¦ Conti ¦ De Luca ¦ Mancini ¦
    Costa ¦ Giordano ¦ Rizzo ¦ Lombardi ¦ Moretti ¦ Barbieri ¦ Fontana ¦ Santoro ¦ Mariani ¦ Rinaldi ¦ Caruso ¦ Ferrara ¦ Galli ¦
    Martini ¦ Leone ¦ Longo ¦ Gentile ¦ D'Angelo ¦ Di Stefano ¦ Della Porta
  `),
  givens: words(`
    Giuseppe ¦ Maria ¦ Giovanni ¦ Anna ¦ Antonio ¦ Francesca ¦ Marco ¦ Chiara ¦ Luca ¦ Giulia ¦ Andrea ¦ Sara ¦ Alessandro ¦ Elena ¦
    Francesco ¦ Paola ¦ Pier Paolo ¦ Maria Grazia ¦ Niccolò ¦ Matteo ¦ Federica ¦ Silvia
  `),
  titles: words(`
    {Il} {di} ¦ {Il} {di} {in} ¦ {Il} {di}: {sub} ¦ Per una {storia} {di} ¦ Introduzione alla {storia} {di} ¦ Analisi {adj} {di} ¦
    Effetti {di} {in} ¦ {Il} {in}. {Sub} ¦ Note sulla {storia} {di} ¦ {Il} tra {tra} ¦ Metodi per la {storia} {di}
  `),
  venues: words(`
    Rivista italiana di {area} ¦ Giornale di {area} ¦ Quaderni di {area} ¦ Annali di {area} ¦ Studi di {area} ¦ Archivio di {area} ¦
    Atti del {#}º convegno di {area} ¦ Rassegna di {area} ¦ Il Mulino
  `),
  publishers: ['Il Mulino', 'Laterza', 'Einaudi', 'Carocci', 'FrancoAngeli', 'Feltrinelli', 'Zanichelli', 'Olschki'],
  places: ['Bologna', 'Roma', 'Milano', 'Torino', 'Firenze', 'Bari', 'Napoli'],
  slots: {
    Il: words(`
      Il ruolo ¦ La valutazione ¦ Le politiche ¦ L'insegnamento ¦ La struttura ¦ I modelli ¦ La diffusione ¦ Le reti ¦ La tutela ¦
      Lo sviluppo ¦ La percezione
    `),
    di: words(`
      della lingua italiana ¦ dei beni culturali ¦ delle reti neurali ¦ del lavoro ¦ del paesaggio ¦ dei dati ¦ della scuola ¦
      delle acque ¦ dell'innovazione ¦ dei testi antichi ¦ della memoria ¦ del rischio sismico
    `),
    in: words(`
      in Italia ¦ nel Mezzogiorno ¦ nel Rinascimento ¦ nelle aree urbane ¦ nella pubblica amministrazione ¦ in età moderna ¦
      nei pazienti anziani ¦ nelle Alpi
    `),
    sub: words(`
      un caso di studio ¦ problemi e prospettive ¦ una rassegna ¦ teoria e applicazioni ¦ un'indagine empirica ¦ metodi e strumenti
    `),
    Sub: ['Un’analisi comparata', 'Primi risultati', 'Una proposta'],
    storia: ['storia', 'teoria', 'lettura', 'misura', 'classificazione', 'critica', 'filosofia'],
    adj: ['statistica', 'spaziale', 'comparata', 'numerica', 'qualitativa'],
    tra: ['pubblico e privato', 'storia e memoria', 'etica e diritto', 'scienza e politica'],
    area: words(`
      sociologia ¦ linguistica ¦ fisica ¦ storia ¦ filosofia ¦ economia ¦ diritto ¦ psicologia ¦ geologia ¦ informatica ¦ statistica
    `),
    topic: ['linguistica', 'statistica', 'apprendimento automatico', 'storia', 'robotica'],
  },
  and: ['e', 'e', '&', 'ed'],
  etAl: ['et al.', 'e altri', 'et al', 'e al.'],
  others: ['e altri {n}', '(e {n} altri autori)'],
  headings: {
    references: ['Riferimenti bibliografici', 'Bibliografia', 'Letture', 'Pubblicazioni', 'Riferimenti', 'Testi consigliati'],
    topics: ['Articoli', 'Monografie', 'Capitoli', 'Tesi', 'Metodi', 'Teoria', 'Atti di convegno', 'Approfondimenti', 'Fonti', 'Dati'],
    sessions: ['Sessione {#}: {topic}', 'Settimana {#}', 'Lezione {#}', 'Mattina', 'Pomeriggio', 'Poster'],
  },
  prose: words(`
    Questa lista raccoglie testi di {topic}. ¦ Le lezioni si tengono il {lunedì|martedì|giovedì} in aula {##}. ¦
    Si prega di leggere il testo prima della lezione. ¦ Segnalate pure le mancanze. ¦ Il nostro gruppo si occupa di {topic}. ¦
    L'esame consiste in una prova scritta e un progetto. ¦ Il metodo è interessante ma i dati sono pochi. ¦ Da leggere. ¦
    La pausa è prevista alle {h}.
  `),
  fields: {
    title: ['Titolo', 'Articolo'],
    authors: ['Autori', 'Autore'],
    venue: ['Rivista', 'Fonte', 'Pubblicato in', 'Editore'],
    year: ['Anno', 'Data'],
    abstract: ['Riassunto', 'Sommario', 'Sintesi'],
    link: ['Link', 'URL', 'DOI'],
  },
  locators: words(`
    vol. {volume}, n. {issue}, pp. {pages} ¦ {volume}({issue}), pp. {pages} ¦ pp. {pages} ¦ {volume}, {pages} ¦ n. {issue}, {pages}
  `),
};
