import { words } from '../words';
import type { Language } from './language';

export const french: Language = {
  code: 'fr',
  locale: 'fr-FR',
  families: words(`
    Martin ¦ Bernard ¦ Dubois ¦ Thomas ¦ Robert ¦ Richard ¦ Petit ¦ Durand ¦ Leroy ¦ Moreau ¦ Simon ¦ Laurent ¦ Lefebvre ¦ Michel ¦
    Garcia ¦ David ¦ Bertrand ¦ Roux ¦ Vincent ¦ Fournier ¦ Morel ¦ Girard ¦ André ¦ Lefèvre ¦ Mercier ¦ Dupont ¦ Lambert ¦ Bonnet ¦
    François ¦ Martinez ¦ Legrand ¦ Garnier ¦ Faure ¦ Rousseau ¦ Blanc ¦ Guérin ¦ Müller ¦ Henry ¦ Roussel ¦ Nicolas ¦ de La Tour ¦
    d'Alembert ¦ Le Goff
  `),
  givens: words(`
    Jean ¦ Marie ¦ Pierre ¦ Nathalie ¦ Michel ¦ Isabelle ¦ Philippe ¦ Sylvie ¦ Alain ¦ Catherine ¦ Jean-Luc ¦ Anne-Sophie ¦ Nicolas ¦
    Camille ¦ Lucas ¦ Léa ¦ Hugo ¦ Chloé ¦ Étienne ¦ Élodie ¦ François ¦ Céline ¦ Benoît ¦ Hélène
  `),
  titles: words(`
    {Le} {adj} ¦ {Le} {de} ¦ {Le} {de} : {sub} ¦ Vers {une} {de} ¦ De {la} à {la2} : {sub} ¦ Introduction à {la2} ¦
    L'impact de {la} sur {la2} ¦ {Le} et {le2} {en} ¦ Pour {une} {de} ¦ {Le} {en} ¦ Enquête sur {la2} ¦ Penser {la2} ¦
    Approches de {la} : {sub} ¦ Quelle place pour {la2} ? ¦ Une analyse {adjf} de {la}
  `),
  venues: words(`
    Revue française de {area} ¦ Annales de {area} ¦ Cahiers de {area} ¦ Revue de {area} ¦ Archives de {area} ¦
    Bulletin de la Société de {area} ¦ Études de {area} ¦ Actes de la {#}e conférence de {area} ¦ Le Monde ¦
    Traitement automatique des langues ¦ La Recherche
  `),
  publishers: words(`
    Gallimard ¦ Presses universitaires de France ¦ Seuil ¦ La Découverte ¦ Dunod ¦ Armand Colin ¦ CNRS Éditions ¦ L'Harmattan ¦ Vrin ¦
    Flammarion ¦ Quae
  `),
  places: ['Paris', 'Lyon', 'Bruxelles', 'Genève', 'Rennes', 'Grenoble', 'Montréal', 'Toulouse'],
  slots: {
    Le: words(`
      Les modèles ¦ La conservation ¦ L'apprentissage ¦ Les pratiques ¦ La gestion ¦ Les politiques publiques ¦ La mesure ¦ La dynamique ¦
      Les représentations ¦ L'enseignement ¦ Les usages ¦ L'évaluation ¦ La mémoire ¦ Les inégalités ¦ La modélisation ¦ Les réseaux
    `),
    adj: words(`
      et le droit ¦ à l’épreuve du terrain ¦ au prisme de la sociologie ¦ en question ¦ sous contrainte ¦ à grande échelle ¦
      et la biodiversité
    `),
    adjf: ['statistique', 'comparative', 'critique', 'économétrique', 'spatiale'],
    de: words(`
      des mammifères marins ¦ des réseaux de neurones ¦ du travail ¦ de la langue ¦ des territoires ¦ du climat ¦ des données massives ¦
      des textes anciens ¦ du vivant ¦ de la ville ¦ des sols ¦ des marchés ¦ de la parole
    `),
    une: ['une sociologie', 'une théorie', 'une histoire', 'une approche statistique', 'une écologie', 'une économie'],
    la: ['la parole', 'la ville', 'la démocratie', 'la chasse', 'la mondialisation', 'la langue', 'la santé', 'la formation'],
    la2: words(`
      la croissance ¦ la mémoire collective ¦ l'emploi ¦ la pêche ¦ l'école ¦ la biodiversité ¦ la traduction automatique ¦ la citoyenneté
    `),
    le2: ['les médias', 'le droit international', 'la recherche', 'les savoirs locaux', 'le genre'],
    en: words(`
      en France ¦ en milieu rural ¦ au XIXe siècle ¦ dans l’océan Austral ¦ en contexte multilingue ¦ à l’hôpital ¦ dans les Alpes ¦
      face au risque
    `),
    sub: words(`
      une étude de cas ¦ enjeux et perspectives ¦ état des lieux ¦ théorie et applications ¦ un bilan critique ¦ le cas des baleines ¦
      quelles méthodes ? ¦ apports et limites
    `),
    area: words(`
      sociologie ¦ linguistique ¦ géographie ¦ philosophie ¦ statistique ¦ droit ¦ psychologie ¦ physique ¦ biologie ¦ science politique
    `),
    topic: ["l'apprentissage", 'la linguistique', 'la statistique', 'la biologie marine', 'la vision', 'la ville'],
  },
  and: ['et', 'et', '&', 'et'],
  etAl: ['et al.', 'et al', 'et coll.', 'et autres', '& al.'],
  others: ['et {n} autres', '(et {n} autres auteurs)', '+ {n} auteurs'],
  headings: {
    references: words(`
      Bibliographie ¦ Références ¦ Références bibliographiques ¦ Sources ¦ Pour aller plus loin ¦ Publications ¦ Lectures
    `),
    topics: words(`
      Articles ¦ Ouvrages ¦ Chapitres ¦ Thèses ¦ Méthodes ¦ Théorie ¦ Sites internet ¦ Rapports ¦ Articles de presse ¦ Généralités ¦
      Données ¦ Lectures obligatoires ¦ Communications
    `),
    sessions: ['Séance {#} : {topic}', 'Semaine {#}', 'Session {#} : {topic}', 'Atelier {A|B|C}', 'Matinée', 'Après-midi', 'Affiches'],
  },
  prose: words(`
    Cette liste rassemble des textes sur {topic}. ¦ Les séances ont lieu le {lundi|mardi|jeudi} en salle {##}. ¦
    Merci de lire le texte avant la séance. ¦ N'hésitez pas à signaler les oublis. ¦ Notre équipe travaille sur {topic}. ¦
    L'évaluation comprend un exposé et un dossier. ¦ Les auteurs proposent une méthode en deux temps. ¦ À lire plus tard. ¦
    La pause est prévue à {h} h. ¦ Un stage est proposé sur {topic}. ¦ Voir aussi les notes du cours précédent.
  `),
  fields: {
    title: ['Titre', 'Article'],
    authors: ['Auteurs', 'Auteur', 'Auteur(s)'],
    venue: ['Revue', 'Source', 'Publié dans', 'Éditeur'],
    year: ['Année', 'Date'],
    abstract: ['Résumé', 'Synthèse', 'En bref'],
    link: ['Lien', 'URL', 'DOI'],
  },
  locators: words(`
    vol. {volume}, n° {issue}, p. {pages} ¦ {volume}({issue}), p. {pages} ¦ n° {issue}, pp. {pages} ¦ p. {pages} ¦
    t. {volume}, p. {pages} ¦ {volume}, {pages}
  `),
};
