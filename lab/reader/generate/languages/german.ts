import { words } from '../words';
import type { Language } from './language';

export const german: Language = {
  code: 'de',
  locale: 'de-DE',
  families: words(`
    Müller ¦ Schmidt ¦ Schneider ¦ Fischer ¦ Weber ¦ Meyer ¦ Wagner ¦ Becker ¦ Schulz ¦ Hoffmann ¦ Schäfer ¦ Koch ¦ Bauer ¦ Richter ¦
    Klein ¦ Wolf ¦ Schröder ¦ Neumann ¦ Schwarz ¦ Zimmermann ¦ Braun ¦ Krüger ¦ Hofmann ¦ Hartmann ¦ Lange ¦ Krause ¦ Lehmann ¦ Köhler ¦
    Maier ¦ Huber ¦ Kaiser ¦ Fuchs ¦ Vogel ¦ Jung ¦ Keller ¦ Weiß ¦ Roth ¦ Berger ¦ Winkler ¦ von Stein ¦ von der Heyde ¦ Çelik ¦ Yılmaz
  `),
  givens: words(`
    Hans ¦ Anna ¦ Peter ¦ Ursula ¦ Klaus ¦ Sabine ¦ Jürgen ¦ Petra ¦ Karl-Heinz ¦ Monika ¦ Stefan ¦ Claudia ¦ Andreas ¦ Birgit ¦ Thomas ¦
    Ute ¦ Michael ¦ Heike ¦ Jan ¦ Julia ¦ Lukas ¦ Lena ¦ Felix ¦ Katharina ¦ Jörg ¦ Mareike ¦ Anne-Marie ¦ Friedrich Wilhelm
  `),
  titles: words(`
    {Nom} {prep} ¦ {Nom} und {nom} ¦ Zur {fem} {gen} ¦ Über die {fem} {gen} ¦ {Nom} {gen} ¦ {Nom}. {Sub} ¦ {Nom}: {Sub} ¦
    Einführung in die {fem} {gen} ¦ Wie {q}? ¦ Der Einfluss {gen} auf die {fem} {gen} ¦ {Nom} {prep} – {Sub} ¦ Die {fem} {gen} {prep} ¦
    Beiträge zur {fem} {gen} ¦ Grundlagen {gen} ¦ Ansätze zur {fem} {gen} {prep}
  `),
  venues: words(`
    Zeitschrift für {area} ¦ Archiv für {area} ¦ Jahrbuch der {area} ¦ Beiträge zur {area} ¦ {area} heute ¦
    Deutsche Zeitschrift für {area} ¦ Schriftenreihe {area} ¦ Tagungsband der {#}. Jahrestagung für {area} ¦
    Mitteilungen der Gesellschaft für {area} ¦ Informatik Spektrum ¦ Merkur ¦ Handbuch der {area}
  `),
  publishers: words(`
    Suhrkamp ¦ Springer Vieweg ¦ De Gruyter ¦ Metzler ¦ Beck ¦ Mohr Siebeck ¦ Campus ¦ transcript Verlag ¦ Hanser ¦ Reclam ¦ Nomos ¦
    Böhlau
  `),
  places: words(`
    Berlin ¦ Frankfurt am Main ¦ München ¦ Stuttgart ¦ Wien ¦ Köln ¦ Bielefeld ¦ Tübingen ¦ Leipzig ¦ Berlin/Heidelberg ¦ Zürich
  `),
  slots: {
    Nom: words(`
      Maschinelles Lernen ¦ Digitale Bildung ¦ Automatische Spracherkennung ¦ Soziale Ungleichheit ¦ Verteilte Systeme ¦
      Algorithmische Vorurteile ¦ Nachhaltige Stadtentwicklung ¦ Künstliche Intelligenz ¦ Mittelalterliche Handschriften ¦
      Politische Kommunikation ¦ Erneuerbare Energien ¦ Unterrichtsqualität ¦ Semantische Netze ¦ Kognitive Belastung ¦
      Regionale Arbeitsmärkte ¦ Qualitative Inhaltsanalyse ¦ Literarische Räume ¦ Numerische Strömungsmechanik ¦
      Gedächtnis und Erinnerung ¦ Das Rechenzentrum ¦ Verbraucherschutz ¦ Familienpolitik
    `),
    nom: words(`
      Gesellschaft ¦ Recht ¦ öffentlicher Raum ¦ Demokratie ¦ empirische Forschung ¦ Gender ¦ soziale Medien ¦ Verantwortung ¦
      Wirtschaft ¦ Theaterpraxis
    `),
    fem: words(`
      Theorie ¦ Geschichte ¦ Messung ¦ Modellierung ¦ Entwicklung ¦ Bedeutung ¦ Kritik ¦ Simulation ¦ Analyse ¦ Wahrnehmung ¦ Rolle ¦
      Bewertung ¦ Didaktik
    `),
    gen: words(`
      neuronaler Netze ¦ der Moderne ¦ sozialer Systeme ¦ der deutschen Sprache ¦ des Klimawandels ¦ großer Datenmengen ¦
      des Unterrichts ¦ technischer Anlagen ¦ der Aufklärung ¦ der Wissenschaft ¦ von Lieferketten ¦ des Gehirns ¦ politischer Parteien ¦
      historischer Karten ¦ von Werkstoffen ¦ der Pflegeberufe
    `),
    prep: words(`
      in der Schule ¦ im ländlichen Raum ¦ unter Unsicherheit ¦ in der Weimarer Republik ¦ aus Sicht der Praxis ¦ bei Jugendlichen ¦
      in der Industrie 4.0 ¦ zwischen Markt und Staat ¦ nach 1945 ¦ mit partiellen Differentialgleichungen ¦ für eingebettete Systeme ¦
      in Österreich
    `),
    Sub: words(`
      Eine empirische Untersuchung ¦ Ein Überblick ¦ Theorie und Praxis ¦ Grundlagen, Methoden, Anwendungen ¦
      Perspektiven für die Forschung ¦ Eine Bestandsaufnahme ¦ Ergebnisse einer Befragung ¦ Festschrift zum 65. Geburtstag ¦
      Eine Fallstudie
    `),
    q: words(`
      lernen Maschinen ¦ wirken Schulreformen ¦ entstehen Vorurteile ¦ viel Staat braucht der Markt ¦ sprechen Kinder über Zahlen ¦
      gerecht sind Algorithmen
    `),
    area: words(`
      Pädagogik ¦ Soziologie ¦ Informatik ¦ Germanistik ¦ Physik ¦ Geschichtswissenschaft ¦ Psychologie ¦ Philosophie ¦ Volkswirtschaft ¦
      Medienwissenschaft ¦ Geographie ¦ Rechtswissenschaft
    `),
    topic: ['Sprachverarbeitung', 'Bildungsforschung', 'Statistik', 'Netzpolitik', 'Robotik', 'Mediengeschichte'],
  },
  and: ['und', 'und', '/', '&', 'u.'],
  etAl: ['et al.', 'u. a.', 'u.a.', 'et al', 'und andere'],
  others: ['und {n} weitere', '(und {n} weitere Autoren)', '+ {n} weitere'],
  headings: {
    references: words(`
      Literatur ¦ Literaturverzeichnis ¦ Quellen ¦ Bibliographie ¦ Literaturliste ¦ Weiterführende Literatur ¦ Veröffentlichungen
    `),
    topics: words(`
      Grundlagen ¦ Methoden ¦ Anwendungen ¦ Aufsätze ¦ Monographien ¦ Sammelbände ¦ Zeitschriftenartikel ¦ Tagungsbeiträge ¦
      Einführungen ¦ Zur Vertiefung ¦ Sonstiges ¦ Dissertationen ¦ Pflichtlektüre ¦ Theorie
    `),
    sessions: words(`
      Sitzung {#}: {topic} ¦ Woche {#} ¦ {#}. Sitzung ¦ Panel {#}: {topic} ¦ Vormittag ¦ Nachmittag ¦ Sektion {A|B|C} ¦ Posterausstellung
    `),
  },
  prose: words(`
    Diese Liste sammelt Texte zu {topic}. ¦ Hinweise auf fehlende Texte sind willkommen. ¦
    Das Seminar findet {montags|dienstags|freitags} in Raum {##} statt. ¦ Bitte lesen Sie den Text bis zur nächsten Sitzung. ¦
    Die Anmeldung ist bis zum {#}. Oktober möglich. ¦ Der Ansatz überzeugt, die Stichprobe ist aber klein. ¦
    Unsere Arbeitsgruppe forscht zu {topic}. ¦ Die Note setzt sich aus Referat und Hausarbeit zusammen. ¦ Noch nicht gelesen. ¦
    In der Pause gibt es Kaffee und Kuchen. ¦ Wir suchen studentische Hilfskräfte mit Interesse an {topic}. ¦
    Siehe auch die Folien der letzten Woche.
  `),
  fields: {
    title: ['Titel', 'Aufsatz'],
    authors: ['Autoren', 'Autor', 'Verfasser', 'Autor:innen'],
    venue: ['Zeitschrift', 'Erschienen in', 'Quelle', 'Verlag'],
    year: ['Jahr', 'Datum', 'Erscheinungsjahr'],
    abstract: ['Zusammenfassung', 'Inhalt', 'Kurzfassung', 'Abstract'],
    link: ['Link', 'URL', 'DOI', 'Volltext'],
  },
  locators: words(`
    {volume} ({issue}), S. {pages} ¦ Jg. {volume}, H. {issue}, S. {pages} ¦ Bd. {volume}, S. {pages} ¦ S. {pages} ¦ Nr. {issue}, {pages} ¦
    {volume}, {pages}
  `),
};
