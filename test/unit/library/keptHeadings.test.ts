import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveKeptHeadings } from '../../../server/src/library/libraryTopics';
import type { KeptHeading } from '../../../server/src/model/topic';
import { parseTopicsFile } from '../../../server/src/ownFiles/topics/parseTopics';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';

const library = createFixtureWorkspace(`//- /digest.txt
${['Kite', 'Rope', 'Sail', 'Mast'].map((name) => `${name}: A Title\n\nIn this paper we show how ${name} keeps what it has read, and that it is fast.\n`).join('\n')}
//- /refs.bib
@misc{keel, title = {Keel}}
`).snapshot.library();

/** `label: keys (subtopics)` */
const draw = ({ label, keys, subtopics }: KeptHeading): string =>
  `${label}: ${keys.join(' ')}${subtopics.length === 0 ? '' : ` (${subtopics.map(draw).join('; ')})`}`;

function check(text: string, expected: readonly string[]): void {
  assert.deepEqual(resolveKeptHeadings(parseTopicsFile(text).kept, library).map(draw), expected);
}

test('papers by title, name or key, in the writer’s order', () =>
  check('locked:\n  - label: Wind\n    papers: ["sail - a TITLE", kite, Rope]\n', ['Wind: sail kite rope']));

test('headings of one name are joined, a paper counts where it stands first', () =>
  check(
    'locked:\n  - label: Wind\n    papers: [Kite]\n    subtopics:\n      - label: Low\n        papers: [Mast]\n  - label: Sea\n    papers: [Mast, Kite]\nlocked:\n  - label: WIND\n    papers: [Sail, Rope]\n    subtopics:\n      - label: low\n        papers: [Rope]\n',
    ['Wind: kite sail rope (Low: mast)', 'Sea: '],
  ));

test('papers that no digest has are ignored, their headings stay', () =>
  check('locked:\n  - label: Sea\n    papers: [Keel, Nobody]\n', ['Sea: ']));

test('a paper counts where the file names it first, also under a heading that is named again behind', () =>
  check('locked:\n  - label: Wind\n    papers: [Kite]\n  - label: Sea\n    papers: [Mast]\n  - label: Wind\n    papers: [Mast, Sail]\n', [
    'Wind: kite sail',
    'Sea: mast',
  ]));
