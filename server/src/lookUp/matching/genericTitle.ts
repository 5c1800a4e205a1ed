import { alternation } from '../../base/alternation';
import { stopWords } from '#text';
import { foldTitleText } from './plainTitle';
import { notices } from './titleMarks';

/** Beginnings of the titles of editions, of which there is one each year, and of parts that every volume has. */
const series = new RegExp(
  `^(?:an? |the )?${alternation(`overview_of findings_of results_of proceedings_of report_on report_of preface_to introduction_to_the
    foreword_to editorial_for message_from summary_of_the notes_on_the`)}\\b`,
);

/** Words that say nothing about the subject of a work. */
const emptyWords = new Set(
  `abstract abstracts acknowledgement acknowledgements annual appendix book chair chairs challenge competition conclusion conclusions conference
   contents demos discussion editor editorial editors findings foreword front index international introduction issue journal keynote keynotes
   letter matter message misc notes overview paper papers part poster posters preface proceedings program programme remarks report reports
   result results review reviews session sessions shared special study summary survey symposium table talk talks task tasks team technical
   test title tutorial tutorials untitled update volume welcome work workshop workshops method methods model models system description`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What is written about another work, which is not named if there is nothing else: "Reply to Comment", "Author Response". */
const namelessNotices = new Set([...notices, 'answer', 'author', 'authors', 'response']);

/**
 * Whether many works have titles like this one, so that it does not name a work: "Technical Report", "Workshops and Tutorials 2019",
 * "Overview of the Shared Task ...", "Reply to Comment".
 */
export function isGenericTitle(title: string): boolean {
  const folded = foldTitleText(title);
  return series.test(folded) || listContentWords(folded).every((word) => emptyWords.has(word) || namelessNotices.has(word));
}

/** The number of different words of a title that say something about its subject. */
export function countContentWords(title: string): number {
  return new Set(listContentWords(foldTitleText(title)).filter((word) => !emptyWords.has(word))).size;
}

function listContentWords(folded: string): readonly string[] {
  return folded.split(' ').filter((word) => !stopWords.has(word) && !/^(?:.?|[ivx]+|\d+(?:st|nd|rd|th)?)$/.test(word));
}
