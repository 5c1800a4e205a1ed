import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CorrectionKind, digestCorrection, listCorrectionActions } from '../../../../server/src/features/digests/digestCorrection';
import { correctionsFile as correctionsKind } from '../../../../server/src/ownFiles/corrections';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const correctionsFile = '/marginalia/corrections.txt';
const digest = '/reading-digest.txt';
const onKites =
  'Attention over long documents is slow. We propose Kite, a sparse attention method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.';

/** The places are drawn: `<|>` is the cursor, and what stands between two of them is selected. */
function open(
  drawn: string,
  corrections = '',
  path = digest,
): { readonly workspace: FixtureWorkspace; readonly start: number; readonly end: number } {
  const [before = '', selected = '', behind] = drawn.split('<|>');
  const text = behind === undefined ? before + selected : before + selected + behind;
  const workspace = createFixtureWorkspace(`//- ${path}\n${text}${corrections === '' ? '' : `//- ${correctionsFile}\n${corrections}`}`);
  return { workspace, start: before.length, end: behind === undefined ? before.length : before.length + selected.length };
}

/** The lines of the file of corrections, and the titles of the library, once the writer has said it. */
function say(
  kind: CorrectionKind,
  drawn: string,
  corrections = '',
  path = digest,
): { readonly lines: string; readonly titles: readonly string[] } {
  const { workspace, start, end } = open(drawn, corrections, path);
  const { host } = workspace;
  const answer = digestCorrection(host.snapshot, uriOf(path), { start, end }, kind);
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  assert.deepEqual([answer.uri, answer.isNew], [uriOf(correctionsFile), corrections === '']);
  const text = applyEdits(corrections, answer.edits);
  const snapshot = host.apply({ kind: 'document', uri: answer.uri, languageId: 'plaintext', text });
  const again = digestCorrection(snapshot, uriOf(path), { start, end }, kind);
  assert.ok(again.kind === 'refused' || again.edits.length === 0, 'what is said already');
  return { lines: text.replace(correctionsKind.head, ''), titles: snapshot.library().papers.map(({ title }) => title) };
}

function checkRefused(kind: CorrectionKind, drawn: string, reason: RegExp): void {
  const { workspace, start, end } = open(drawn);
  const answer = digestCorrection(workspace.snapshot, uriOf(digest), { start, end }, kind);
  assert.match(answer.kind === 'refused' ? answer.reason : JSON.stringify(answer), reason);
}

const passedOver = 'Boat Retrieval: Dense Search without Labels';

test('the line that was passed over is a paper', () => {
  const { lines, titles } = say(
    'paper',
    `Sparse Attention for Long Documents\n\n${onKites}\n\nBoat Retrieval: <|>Dense Search without Labels\n`,
  );
  assert.equal(lines, `paper: ${passedOver}\n`);
  assert.deepEqual(titles, ['Sparse Attention for Long Documents', passedOver]);
});

test('a list: the piece of the line that is a title', () => {
  for (const line of [
    `- <|>[${passedOver}](https://a.org/b) - of many`,
    `3. ${passedOver.slice(0, 9)}<|>${passedOver.slice(9)}`,
    `| 4 | ${passedOver.slice(0, 9)}<|>${passedOver.slice(9)} | 2024 |`,
    `<|>### **${passedOver}**`,
  ]) {
    const { lines } = say('paper', `Sparse Attention for Long Documents\n\n${onKites}\n\n${line}\n`);
    assert.equal(lines, `paper: ${passedOver}\n`, line);
  }
});

test('what is selected is a title, told by its line where marks do not tell it', () => {
  const { lines, titles } = say(
    'paper',
    `Sparse Attention for Long Documents\n\n${onKites}\n\nSee also <|>Efficient Training of Language Models<|> by Ada, and others\n`,
  );
  assert.equal(lines, 'paper: See also || Efficient Training of Language Models || by Ada, and others\n');
  assert.deepEqual(titles, ['Sparse Attention for Long Documents', 'Efficient Training of Language Models']);
  assert.equal(
    say('paper', `Sparse Attention for Long Documents\n\n${onKites}\n\n- <|>"Efficient Training\nof Language Models?"<|>\n`).lines,
    'paper: Efficient Training of Language Models?\n',
  );
});

test('a selection that cuts words takes them whole', () => {
  const { lines, titles } = say(
    'paper',
    `Sparse Attention for Long Documents\n\n${onKites}\n\nSee also "Eff<|>icient Training of Language Mod<|>els" by Ada\n`,
  );
  assert.equal(lines, 'paper: See also || Efficient Training of Language Models || by Ada\n');
  assert.ok(titles.includes('Efficient Training of Language Models'));
});

test('a title begins and ends with letters: what turns the text around does not go along', () => {
  const { lines } = say('paper', `Sparse Attention for Long Documents\n\n${onKites}\n\n<|>\u202e\u200f${passedOver}\u202c<|>\n`);
  assert.equal(lines, `paper: ${passedOver}\n`);
});

test('of a listed item the title alone, and of the items below nothing', () => {
  const list = `Sparse Attention for Long Documents\n\n${onKites}\n\nmaybe:\n- Chains of Boats: Prompting Large Language Models, Berg et al 2022\n- ask Ben about Efficient Training of Language Models\n- Efficient Training of Language Models (Kim, ICLR23)\n`;
  const first = say('paper', list.replace('Chains of', 'Chains<|> of'));
  assert.equal(first.lines, 'paper: Chains of Boats: Prompting Large Language Models || Berg et al 2022\n');
  const second = say('paper', list.replace('(Kim', '<|>(Kim'), first.lines);
  assert.equal(second.lines, `${first.lines}paper: Efficient Training of Language Models || Kim, ICLR23\n`);
  assert.deepEqual(second.titles, [
    'Sparse Attention for Long Documents',
    'Chains of Boats: Prompting Large Language Models',
    'Efficient Training of Language Models',
  ]);
});

test('on the item below a paper its title does not end', () => {
  checkRefused(
    'title-end',
    `# Papers\n\n- [Sparse Attention for Long Documents](https://arxiv.org/abs/2401.00001)\n- [Efficient Training of Language Models](https://arxiv.org/abs/2401.00002)\n- call Ben about<|> the boat\n`,
    /^(?:Place the cursor in a title|The cursor isn't in a paper)/,
  );
});

test('in front of its bullet a paper is meant that begins there, and no title ends', () => {
  const list =
    '# Papers\n\n- [Sparse Attention for Long Documents](https://arxiv.org/abs/2401.00001)\n<|>- [Efficient Training of Language Models](https://arxiv.org/abs/2401.00002)\n- [Dense Retrieval of Long Documents](https://arxiv.org/abs/2401.00003)\n';
  assert.equal(say('no-paper', list).lines, 'not a paper: Efficient Training of Language Models\n');
  checkRefused('paper', list, /^This text is already recognized as a paper/);
  checkRefused('title-end', list, /^Place the cursor in a title/);
  checkRefused('title-end', list.replace('<|>', '').replace('- [Efficient', '- call Ben\n<|>- [Efficient'), /^Place the cursor in a title/);
});

test('a checked box is no word before a title', () => {
  const { lines } = say(
    'paper',
    `Sparse Attention for Long Documents\n\n${onKites}\n\n* [x] ${passedOver}<|>, Lanham 2023 (read, good!)\n`,
  );
  assert.equal(lines, `paper: ${passedOver} || Lanham 2023 (read, good\n`);
});

test('a title that is mended twice has one line, whose words are no marks and no addresses', () => {
  const line = '- [Best Boats: Sparse Attention for Long **Documents** and More](https://arxiv.org/abs/2401.00001) is of 2024';
  const others =
    '- [Efficient Training of Language Models](https://arxiv.org/abs/2401.00002)\n- [Dense Retrieval of Long Documents](https://arxiv.org/abs/2401.00003)\n';
  const once = say('title-end', `${line.replace(' for Long', '<|> for Long')}\n${others}`);
  assert.equal(once.lines, 'paper: Best Boats: Sparse Attention || for Long Documents and More\n');
  const twice = say('title-end', `${line.replace('** and', '<|>** and')}\n${others}`, once.lines);
  assert.equal(twice.lines, 'paper: Best Boats: Sparse Attention for Long Documents || and More\n');
  const named = say('paper', `${line.replace('Sparse', '<|>Sparse').replace('** and', '<|>** and')}\n${others}`, twice.lines);
  assert.equal(named.lines, 'paper: Best Boats || Sparse Attention for Long Documents || and More\n');
});

test('what was said of a place is forgotten there', () => {
  const text = `Sparse Attention for Long Documents\n\n${onKites}\n\n${passedOver}\n`;
  const corrections = `# mine\nnot a paper: Sparse Attention for Long Documents\npaper: ${passedOver}\npaper: Something Else\n`;
  for (const [place, left, titles] of [
    ['Sparse', `# mine\npaper: ${passedOver}\npaper: Something Else\n`, ['Sparse Attention for Long Documents', passedOver]],
    ['Boat', '# mine\nnot a paper: Sparse Attention for Long Documents\npaper: Something Else\n', []],
  ] as const) {
    const forgotten = say('forget', text.replace(place, `${place}<|>`), corrections);
    assert.equal(forgotten.lines, left);
    assert.deepEqual(forgotten.titles, titles);
  }
  checkRefused('forget', text.replace('Boat', 'Boat<|>'), /^There is no correction here/);
});

test('a paper is none, and one again', () => {
  const text = `Sparse Attention for Long Documents\n\n${onKites.slice(0, 30)}<|>${onKites.slice(30)}\n\nEfficient Training of Language Models\n\n${onKites}\n`;
  const { lines, titles } = say('no-paper', text);
  assert.equal(lines, 'not a paper: Sparse Attention for Long Documents\n');
  assert.deepEqual(titles, ['Efficient Training of Language Models']);
  const again = say('paper', text.replace('<|>', '').replace('Sparse Att', 'Sparse <|>Att'), `# mine\n${lines}`);
  assert.equal(again.lines, '# mine\npaper: Sparse Attention for Long Documents\n');
  assert.deepEqual(again.titles, ['Sparse Attention for Long Documents', 'Efficient Training of Language Models']);
});

test('a title ends at the cursor, in it or after it', () => {
  const cut = say('title-end', `Sparse Atten<|>tion, a Study of Long Documents\n\n${onKites}\n`);
  assert.equal(cut.lines, 'paper: Sparse Attention || a Study of Long Documents\n');
  assert.deepEqual(cut.titles, ['Sparse Attention']);
  const longer = say(
    'title-end',
    `Sparse Attention for Long Documents<|>\n\n${onKites}\n`,
    'paper: Sparse Attention || for Long Documents\n',
  );
  assert.deepEqual(longer.titles, ['Sparse Attention for Long Documents']);
  assert.equal(longer.lines, 'paper: Sparse Attention for Long Documents\n');
});

test('others like a corrected title are corrected with it, and not any more once only this one is', () => {
  const titles = ['Long Documents', 'Short Answers', 'Wide Tables', 'Old Letters', 'Rare Diseases'].map(
    (each) => `Sparse Models for ${each}`,
  );
  const text = `# Papers\n\n${titles.map((title, at) => `- ${title} ~ Ada Berg, Ben Feng ${2010 + at}`).join('\n')}\n`;
  const drawn = text.replace('Documents ~', 'Documents<|> ~');
  const all = say('title-end', drawn);
  assert.deepEqual(all.titles, titles);
  const [own = '', others = ''] = all.lines.split('\n');
  assert.equal(own, `paper: ${titles[0]} || Ada Berg, Ben Feng 2010`);
  assert.match(others, /^papers like: Sparse Models for Long Documents \|\| list item /);
  const only = say('only-this', drawn, all.lines);
  assert.equal(only.lines, `${own}\n`);
  assert.equal(only.titles.filter((title) => titles.includes(title)).length, 1);
  assert.equal(say('forget', text.replace('Rare', 'Ra<|>re'), all.lines).lines, `${own}\n`, 'at one that was corrected with it');
  assert.equal(say('forget', drawn, all.lines).lines, '');
  const { host } = open(drawn).workspace;
  const answer = digestCorrection(host.snapshot, uriOf(digest), { start: drawn.indexOf('<|>'), end: drawn.indexOf('<|>') }, 'title-end');
  assert.equal(answer.kind === 'edits' ? answer.alike : undefined, 4);
  assert.equal(say('title-end', text.replace('Tables ~', 'Tables<|> ~'), only.lines).titles.length, titles.length, 'another one of them');
});

test('a file that has no papers', () => {
  const text = `Sparse Attention for Long Documents\n\n${onKites}<|>\n`;
  const { lines, titles } = say('no-papers', text);
  assert.deepEqual([lines, titles], ['no papers in: reading-digest.txt\n', []]);
  assert.deepEqual(say('forget', text, lines).titles, ['Sparse Attention for Long Documents']);
});

test('what can’t be said is refused in words', () => {
  const text = `Sparse Attention for Long Documents\n\n${onKites}\n`;
  checkRefused('paper', `Sparse<|> Attention for Long Documents\n\n${onKites}\n`, /^This text is already recognized as a paper\./);
  checkRefused('paper', text.replace('passages', '<|>passages'), /^Select the title/);
  checkRefused('paper', text.replace('Documents\n\nAttention', '<|>Documents\n\nAttention<|>'), /^Select the title/);
  checkRefused('no-paper', `How we live<|>\n\n\n${text}`, /^The cursor isn't in a paper/);
  checkRefused('title-end', text.replace('Documents', 'Documents<|>'), /^The title already ends here\./);
  checkRefused('title-end', text.replace('accuracy.', 'accuracy.<|>'), /^Place the cursor in a title/);
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\nText\n//- ${digest}\n${text}`);
  const refused = (uri: string): string => {
    const answer = digestCorrection(snapshot, uri, { start: 0, end: 0 }, 'no-paper');
    return answer.kind === 'refused' ? answer.reason : answer.kind;
  };
  assert.equal(refused(uriOf('/draft.md')), "This file isn't a digest.");
});

test('papers that nothing is said of stay the same objects, in the library too', () => {
  const { workspace } = open(
    `Sparse Attention for Long Documents\n\n${onKites}\n\nEfficient Training of Language Models\n\n${onKites}<|>\n`,
  );
  const before = workspace.snapshot.library().papers;
  const { host } = workspace;
  const after = host
    .apply({
      kind: 'document',
      uri: uriOf(correctionsFile),
      languageId: 'plaintext',
      text: 'not a paper: Efficient Training of Language Models\n',
    })
    .library().papers;
  assert.deepEqual(
    after.map((paper) => before.indexOf(paper)),
    [0],
  );
  const digests = host.snapshot.digests.get(uriOf(digest));
  host.apply({
    kind: 'document',
    uri: uriOf(correctionsFile),
    languageId: 'plaintext',
    text: 'not a paper: Efficient Training of Language Models\npaper: Something Else\n',
  });
  assert.equal(host.snapshot.digests.get(uriOf(digest)), digests, 'a digest that has none of the words is not read again');
  assert.equal(host.apply({ kind: 'document-closed', uri: uriOf(correctionsFile) }).library().papers.length, 2);
});

const text =
  'Sparse Attention for Long Documents\n\nAttention over long documents is slow. We propose Kite, a sparse attention method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.\n\nBoat Retrieval: Dense Search without Labels\n';

function listAt(words: string, at = 0, length = 0): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`//- /reading-digest.txt\n${text}//- /draft.md\n${text}`);
  const start = text.indexOf(words) + at;
  assert.deepEqual(listCorrectionActions(snapshot, uriOf('/draft.md'), { start, end: start }), []);
  return listCorrectionActions(snapshot, uriOf('/reading-digest.txt'), { start, end: start + length }).map(
    ({ kind, title, edits }) => `${kind}: ${title}, ${edits.length}`,
  );
}

test('in a block that was passed over, in a title, in an abstract', () => {
  assert.deepEqual(listAt('Boat Retr'), ['paper: This is a paper: "Boat Retrieval: Dense Search without Labels", 1']);
  assert.deepEqual(listAt('Sparse', 16), [
    'no-paper: Not a paper: "Sparse Attention for Long Documents", 1',
    'title-end: Title ends here: "Sparse Attention", 1',
    'no-papers: No papers in this file: "reading-digest.txt", 1',
  ]);
  assert.deepEqual(listAt('We propose', 5), [
    'no-paper: Not a paper: "Sparse Attention for Long Documents", 1',
    'no-papers: No papers in this file: "reading-digest.txt", 1',
  ]);
});

test('what is selected', () => {
  assert.deepEqual(listAt('sparse attention method', 0, 16), [
    'paper: This is a paper: "sparse attention", 1',
    'no-paper: Not a paper: "Sparse Attention for Long Documents", 1',
    'no-papers: No papers in this file: "reading-digest.txt", 1',
  ]);
});
