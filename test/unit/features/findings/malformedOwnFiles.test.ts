import { test } from 'node:test';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { riverReference } from '../../../support/completedReferences';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { riversAndHeads } from '../topicsSandbox';
import { checkRule } from './checkRule';

function check(code: string, name: string, marked: string, reasons: readonly RegExp[]): void {
  const path = `/marginalia/${name}`;
  checkRule(`${riversAndHeads}//- ${path}\n${marked}`, path, code, reasons);
  checkRule(`//- ${path}\n${marked.replace(/<\||\|>/g, '')}`, path, code, [], { rules: { [code]: 'off' } });
}

test('topics: what is wrong is marked; titles that the library lacks are not', () => {
  const text = 'topics:\n  - label: Maps\n    papers: [Unknown]\n  - <|word|>: x\n    label: <|Maps|>\n';
  check('malformed-topics', 'topics.yaml', text, [/Unknown field/, /merged/]);
});

test('corrections: lines that can’t be read, and lines that a later one overrides', () => {
  const text = '<|not a paper: Boats and Rivers|>\n<|and this is no line|>\npaper: Boats and Rivers\n';
  check('malformed-correction', 'corrections.txt', text, [/^Overridden by a later line\.$/, /begin with "paper:"/]);
});

test('references: what can’t be read is marked where it stands', () => {
  const text = applyEdits('', referencesFile.edit('', [riverReference]) ?? []);
  check('malformed-reference', 'references.json', text, []);
  check('malformed-reference', 'references.json', text.replace('"type": "article"', '"type": "<|poster|>"'), [/one of article-journal/]);
  check('malformed-reference', 'references.json', '<|{}|>', [/isn't a list of completed references/]);
});

test('decisions: a line that could not be read is marked; papers that the library lacks are not', () => {
  const text = '# mine\n2026-11-28 kept arxiv:2410.10819 Lamps\n  <|2026-11-28 loved - Sand|>\n<|soon|>\n';
  check('malformed-decision', 'reviewed.txt', text, [/one of kept, skipped, later, cited/, /begin with a date/]);
});

test('dismissals: a line that could not be read is marked', () => {
  const text = '# mine\n2026-11-30 misspelt-name arxiv:2410.10819 Lamps\n  <|2026-11-30 misspelt-name isbn:3 Lamps|>\n<|soon|>\n';
  check('malformed-dismissal', 'dismissed.txt', text, [/followed by the paper: arxiv:/, /begin with a date/]);
});
