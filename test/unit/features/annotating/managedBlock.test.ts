import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findManagedBlock, setManagedBlock } from '../../../../server/src/features/annotating/managedBlock';
import { applyEdits, createFixtureWorkspace, languageIdOf, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { checkSettled, type Output, write } from '../outputsSandbox';

const put =
  (content: string, name = 'matrix'): Output =>
  ({ snapshot }, uri, offset) =>
    setManagedBlock(snapshot.drafts.get(uri)!, offset, name, content);

/** The draft before, with the cursor, and after; a second run must change nothing. */
function check(before: string, after: string, path = '/draft.md', content = 'New.'): void {
  const outputted = write(`//- ${path}\n${before}`, put(content));
  assert.equal(outputted.text, after);
  checkSettled(outputted, put(content));
}

function refusal(draft: string, path = '/draft.md', content = 'New.'): string {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${draft}`);
  const answer = setManagedBlock(snapshot.drafts.get(uriOf(path))!, 0, 'matrix', content);
  assert.ok(answer?.kind === 'refused', JSON.stringify(answer));
  return answer.reason;
}

const block = '<!-- marginalia matrix -->\n\nNew.\n\n<!-- /marginalia -->';
const latexBlock = '% marginalia matrix\nNew.\n% /marginalia';

test('a new block stands after the paragraph of the cursor', () => {
  check('One<|>.\n\nTwo.\n', `One.\n\n${block}\n\nTwo.\n`);
  check('<|>', `${block}\n`);
  check('One<|>.\n\nTwo.\n', `One.\n\n${latexBlock}\n\nTwo.\n`, '/draft.tex');
  check('\\begin{document}\nOne<|>.\n\\end{document}\n', `\\begin{document}\nOne.\n\n${latexBlock}\n\n\\end{document}\n`, '/draft.tex');
});

test('a block that is there is brought up to date, wherever the cursor stands', () => {
  check('One.\n\n<!-- marginalia matrix -->\n\nOld.\n\nMine.\n\n<!-- /marginalia -->\n\nTwo<|>.', `One.\n\n${block}\n\nTwo.`);
  check('<|>One.\n% marginalia matrix\nOld.\n% /marginalia\nTwo.', `One.\n${latexBlock}\nTwo.`, '/draft.tex');
});

test('the line ends of the draft are kept', () => {
  check('One<|>.\r\n\r\nTwo.\r\n', `One.\r\n\r\n${block.replace(/\n/g, '\r\n')}\r\n\r\nTwo.\r\n`);
  check('<!-- marginalia matrix -->\r\n\r\nOld.\r\n<!-- /marginalia -->\r\n<|>', `${block.replace(/\n/g, '\r\n')}\r\n`);
});

test('other blocks are left alone, and a new one does not stand in them', () => {
  const other = '<!-- marginalia note n-1 -->\n\n> a\n\n<!-- /marginalia -->';
  check(`${other.replace('> a', '> a<|>')}\n`, `${other}\n\n${block}\n`);
});

test('marks in code are none, nor are those with words beside them', () => {
  const shown = '```\n<!-- marginalia matrix -->\n<!-- /marginalia -->\n```\n\nSee <!-- marginalia matrix -->\n';
  check(`${shown}\n<|>`, `${shown}\n${block}\n`);
  const verbatim = '\\begin{verbatim}\n% marginalia matrix\n\\end{verbatim}\n';
  check(`${verbatim}\n<|>`, `${verbatim}\n${latexBlock}\n`, '/draft.tex');
});

test('a block without an end is refused, with its line', () => {
  assert.equal(
    refusal('One.\n\n<!-- marginalia matrix -->\n\nOld.\n'),
    'The block "matrix" on line 3 has no end. Nothing was written. Add a line <!-- /marginalia --> after the block, or remove line 3.',
  );
  assert.match(
    refusal('% marginalia matrix\nOld.\n% marginalia note n-1\n% /marginalia\n', '/draft.tex'),
    /line 1 has no end.*% \/marginalia/,
  );
});

test('of several the one around the cursor is meant', () => {
  const two = `${block}\n\nMiddle.\n\n${block.replace('New.', 'Old<|>.')}\n`;
  assert.equal(write(`//- /draft.md\n${two}`, put('New.')).text, `${block}\n\nMiddle.\n\n${block}\n`);
  assert.equal(
    refusal(`One.\n\n${block}\n\n${block}\n`),
    'There are several "matrix" blocks, on lines 3, 9. Place the cursor in the one to update.',
  );
});

test('content that would hide the end of its block is refused', () => {
  assert.match(refusal('One.\n', '/draft.md', '```\ncode'), /can't contain these notes/);
  assert.match(refusal('One.\n', '/draft.md', '<!-- /marginalia -->'), /can't contain these notes/);
  assert.match(refusal('One.\n', '/draft.tex', '\\begin{verbatim}\n'), /can't contain these notes/);
});

test('what a block holds is told', () => {
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\nOne.\n\n${block}\n`);
  const draft = snapshot.drafts.get(uriOf('/draft.md'))!;
  const found = findManagedBlock(draft, 'matrix', 0)!;
  assert.equal(draft.text.slice(found.content.start, found.content.end).trim(), 'New.');
  assert.equal(draft.text.slice(found.span.start, found.span.end), block);
  assert.equal(findManagedBlock(draft, 'note n-1', 0), undefined);
});

test('whatever the draft: a second run changes nothing, and what is outside of the block stays, byte for byte', () => {
  const parts = [
    'Words [@kite].',
    '# Head',
    '```\ncode\n```',
    '- item\n  more',
    '<!-- a comment -->',
    '> quoted',
    '',
    '<!-- marginalia note n-1 -->\n\n> a\n\n<!-- /marginalia -->',
    '\\begin{quote}\nb\n\\end{quote}',
    '% marginalia note n-2\nc\n% /marginalia',
    '---',
    '    code',
  ];
  const contents = ['New.', '| a |\n| --- |\n| b |', '> q [@kite]', 'a\n\nb'];
  forSeeds(120, (random) => {
    const path = random.pick(['/draft.md', '/draft.tex']);
    const lineEnd = random.pick(['\n', '\r\n']);
    const text = Array.from({ length: 1 + random.below(7) }, () => random.pick(parts))
      .join(random.pick(['\n\n', '\n']))
      .replace(/\n/g, lineEnd);
    const workspace = createFixtureWorkspace(`//- ${path}\n`);
    const uri = uriOf(path);
    const run = (draft: string, content: string): string => {
      const { drafts } = workspace.host.apply({ kind: 'document', uri, languageId: languageIdOf(path), text: draft });
      const answer = setManagedBlock(drafts.get(uri)!, random.below(draft.length + 1), 'matrix', content);
      return answer?.kind === 'edits' ? applyEdits(draft, answer.edits) : draft;
    };
    let content = random.pick(contents);
    const first = run(text, content);
    assert.equal(run(first, content), first);
    if (first === text) return;
    const { drafts } = workspace.host.apply({ kind: 'document', uri, languageId: languageIdOf(path), text: first });
    const { span } = findManagedBlock(drafts.get(uri)!, 'matrix', 0)!;
    const outside = (draft: string, blockLength: number): string => draft.slice(0, span.start) + draft.slice(span.start + blockLength);
    const blank = (draft: string): string => draft.replace(/\s/g, '');
    assert.equal(blank(outside(first, span.end - span.start)), blank(text));
    content = random.pick(contents);
    const second = run(first, content);
    const grown = second.length - first.length;
    assert.equal(outside(second, span.end - span.start + grown), outside(first, span.end - span.start));
    assert.equal(run(second, content), second);
  });
});
