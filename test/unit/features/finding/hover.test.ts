import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover, renderHover } from '../../../../server/src/features/finding/hover';
import type { Settings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

/** The draft draws the cursor and the stretch that the card is for; each of `patterns` must stand in the card. */
function checkHover(
  draft: string,
  patterns: readonly RegExp[],
  path = '/draft.md',
  settings: Partial<Settings> = {},
  digest = papersDigest,
): string {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- ${path}\n${draft}`, settings);
  const answer = hover(snapshot, cursor.uri, cursor.offset);
  assert.ok(answer, `no card at ${draft}`);
  const markdown = renderHover(answer);
  for (const pattern of patterns) assert.match(markdown, pattern);
  assert.equal(
    drawSpans(snapshot, cursor.uri, [answer.span], cursor.offset),
    drawSpans(snapshot, cursor.uri, cursor.file.ranges, cursor.offset),
  );
  return markdown;
}

function checkNoHover(draft: string, path = '/draft.md'): void {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${path}\n${draft}`);
  assert.equal(hover(snapshot, cursor.uri, cursor.offset), undefined, draft);
}

test('title, facts, what it does, numbers, abstract: in this order', () => {
  const digest = papersDigest.replace('no new training.', 'no new training. On books, KiteFormer is 3.1x faster than a plain layer.');
  const card = checkHover(
    'Cited [@<|kite<|>former|>].',
    [/^\*\*KiteFormer: Tethered Attention for Very Long Documents\*\*\n\n`kiteformer` · Jun 23 · cited once\n\n> /],
    '/draft.md',
    {},
    digest,
  );
  assert.match(card, /^- On books, KiteFormer is \*\*3\.1x\*\* faster than a plain layer$/m);
  const order = ['**KiteFormer: Tethered', '`kiteformer`', '> ', '\n- ', '\n---\n', 'Long documents strain attention. We introduce'];
  const places = order.map((part) => card.indexOf(part));
  assert.ok(
    places.every((at) => at !== -1),
    card,
  );
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    card,
  );
});

test('the summary is verbatim and says what the paper does, not what everybody knows', () => {
  const card = checkHover('As <|Kite<|>Former|> shows', []);
  const summary = /^> (.*)$/m.exec(card)?.[1] ?? '';
  assert.match(summary, /We introduce KiteFormer/);
  assert.ok(papersDigest.includes(summary), summary);
});

test('counts the citations of all open drafts', () => {
  checkHover('[@<|kite<|>former|>], @kiteformer\n//- /other.tex\n\\cite{kiteformer}\n', [/cited 3 times/]);
  checkHover('[@<|kite<|>former|>], @kiteformer', [/cited twice/]);
  assert.doesNotMatch(checkHover('<|Kite<|>Former|>', []), /cited/);
});

test('a key that means two papers shows both cards', () => {
  checkHover('[@<|sig<|>ma|>]', [/Sigma: Sparse Heads for Images[^]*\n---\n[^]*Sigma: Differential Rescaling of Scores/]);
});

test('more papers than fit are counted', () => {
  const many = Array.from(
    { length: 5 },
    (_, n) => `Omega: Part ${'abcde'[n]} of a Long Study\n\nWe propose Omega, for case ${n} of the study.\n`,
  ).join('\n');
  const { snapshot, cursor } = createFixtureWorkspace(`//- /digest.txt\n${many}//- /draft.md\n[@ome<|>ga]\n`);
  const card = renderHover(hover(snapshot, cursor.uri, cursor.offset)!);
  assert.equal(card.match(/\*\*Omega: Part/g)?.length, 3);
  assert.match(card, /and 2 more papers$/);
});

test('a title in the digest, and LaTeX', () => {
  const { snapshot, cursor } = createFixtureWorkspace(papersDigest.replace('A Plain', 'A Pl<|>ain'));
  assert.match(renderHover(hover(snapshot, cursor.uri, cursor.offset)!), /^\*\*A Plain Look at Cache Eviction\*\*/);
  checkHover('\\citet{<|long<|>heads|>}', [/^\*\*LongHeads/], '/draft.tex');
});

test('the mark before a key shows the card too', () => {
  checkHover('As [see <|<|>@kiteformer|>] shows', [/^\*\*KiteFormer/]);
  checkHover('As <|<|>@kiteformer|> shows', [/^\*\*KiteFormer/]);
  checkHover('\\citet<|<|>{longheads|>}', [/^\*\*LongHeads/], '/draft.tex');
  checkNoHover('As <|>[@kiteformer] shows');
});

test('the abstract stays away where the setting says so', () => {
  const whole = checkHover('[@<|kite<|>former|>]', [/\n---\n/]);
  const short = checkHover('[@<|kite<|>former|>]', [/> We introduce/], '/draft.md', { hoverAbstract: false });
  assert.doesNotMatch(short, /---/);
  assert.ok(whole.startsWith(short));
});

test('nothing at other places', () => {
  checkNoHover('Some <|>words.');
  checkNoHover('[@unkn<|>own]');
  checkNoHover('`@kite<|>former`');
  checkNoHover('% \\cite{kite<|>former}', '/draft.tex');
  assert.equal(hover(createFixtureWorkspace(papersDigest).snapshot, uriOf('/gone.md'), 0), undefined);
});

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

Landing a kite is hard. We show that a *kite* with two short tails lands within 36 seconds in strong winds. All winds are mild on the moon.
`;

function card(text: string): string {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  const link = ({ uri }: { readonly uri: string }): string => uri;
  const found = hover(snapshot, cursor.uri, cursor.offset, () => '', link);
  return found === undefined ? '' : renderHover(found);
}

test('the line has the sentence with the shared words in bold, and its place as a link', () => {
  assert.match(
    card('Short tails land a kite in 36 seconds [@slow<|>kite].'),
    /\n\n“We show that a \\\*\*\*kite\*\*\\\* with two \*\*short tails lands\*\* within \*\*36 seconds\*\* in strong winds\.” \(\[kites-digest\.txt, line 3\]\(<file:[^<>]*>\)\)\n\n/,
  );
});

test('the summary is not shown a second time', () => {
  const shown = card('Short tails land a kite in 36 seconds [@slow<|>kite].');
  assert.doesNotMatch(shown, /^> /m);
  assert.match(card('On the moon all winds are mild, they say [@slow<|>kite].'), /\n\n“.*” \(.*\)\n\n> We show/);
});

const silent = /\n\n\*The abstract doesn't say this\.\*\n\n/;

test('that the abstract is silent is said only where it is certain', () => {
  assert.match(card('Wooden boats were built along muddy rivers by carpenters of old villages [@slow<|>kite].'), silent);
  for (const [why, sentence] of [
    ['words of the abstract', 'Carpenters of old villages knew that strong winds carry kites with long tails [@slow<|>kite].'],
    ['words of the title', 'Kites that land by themselves are older than the villages [@slow<|>kite].'],
    ['another paper', 'Wooden boats were built along muddy rivers by carpenters of old villages [@slow<|>kite; @other].'],
    ['no claim', 'See [@slow<|>kite].'],
    ['no citation', 'As Slow<|>Kite shows, wooden boats were built along muddy rivers by carpenters of old villages.'],
  ] as const)
    assert.doesNotMatch(card(sentence), /doesn't say/, why);
});

test('a sentence of the abstract that may only resemble the draft is not shown', () => {
  assert.doesNotMatch(card('Landing strips were built along muddy rivers by carpenters of old villages [@slow<|>kite].'), /“/);
});
