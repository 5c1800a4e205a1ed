import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alteredQuotation } from '../../../../server/src/features/findings/alteredQuotation';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We show that a kite with two short tails lands within 36 seconds in strong winds, and that it never tears its line. The "soft" landing
costs 50% of the height; 12 of 14 kites were not damaged. Re-training the pilots takes well-known tools, and 2× more time.

HempRope: Ropes of Hemp for Large Kites

Hemp ropes hold kites of ten square metres in all winds that we measured, and they do not wear out within a year.
`;

function check(path: string, text: string, ...messages: readonly RegExp[]): void {
  checkRule(`${digest}//- /${path}\n${text}\n`, `/${path}`, 'altered-quotation', messages);
}

/** The draft after the quick fix of its only finding; undefined if there is none. */
function fix(path: string, text: string): string | undefined {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /${path}\n${text}\n`);
  const uri = uriOf(`/${path}`);
  const [finding, ...others] = alteredQuotation.detect(snapshot, uri);
  assert.ok(finding !== undefined && others.length === 0);
  const [action] = alteredQuotation.listFixes?.(snapshot, uri, finding.span) ?? [];
  if (action === undefined) return undefined;
  assert.ok(action.change.kind === 'edits' && action.isPreferred);
  const after = applyEdits(`${text}\n`, action.change.files().get(uri) ?? []);
  const again = createFixtureWorkspace(`${digest}//- /${path}\n${after}\n`).snapshot;
  assert.deepEqual(alteredQuotation.detect(again, uri), [], after);
  return after.trimEnd();
}

test('what differs from the abstract is marked, and the message has the words of the abstract', () => {
  check(
    'draft.md',
    'They show "that a kite with two <|long|> tails lands" [@slowkite].',
    /^The quotation says "long" instead of "short"\. The abstract of SlowKite reads: "that a kite with two short tails lands"\.$/,
  );
  check('draft.md', '@slowkite shows <|"that a kite with two tails lands"|>.', /^The quotation omits "short"\. The abstract of SlowKite/);
  check('draft.md', 'So "a kite with two <|very|> short tails lands" [@slowkite].', /^The quotation adds "very"\. The abstract/);
  check(
    'draft.md',
    'One reads "of the height <|and 12 of 15|> kites were not damaged" [@slowkite].',
    /^The quotation says "15" instead of "14"\. .* There is one more difference\.$/,
  );
  check('draft.md', 'So “lands within <|63|> seconds in strong winds” [@slowkite].', /says "63" instead of "36"/);
  check('draft.md', 'So “<|in strong winds lands within 36 seconds|>” [@slowkite].', /words of the quotation are in a different order/);
  check(
    'draft.tex',
    "So ``two <|long|> tails lands within 36 <|minutes|>'' \\citep{slowkite}."
      .replace('<|long|>', '<|long')
      .replace('<|minutes|>', 'minutes|>'),
    /"long" instead of "short".* There is one more difference\.$/,
  );
});

test('words that the page of the digest lost may be quoted, or not', () => {
  const lost =
    'PearScale: Weighing Pears\n\nOn 120 kinds of pear, PearScale has a mean average precision ([email protected]) of 0.95, far above that of other scales.\n';
  const checkPears = (text: string, ...messages: readonly RegExp[]): void =>
    checkRule(`//- /pears-digest.txt\n${lost}//- /draft.md\n${text}\n`, '/draft.md', 'altered-quotation', messages);
  checkPears('It "has a mean average precision (mAP@0.5) of 0.95, far above that of other scales" [@pearscale].');
  checkPears('It "has a mean average precision of 0.95, far above that of other scales" [@pearscale].');
  checkPears(
    'It "has a mean average precision (mAP@0.5) of 0.95, <|well|> above that of other scales" [@pearscale].',
    /says "well" instead of "far"/,
  );
});

test('in LaTeX, commands and environments are quotations too', () => {
  check('draft.tex', '\\citet{slowkite} say \\enquote{it <|always|> tears its line}.', /"always" instead of "never"/);
  check('draft.tex', 'So \\textquote[{\\cite[3]{slowkite}}]{it <|always|> tears its line} there.', /"always"/);
  check('draft.tex', '\\begin{quote}\nA kite with two <|long|> tails lands within 36 seconds \\citep{slowkite}\n\\end{quote}', /"long"/);
  check(
    'draft.tex',
    'As \\citet{slowkite} says:\n\\begin{displayquote}\nA kite with two <|long|> tails lands within 36 seconds\n\\end{displayquote}',
    /"long"/,
  );
  check('draft.tex', '\\textcquote[3]{slowkite}{it <|always|> tears its line}.', /"always"/);
});

test('a block in Markdown is a quotation', () => {
  check('draft.md', '> A kite with two <|long|> tails lands\n> within 36 seconds. [@slowkite, p. 3]', /"long"/);
  check('draft.md', 'As @slowkite has it:\n\n> A kite with two <|long|> tails lands\n> within 36 seconds.', /"long"/);
  check('draft.md', '> A kite with two short tails lands\n> within 36 seconds\n>\n> --- @slowkite, p. 3');
});

test('what a quotation may change gets no hint', () => {
  for (const words of [
    '"A kite with two short tails lands"',
    '"[A] kite with two short tails lands,"',
    '“it never tears its line.”',
    '"a kite ... lands within 36 seconds"',
    '"a kite [...] lands within 36 [or so] seconds […] in strong winds"',
    '"[This] kite with two *short* tails lands [sic] within 36 seconds"',
    '"a kite with two short\ntails lands with-\nin 36 seconds"',
    '"a kite with two short  tails lands within 36&nbsp;seconds"',
    '"The ‘soft’ landing costs 50 % of the height"',
    '«The “soft” landing costs 50% of the height»',
    '"Retraining the pilots takes well–known tools, and $2\\times$ more"',
    '"a kite with two short tails [@slowkite] lands"',
    '"Kites that Land by Themselves in Strong Winds"',
  ])
    check('draft.md', `One reads ${words} [@slowkite].`);
  for (const words of [
    "``costs 50\\,\\% of the height''",
    "``costs 50\\% of~the height; 12 of 14 kites''",
    "``takes well-known tools, and $2\\times$ more time''",
    "``a kite \\ldots{} lands \\emph{within} 36 seconds''",
    "``The `soft' landing costs'' % a remark\n",
  ])
    check('draft.tex', `One reads ${words} \\cite{slowkite}.`);
});

test('a plural in place of a singular is none, unless something else differs too', () => {
  check('draft.md', 'So "that kites with two short tails" [@slowkite].');
  check('draft.md', 'So "kites with two short tail lands within 36 seconds" [@slowkite].');
  check('draft.md', 'So "holds kites of ten square metre in all wind that we measured" [@hemprope].');
  check('draft.md', 'So "a kite with two <|long tail|> lands within 36 seconds" [@slowkite].', /"long tail"/);
});

test('a title is compared with the title', () => {
  check('draft.md', 'In "Kites that Land by <|Itself|> in Strong Winds" [@slowkite], a title is quoted.', /The title of SlowKite/);
  check('draft.md', 'In "Ropes of Hemp for <|Small|> Kites" [@hemprope].', /says "Small" instead of "Large"\. The title/);
  check('draft.md', 'In "A Kite with Two Long Tails Lands within 36 Seconds" [@slowkite].');
});

test('what is like nothing in the abstract, too short, or beside several papers is not judged', () => {
  check('draft.md', 'So "the wind is a friend of all who fly" [@slowkite].');
  check('draft.md', 'So "two long tails" [@slowkite].');
  check('draft.md', 'So "that a kite with two long tails lands" [@slowkite; @hemprope].');
  check('draft.md', 'So @hemprope and others took "that a kite with two long tails lands" [@unknown].');
  check('draft.md', 'So "that a kite with two long tails lands", as we wrote.');
  check('draft.md', '`"that a kite with two long tails lands"` [@slowkite].');
  check('draft.tex', "% ``that a kite with two long tails lands'' \\cite{slowkite}\nSo \\cite{slowkite}.");
});

test('of several citations, the nearest of the clause is meant', () => {
  check('draft.md', 'While @hemprope disagree, "a kite with two <|long|> tails lands" [@slowkite].', /SlowKite/);
  check('draft.md', '"A kite with two <|long|> tails lands" [@slowkite]; hemp is old [@hemprope].', /SlowKite/);
  check('draft.md', 'Of this "a kite with two long tails lands" speak @slowkite and @hemprope.');
});

test('the quick fix writes the words of the abstract in the form of the draft', () => {
  assert.equal(
    fix('draft.md', '"a *kite* with two long tails *lands*" [@slowkite].'),
    '"a *kite* with two short tails *lands*" [@slowkite].',
  );
  assert.equal(fix('draft.md', '"a kite with two tails lands" [@slowkite].'), '"a kite with two short tails lands" [@slowkite].');
  assert.equal(
    fix('draft.md', '"a kite with two very short tails lands" [@slowkite].'),
    '"a kite with two short tails lands" [@slowkite].',
  );
  assert.equal(fix('draft.tex', "``costs 40\\% of the height'' \\cite{slowkite}."), "``costs 50\\% of the height'' \\cite{slowkite}.");
  assert.equal(
    fix('draft.tex', "``landing costs the half of the height'' \\cite{slowkite}."),
    "``landing costs 50\\% of the height'' \\cite{slowkite}.",
  );
  assert.equal(
    fix('draft.md', '"The hard landing costs 50% of the height" [@slowkite].'),
    '"The ‘soft’ landing costs 50% of the height" [@slowkite].',
  );
  assert.equal(
    fix('draft.md', '"costs 50% of the height, 12 of 14 kites" [@slowkite].'),
    '"costs 50% of the height; 12 of 14 kites" [@slowkite].',
  );
  assert.equal(
    fix('draft.md', '> A kite with two *long tails* lands\n> within 36 minutes in strong winds [@slowkite]'),
    '> A kite with two *short tails* lands\n> within 36 seconds in strong winds [@slowkite]',
  );
  assert.equal(fix('draft.md', '"a kite with *two long* tails lands" [@slowkite].'), '"a kite with *two short* tails lands" [@slowkite].');
});

test('an abstract that somebody else wrote, or none, is nothing to compare with', () => {
  const { snapshot } = createFixtureWorkspace(
    '//- /refs.bib\n@article{bare, title = {A Title without an Abstract Beside It}}\n//- /draft.md\n"A title without any abstract beside us" [@bare], "words that nobody wrote" [@bare].\n',
  );
  assert.equal(alteredQuotation.detect(snapshot, uriOf('/draft.md')).length <= 1, true);
});

test('a sign in place of a word is written after the word before, and a word in place of a sign with a space', () => {
  assert.equal(
    fix('draft.md', 'One reads "of the height and 12 of 14 kites were not damaged" [@slowkite].'),
    'One reads "of the height; 12 of 14 kites were not damaged" [@slowkite].',
  );
  assert.equal(
    fix('draft.md', 'So "that a kite, two short tails lands within 36 seconds" [@slowkite].'),
    'So "that a kite with two short tails lands within 36 seconds" [@slowkite].',
  );
});
