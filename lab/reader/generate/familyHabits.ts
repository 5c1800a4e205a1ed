import type { FieldKind } from './fieldStyle';
import type { Family } from './labelledText';
import type { Markup } from './markup';
import { words } from './words';
import type { Frame } from './writeList';

/** How documents of a family look. */
export interface FamilyHabits {
  readonly markups: readonly (readonly [number, Markup['kind']])[];
  readonly frames?: readonly Frame[];
  /** Share of documents whose lists are made by citation styles. */
  readonly styledShare: number;
  readonly kinds?: readonly (readonly FieldKind[])[];
  readonly titles: readonly string[];
  /** Lists of other things after and between the papers. */
  readonly junk: readonly string[];
  readonly junkShare: number;
  readonly headingKind: 'topics' | 'sessions' | 'dates' | 'references';
  /** Comments after a record. */
  readonly commentShare: number;
  readonly abstractShare: number;
  /** Rows between the papers that are none. */
  readonly otherRows?: readonly string[];
  /** How often a field of `kinds` stands on a line of its own. */
  readonly breakShare?: number;
}

export const habits: Readonly<Record<Exclude<Family, 'none'>, FamilyHabits>> = {
  references: {
    markups: [
      [5, 'plain'],
      [3, 'markdown'],
      [1, 'html'],
    ],
    styledShare: 0.68,
    kinds: [
      ['authors', 'year', 'title', 'venue', 'locator'],
      ['authors', 'title', 'venue', 'locator', 'year'],
      ['authors', 'title', 'venue', 'year', 'locator'],
      ['authors', 'title', 'publisher', 'year'],
      ['authors', 'year', 'title', 'venue', 'locator', 'identifier'],
      ['authors', 'title', 'venue year'],
      ['title', 'authors', 'venue', 'year', 'locator'],
      ['authors', 'title', 'locator', 'venue', 'date'],
    ],
    frames: ['lines', 'numbers', 'bullets'],
    breakShare: 0,
    titles: [],
    junk: ['people', 'news'],
    junkShare: 0.05,
    headingKind: 'references',
    commentShare: 0,
    abstractShare: 0,
  },
  'reading-list': {
    markups: [
      [5, 'markdown'],
      [2, 'plain'],
      [1, 'html'],
    ],
    styledShare: 0.2,
    titles: words(`
      Reading list: {topic} ¦ Papers on {topic} ¦ {topic} papers ¦ My reading list ¦ Reading group ¦ Papers to read ¦
      A roadmap to {topic} ¦ Literature on {topic}
    `),
    junk: ['courses', 'software', 'fiction', 'datasets'],
    junkShare: 0.25,
    headingKind: 'topics',
    commentShare: 0.15,
    abstractShare: 0.1,
  },
  conference: {
    markups: [
      [4, 'markdown'],
      [3, 'plain'],
      [3, 'html'],
    ],
    styledShare: 0.03,
    kinds: [
      ['time', 'title', 'authors'],
      ['code', 'title', 'authors'],
      ['title', 'authors'],
      ['authors', 'title'],
      ['title', 'authors', 'institutions'],
      ['code', 'authors', 'title'],
      ['title', 'authors', 'abstract'],
      ['title', 'authors', 'links'],
      ['time', 'authors', 'title', 'institutions'],
    ],
    titles: words(`
      {area} {year}: Accepted papers ¦ Programme ¦ Conference programme ¦ Workshop on {topic} ¦ Accepted papers ¦ Schedule ¦
      List of accepted papers ¦ Program of the {#}th Symposium on {area}
    `),
    junk: ['timetable', 'people', 'places'],
    junkShare: 0.5,
    headingKind: 'sessions',
    commentShare: 0.03,
    abstractShare: 0.1,
    otherRows: words(`
      {h}:00 Coffee break ¦ {h}:30-{h}:50 Coffee Break ¦ Lunch ¦ {h}:00 Keynote: {person} ¦ Keynote by {person}, Hall B ¦
      Welcome and opening remarks ¦ {h}:15 Break ¦ Poster session (foyer) ¦ Panel: {person}, {person} and {person} ¦
      Closing remarks, {person} ¦ Discussion ¦ Q&A ¦ Sponsor talk ¦ {h}:00–{h}:30 Registration ¦ Business meeting ¦
      Social dinner (bus at {h}:45) ¦ Invited talk: {person} ({MIT|Oxford|ETH}) ¦ TBA
    `),
  },
  syllabus: {
    markups: [
      [5, 'markdown'],
      [3, 'plain'],
      [2, 'html'],
    ],
    styledShare: 0.3,
    kinds: [
      ['authors', 'year', 'title', 'venue'],
      ['title', 'authors', 'year'],
      ['authors', 'title'],
      ['title'],
      ['authors', 'title', 'venue year'],
      ['title', 'authors'],
      ['authors', 'title', 'locator'],
    ],
    titles: ['Syllabus: {topic}', 'CS {##}: {area}', 'Seminar on {topic}', '{area}, Spring {year}', 'Course outline', 'POLS {##} {area}'],
    junk: ['law', 'courses', 'timetable', 'people', 'fiction'],
    junkShare: 0.75,
    headingKind: 'sessions',
    commentShare: 0.08,
    abstractShare: 0.02,
    otherRows: words(`
      No class ¦ Homework {#} due ¦ Required: ¦ Optional ¦ Guest lecture: {person} ¦ Slides of week {#} ¦ Chapter {h} of the textbook ¦
      Midterm exam ¦ In-class exercise ¦ Project proposals due ¦ Video (watch before class) ¦ Discussion led by {person} and {person} ¦
      Read pp. {#}-{##} of the reader ¦ Lab session {h} ¦ Problem set {h} ¦ Review ¦ Spring break ¦ Office hours {h}:00, room {##}
    `),
  },
  notes: {
    kinds: [
      ['title', 'authors', 'year'],
      ['title'],
      ['title', 'links'],
      ['title', 'authors', 'venue year', 'links', 'abstract'],
      ['date', 'title', 'authors'],
      ['authors', 'year', 'title'],
      ['title', 'authors', 'tags', 'date', 'remark'],
      ['title', 'venue year', 'identifier'],
    ],
    markups: [
      [7, 'markdown'],
      [3, 'plain'],
    ],
    frames: ['headings', 'tasks', 'nested', 'cards', 'bullets'],
    styledShare: 0.1,
    titles: ['Notes', 'Paper notes', 'Literature notes', 'Reading notes {year}', 'Summaries', 'Journal club', 'Weekly log'],
    junk: ['minutes', 'software', 'products'],
    junkShare: 0.25,
    headingKind: 'dates',
    commentShare: 0.7,
    abstractShare: 0.3,
  },
  scraper: {
    kinds: [
      ['title', 'authors', 'tags', 'venue', 'date', 'abstract', 'count', 'buttons'],
      ['title', 'authors', 'venue year', 'abstract', 'count', 'buttons'],
      ['buttons', 'title', 'authors', 'venue', 'year', 'locator', 'identifier', 'abstract'],
      ['title', 'authors', 'venue', 'locator', 'year'],
      ['title', 'venue', 'date', 'authors', 'abstract', 'links'],
      ['venue', 'date', 'title', 'authors', 'buttons'],
      ['title', 'authors', 'date', 'identifier', 'abstract'],
      ['identifier', 'title', 'authors', 'tags', 'abstract', 'links'],
    ],
    breakShare: 0.65,

    markups: [
      [5, 'markdown'],
      [4, 'plain'],
      [1, 'html'],
    ],
    frames: ['table', 'properties', 'headings', 'cards', 'quotes', 'cards', 'bullets', 'numbers'],
    styledShare: 0,
    titles: words(`
      Daily papers {year}-{#}-{#} ¦ arXiv papers of {year}.{#} ¦ Updated on {year}.{#}.{#} ¦ Latest {topic} papers ¦ Trending papers
    `),
    junk: ['software'],
    junkShare: 0.08,
    headingKind: 'dates',
    commentShare: 0,
    abstractShare: 0.6,
  },
  'lab-page': {
    markups: [
      [4, 'html'],
      [4, 'markdown'],
      [2, 'plain'],
    ],
    styledShare: 0.35,
    titles: ['Publications', 'Our group', 'Selected papers', '{area} Lab', 'Research', 'Home'],
    junk: ['news', 'people', 'software', 'courses'],
    junkShare: 0.7,
    headingKind: 'topics',
    commentShare: 0.03,
    abstractShare: 0.12,
  },
  newsletter: {
    markups: [
      [4, 'markdown'],
      [3, 'plain'],
      [2, 'html'],
    ],
    styledShare: 0,
    titles: ['{topic} weekly, issue {#}', 'The {area} newsletter', 'This month in {topic}', 'Issue #{#}', 'What we read'],
    junk: ['news', 'software', 'timetable', 'films'],
    junkShare: 0.85,
    headingKind: 'topics',
    commentShare: 0.75,
    abstractShare: 0.4,
  },
  alert: {
    kinds: [
      ['title', 'authors', 'citation', 'record number'],
      ['title', 'authors', 'citation', 'record number', 'abstract'],
      ['authors', 'title', 'citation', 'record number'],
      ['title', 'authors', 'tags', 'venue', 'date', 'abstract', 'count', 'buttons'],
      ['title', 'authors', 'venue year', 'abstract', 'count', 'buttons'],
      ['buttons', 'title', 'authors', 'venue', 'year', 'locator', 'identifier', 'abstract'],
      ['title', 'authors', 'venue', 'locator', 'year'],
      ['title', 'venue', 'date', 'authors', 'abstract', 'links'],
      ['venue', 'date', 'title', 'authors', 'buttons'],
      ['title', 'authors', 'date', 'identifier', 'abstract'],
      ['identifier', 'title', 'authors', 'tags', 'abstract', 'links'],
    ],
    breakShare: 0.65,

    markups: [
      [6, 'plain'],
      [2, 'html'],
      [2, 'markdown'],
    ],
    frames: ['cards', 'numbers', 'lines', 'cards'],
    styledShare: 0.05,
    titles: ['New articles: {topic}', 'Your alert for {topic}', '{#} new results', "What's new for {topic}", 'Recommended for you'],
    junk: ['news'],
    junkShare: 0.2,
    headingKind: 'dates',
    commentShare: 0.03,
    abstractShare: 0.5,
  },
  'search-page': {
    kinds: [
      ['title', 'authors', 'citation', 'record number'],
      ['title', 'authors', 'citation', 'record number', 'abstract'],
      ['authors', 'title', 'citation', 'record number'],
      ['title', 'authors', 'tags', 'venue', 'date', 'abstract', 'count', 'buttons'],
      ['title', 'authors', 'venue year', 'abstract', 'count', 'buttons'],
      ['buttons', 'title', 'authors', 'venue', 'year', 'locator', 'identifier', 'abstract'],
      ['title', 'authors', 'venue', 'locator', 'year'],
      ['title', 'venue', 'date', 'authors', 'abstract', 'links'],
      ['venue', 'date', 'title', 'authors', 'buttons'],
      ['title', 'authors', 'date', 'identifier', 'abstract'],
      ['identifier', 'title', 'authors', 'tags', 'abstract', 'links'],
    ],
    breakShare: 0.65,

    markups: [
      [8, 'plain'],
      [1, 'html'],
      [1, 'markdown'],
    ],
    frames: ['cards', 'numbers', 'cards', 'lines'],
    styledShare: 0.05,
    titles: words(`
      About {##} results ¦ Search results for {topic} ¦ {##} results ¦ Similar articles ¦ Page {#} of {##} ¦ Sort by relevance
    `),
    junk: ['products'],
    junkShare: 0.05,
    headingKind: 'topics',
    commentShare: 0,
    abstractShare: 0.4,
  },
  awesome: {
    markups: [
      [9, 'markdown'],
      [1, 'html'],
    ],
    styledShare: 0.04,
    titles: ['Awesome {topic}', 'awesome-{topic}-papers', 'Papers with {topic}', 'A curated list of {topic}'],
    junk: ['software', 'datasets', 'courses', 'news'],
    junkShare: 0.7,
    headingKind: 'topics',
    commentShare: 0.08,
    abstractShare: 0.05,
  },
};
