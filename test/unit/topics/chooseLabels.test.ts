import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel } from '../../../server/src/model/topic';
import { createTopicNamer } from '../../../server/src/topics/nameTopics';
import { WordReader } from '../../../server/src/topics/wordReader';
import { readStemSequences } from '../../../server/src/topics/stemSequences';

/** The label of the first group; the other papers are in the second. */
function checkLabel(titles: readonly string[], abstract: string, expected: string): void {
  const others = ['Mountain Rivers', 'Mountain Rivers Again', 'More Mountain Rivers'];
  const papers = [...titles.map((title) => ({ title, abstract })), ...others.map((title) => ({ title, abstract: 'Glacier melt.' }))];
  const groups = Int32Array.from(papers, (_, row) => (row < titles.length ? 0 : 1));
  const [first] = createTopicNamer(papers, readStemSequences(papers, new WordReader())).name(groups, 2, []);
  assert.equal(first?.label, expected);
}

test('a phrase that says somewhat less heads a topic before a word alone', () =>
  checkLabel(['Violins and Bows', 'Old Violins', 'Violins', 'On Violins'], 'Of concert instruments.', 'Concert instruments'));

test('a word that occurs in every subject is no label', () =>
  checkLabel(['Speaker', 'A Judge', 'The Speaker', 'Judges'], 'Of concert instruments.', 'Concert instruments'));

test('where papers share a word alone it heads them', () => checkLabel(['Violins', 'Old Violins', 'On Violins'], '', 'Violins'));

test('papers that share no phrase are other papers, not headed by one of their titles', () =>
  checkLabel(['Twelve Boxers', 'A Quick Fox'], '', otherPapersLabel));

test('where two phrases are all that some share, and most share nothing, they are other papers', () =>
  checkLabel(
    [
      'Concert Violins',
      'Old Concert Violins',
      'Alpine Gardens',
      'On Alpine Gardens',
      'Boxers',
      'Quick Foxes',
      'Lazy Dogs',
      'Twelve Jugs',
      'Liquor',
    ],
    '',
    otherPapersLabel,
  ));
