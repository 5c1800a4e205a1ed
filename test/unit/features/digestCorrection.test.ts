import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCorrectionsFile } from '../../../server/src/digest/corrections/editCorrections';
import { digestCorrection, type CorrectionKind } from '../../../server/src/features/digestCorrection';
import { applyEdits, createFixtureWorkspace, uriOf, type FixtureWorkspace } from '../../support/fixtureWorkspace';

const correctionsFile = '/marginalia-corrections.txt';
const digest = '/reading-digest.txt';
const onKites = 'We fly kites of many kinds in winds of every strength, and learn which of them come down first. None of them gets wet.';

/** The places are drawn: `<|>` is the cursor, and what stands between two of them is selected. */
function open(drawn: string, corrections = '', path = digest): { readonly workspace: FixtureWorkspace; readonly start: number; readonly end: number } {
  const [before = '', selected = '', behind] = drawn.split('<|>');
  const text = behind === undefined ? before + selected : before + selected + behind;
  const workspace = createFixtureWorkspace(`//- ${path}\n${text}${corrections === '' ? '' : `//- ${correctionsFile}\n${corrections}`}`);
  return { workspace, start: before.length, end: behind === undefined ? before.length : before.length + selected.length };
}

/** The lines of the file of corrections, and the titles of the library, once the writer has said it. */
function say(kind: CorrectionKind, drawn: string, corrections = '', path = digest): { readonly lines: string; readonly titles: readonly string[] } {
  const { workspace, start, end } = open(drawn, corrections, path);
  const { host } = workspace;
  const answer = digestCorrection(host.snapshot, uriOf(path), { start, end }, kind);
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  assert.deepEqual([answer.uri, answer.isNew], [uriOf(correctionsFile), corrections === '']);
  const text = applyEdits(corrections, answer.edits);
  const snapshot = host.apply({ kind: 'document', uri: answer.uri, languageId: 'plaintext', text });
  const again = digestCorrection(snapshot, uriOf(path), { start, end }, kind);
  assert.ok(again.kind === 'refused' || again.edits.length === 0, 'what is said already');
  return { lines: text.replace(newCorrectionsFile, ''), titles: snapshot.library().papers.map(({ title }) => title) };
}

function checkRefused(kind: CorrectionKind, drawn: string, reason: RegExp): void {
  const { workspace, start, end } = open(drawn);
  const answer = digestCorrection(workspace.snapshot, uriOf(digest), { start, end }, kind);
  assert.match(answer.kind === 'refused' ? answer.reason : JSON.stringify(answer), reason);
}

const passedOver = 'How we keep our boats dry when it rains';

test('the line that was passed over is a paper', () => {
  const { lines, titles } = say('paper', `Kites in the Wind\n\n${onKites}\n\nHow we keep <|>our boats dry when it rains\n`);
  assert.equal(lines, `paper: ${passedOver}\n`);
  assert.deepEqual(titles, ['Kites in the Wind', passedOver]);
});

test('a list: the piece of the line that is a title', () => {
  for (const line of [`- <|>[${passedOver}](https://a.org/b) - of many`, `3. ${passedOver.slice(0, 9)}<|>${passedOver.slice(9)}`, `| 4 | ${passedOver.slice(0, 9)}<|>${passedOver.slice(9)} | 2024 |`, `<|>### **${passedOver}**`]) {
    const { lines } = say('paper', `Kites in the Wind\n\n${onKites}\n\n${line}\n`);
    assert.equal(lines, `paper: ${passedOver}\n`, line);
  }
});

test('what is selected is a title, told by its line where marks do not tell it', () => {
  const { lines, titles } = say('paper', `Kites in the Wind\n\n${onKites}\n\nSee also <|>Ropes under Water<|> by Ada, and others\n`);
  assert.equal(lines, 'paper: See also || Ropes under Water || by Ada, and others\n');
  assert.deepEqual(titles, ['Kites in the Wind', 'Ropes under Water']);
  assert.equal(say('paper', `Kites in the Wind\n\n${onKites}\n\n- <|>"Ropes\nunder Water?"<|>\n`).lines, 'paper: Ropes under Water?\n');
});

test('a paper is none, and one again', () => {
  const text = `Kites in the Wind\n\n${onKites.slice(0, 30)}<|>${onKites.slice(30)}\n\nRopes under Water\n\n${onKites}\n`;
  const { lines, titles } = say('no-paper', text);
  assert.equal(lines, 'no paper: Kites in the Wind\n');
  assert.deepEqual(titles, ['Ropes under Water']);
  const again = say('paper', text.replace('<|>', '').replace('Kites in', 'Kites <|>in'), `# mine\n${lines}`);
  assert.equal(again.lines, '# mine\npaper: Kites in the Wind\n');
  assert.deepEqual(again.titles, ['Kites in the Wind', 'Ropes under Water']);
});

test('a title ends at the cursor, in it or behind it', () => {
  const cut = say('title-end', `Kites in the Wi<|>nd, a Study of Many\n\n${onKites}\n`);
  assert.equal(cut.lines, 'paper: Kites in the Wind || a Study of Many\n');
  assert.deepEqual(cut.titles, ['Kites in the Wind']);
  const longer = say('title-end', `# Papers\n\n## Kites in the Wind\nRooms without Any<|>\n\n${onKites}\n`, '', '/reading-digest.md');
  assert.deepEqual(longer.titles, ['Kites in the Wind Rooms without Any']);
  assert.equal(longer.lines, 'paper: Kites in the Wind Rooms without Any\n');
});

test('what can’t be said is refused in words', () => {
  const text = `Kites in the Wind\n\n${onKites}\n`;
  checkRefused('paper', `Kites<|> in the Wind\n\n${onKites}\n`, /^This is a paper already\./);
  checkRefused('paper', text.replace('many', '<|>many'), /^Select the words of the title/);
  checkRefused('paper', text.replace('Wind\n\nWe', '<|>Wind\n\nWe<|>'), /^Select the words of the title/);
  checkRefused('no-paper', `How we live<|>\n\n\n${text}`, /^The cursor is in no paper/);
  checkRefused('title-end', text.replace('Wind', 'Wind<|>'), /^The title ends here already\./);
  checkRefused('title-end', text.replace('wet.', 'wet.<|>'), /^Put the cursor into a title/);
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\nText\n//- ${digest}\n${text}`, { correctionsFile: '../mine.txt' });
  const refused = (uri: string): string => {
    const answer = digestCorrection(snapshot, uri, { start: 0, end: 0 }, 'no-paper');
    return answer.kind === 'refused' ? answer.reason : answer.kind;
  };
  assert.equal(refused(uriOf('/draft.md')), 'This file is no digest.');
  assert.match(refused(uriOf(digest)), /^The setting marginalia\.correctionsFile is "\.\.\/mine\.txt", which leads out/);
});

test('papers that nothing is said of stay the same objects, in the library too', () => {
  const { workspace } = open(`Kites in the Wind\n\n${onKites}\n\nRopes under Water\n\n${onKites}<|>\n`);
  const before = workspace.snapshot.library().papers;
  const { host } = workspace;
  const after = host.apply({ kind: 'document', uri: uriOf(correctionsFile), languageId: 'plaintext', text: 'no paper: Ropes under Water\n' }).library().papers;
  assert.deepEqual(after.map((paper) => before.indexOf(paper)), [0]);
  const digests = host.snapshot.digests.get(uriOf(digest));
  host.apply({ kind: 'document', uri: uriOf(correctionsFile), languageId: 'plaintext', text: 'no paper: Ropes under Water\npaper: Something Else\n' });
  assert.equal(host.snapshot.digests.get(uriOf(digest)), digests, 'a digest that has none of the words is not read again');
  assert.equal(host.apply({ kind: 'document-closed', uri: uriOf(correctionsFile) }).library().papers.length, 2);
});
