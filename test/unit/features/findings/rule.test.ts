import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import type { CitedSentence } from '../../../../server/src/features/evidence/citedSentences';
import { allRules } from '../../../../server/src/features/findings/diagnostics';
import { checkCitedSentences, detectOnce, type Finding, nameRule } from '../../../../server/src/features/findings/rule';
import { undefinedCitation } from '../../../../server/src/features/findings/undefinedCitation';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

test('what a rule detects in a file stays until the file changes, or a bibliography does', () => {
  const head = '---\nbibliography: refs.bib\n---\n\n';
  const { host } = createFixtureWorkspace(
    `//- /refs.bib\n@misc{sea, title = {Sea}}\n//- /one.md\n${head}[@tide]\n//- /two.md\n${head}[@wave]\n`,
  );
  const find = (path: string): ReturnType<typeof detectOnce> => detectOnce(host.snapshot, undefinedCitation, uriOf(path));
  const first = find('/one.md');
  assert.equal(first.length, 1);
  host.apply({ kind: 'document', uri: uriOf('/two.md'), languageId: 'markdown', text: `${head}[@wave], a letter` });
  assert.equal(find('/one.md'), first);
  host.apply({ kind: 'document', uri: uriOf('/one.md'), languageId: 'markdown', text: `${head}[@sea]` });
  assert.deepEqual(find('/one.md'), []);
  assert.equal(find('/two.md').length, 1);
  const bytes = new TextEncoder().encode('@misc{wave, title = {Waves}}');
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/refs.bib'), bytes }] });
  assert.deepEqual(find('/two.md'), []);
  assert.deepEqual(detectOnce(host.snapshot, undefinedCitation, uriOf('/nowhere.md')), []);
});

test('a rule has a name that is no code', () => {
  assert.equal(nameRule('contradicted-number'), 'Contradicted number');
  assert.equal(nameRule('undefined-citation'), 'Unknown citation key');
  for (const { code } of allRules) assert.match(nameRule(code), /^[A-Z][^-]* [^-]*$/, code);
});

const library = `
//- /papers.digest
Sandbar: Rivers from Above
We map rivers with a radar that flies.

Driftwood: Trees in the Sea
We count trees that rivers carry into the sea.
`;

interface Checked extends Pick<FixtureWorkspace, 'host'> {
  /** The findings for the draft, as text. */
  find(): readonly string[];
  edit(change: (text: string) => string): void;
  /** The sources of the sentences that were checked since the last call. */
  takeChecked(): readonly string[];
}

/** A workspace with a rule that finds each `flood` in a citing sentence. */
function open(draft: string, inputsOf?: (snapshot: Snapshot) => readonly unknown[]): Checked {
  const { host } = createFixtureWorkspace(`//- /draft.md\n${draft}${library}`);
  let checked: string[] = [];
  const findFloods = ({ source, citations }: CitedSentence): readonly Finding[] => {
    checked.push(source);
    const paper = citations[0]?.items[0]?.papers[0];
    return [...source.matchAll(/flood/g)].map(({ index }) => ({
      span: { start: index, end: index + 5 },
      message: `${paper?.title}`,
      claim: { sentence: { start: 0, end: source.length }, ...(paper === undefined ? {} : { paper }) },
    }));
  };
  const detect = checkCitedSentences(findFloods, inputsOf);
  return {
    host,
    find: () => {
      const { text } = host.snapshot.drafts.get(uriOf('/draft.md'))!;
      return detect(host.snapshot, uriOf('/draft.md')).map(({ span, message, claim }) => {
        assert.equal(sliceSpan(text, span), 'flood');
        return `${sliceSpan(text, claim!.sentence)} < ${message}`;
      });
    },
    edit: (change) => {
      const text = change(host.snapshot.drafts.get(uriOf('/draft.md'))!.text);
      host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text });
    },
    takeChecked: () => {
      const taken = checked;
      checked = [];
      return taken;
    },
  };
}

const floods = `Rivers flood [@sandbar]. Trees drift [@driftwood].\n\nSome flood [@driftwood]. None cite.\n`;

test('after a letter only the sentence with the letter is checked again, and findings move', () => {
  const { find, edit, takeChecked } = open(floods);
  assert.deepEqual(
    find(),
    ['Rivers flood [@sandbar] < Sandbar: Rivers from Above', 'Some flood [@driftwood] < Driftwood: Trees in the Sea'].map((line) =>
      line.replace(' <', '. <'),
    ),
  );
  assert.equal(takeChecked().length, 3);
  find();
  assert.deepEqual(takeChecked(), []);
  edit((text) => text.replace('Trees', 'Treees'));
  assert.equal(find().length, 2);
  assert.deepEqual(takeChecked(), ['Treees drift [@driftwood].']);
  edit((text) => `A new paragraph.\n\n${text}`);
  assert.equal(find().length, 2);
  assert.deepEqual(takeChecked(), []);
});

test('a sentence is checked again when its papers change, and only then', () => {
  const { find, takeChecked, host } = open(floods);
  find();
  takeChecked();
  const text = host.snapshot.digests.get(uriOf('/papers.digest'))!.text.replace('that flies', 'that swims');
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/papers.digest'), bytes: new TextEncoder().encode(text) }] });
  find();
  assert.deepEqual(takeChecked(), ['Rivers flood [@sandbar].']);
});

test('a check that reads the library sees each library', () => {
  const { find, takeChecked, host } = open(floods, (snapshot) => [snapshot.library()]);
  find();
  takeChecked();
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/more.bib'), bytes: new TextEncoder().encode('@misc{new, title = {New}}') }] });
  find();
  assert.equal(takeChecked().length, 3);
});
