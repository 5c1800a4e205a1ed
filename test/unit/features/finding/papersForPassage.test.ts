import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPapersForPassage, suggest } from '../../../../server/src/features/finding/papersForPassage';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nText.\n`);
const span = { start: 0, end: 0 };
const find = (sentence: string, paragraph = sentence, limit = 10): readonly string[] =>
  findPapersForPassage(snapshot, { uri: uriOf('/draft.md'), passage: { span, sentence, paragraph, citations: [] }, limit }).map(
    ({ paper }) => paper.key,
  );

test('the paragraph stands for a sentence that is not there', () => {
  assert.equal(find('', 'some heads look far back')[0], 'longheads');
  assert.deepEqual(find('', ''), []);
});

test('says why: the words that the paper and the sentence share', () => {
  const [first] = findPapersForPassage(snapshot, {
    uri: uriOf('/draft.md'),
    passage: { span, sentence: 'tethered attention', paragraph: 'tethered attention', citations: [] },
    limit: 1,
  });
  assert.ok(first!.matches.some(({ text, ranges }) => ranges.some(([start, end]) => /^tethered/i.test(text.slice(start, end)))));
});

/** The keys that are offered at the drawn cursor, best first. */
function offer(draft: string, limit = 10, path = '/draft.md'): readonly string[] {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- ${path}\n${draft}`);
  return suggest(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset }, limit)!.found.map(({ paper }) => paper.key);
}

/** Whether any fits, and the keys of those that the sentence does not cite. */
function judge(draft: string): { readonly fits: string; readonly keys: readonly string[] } {
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- /draft.md\n${draft}`);
  const { fits, found, cited } = suggest(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset }, 5)!;
  return {
    fits: fits ? 'yes' : cited === undefined ? 'no' : 'cited',
    keys: found.slice(0, found.length - (cited ?? 0)).map(({ paper }) => paper.key),
  };
}

test('papers that the sentence speaks of, best first', () => {
  assert.equal(offer('Most entries of a cache are never read again<|>.')[0], 'plain-look-cache-eviction');
  assert.equal(offer('Long documents need little memory. Some heads look far back<|>. Images are patches.')[0], 'longheads');
  assert.equal(offer('A sparse pattern over patches<|> of images is learned.', 10, '/draft.tex')[0], 'sigma-sparse');
});

test('the paragraph tells what the sentence leaves open', () => {
  const [first] = offer('Patches of images are read one by one. Sigma helps there<|>.');
  assert.equal(first, 'sigma-sparse');
  const [other] = offer('Scores drift, and a rescaling cancels the drift. Sigma helps there<|>.');
  assert.equal(other, 'sigma-differential');
});

test('what the paragraph cites already stands last', () => {
  const draft = 'Some heads look far back<|> and keep the whole cache.';
  assert.equal(offer(draft)[0], 'longheads');
  const cited = offer(`We use it [@longheads]. ${draft}`);
  assert.equal(cited.at(-1), 'longheads');
  assert.equal(cited.length, offer(draft).length);
});

test('none fits a sentence that says nothing of a subject', () => {
  for (const draft of [
    'This paper is organized as follows<|>.',
    'We thank the reviewers for their time<|>.',
    'Our users like chocolate over<|> the rest.',
  ])
    assert.equal(judge(draft).fits, 'no', draft);
  assert.equal(judge('Most entries of a cache are never read again<|>.').fits, 'yes');
});

test('where what fits is cited in the sentence already, that is said, and the others are listed', () => {
  const drafts = [
    'Most entries of a cache are never read again [@plain-look-cache-eviction].<|>',
    'As @plain-look-cache-eviction shows, most entries of a cache are never read again<|>.',
    'This paper is organized [@longheads] as follows<|>.',
  ];
  for (const draft of drafts) {
    const { fits, keys } = judge(draft);
    assert.equal(fits, 'cited', draft);
    assert.ok(!keys.includes(draft.includes('longheads') ? 'longheads' : 'plain-look-cache-eviction'), draft);
  }
  assert.equal(judge('Patches of images are read by heads [@longheads].<|>').fits, 'yes');
  assert.equal(judge('We use it [@longheads]. This paper is organized as follows<|>.').fits, 'no');
  assert.equal(judge('This paper is organized [@nobody] as follows<|>.').fits, 'no');
});

test('words that are ordinary in the language, or in most abstracts, find nothing by themselves', () => {
  for (const draft of [
    'Our users like chocolate over<|> the rest.',
    'They read it once<|>, and never again.',
    'Only a few<|> follow.',
    'We train on data<|> that was good enough.',
  ])
    assert.deepEqual(offer(draft), [], draft);
  assert.equal(offer('Patches<|>.')[0], 'sigma-sparse');
});

test('the limit, and the place for the citation', () => {
  assert.equal(offer('Some heads keep the whole cache of images<|>.', 2).length, 2);
  const { snapshot, cursor } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nOne. Some heads<|> look far back. Two.`);
  const answer = suggest(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset }, 5)!;
  assert.equal(drawSpans(snapshot, cursor.uri, [answer.sentence], answer.place), 'One. <|Some heads look far back<|>.|> Two.');
});

test('nothing where no sentence stands or nothing is known of it', () => {
  for (const draft of [
    '<|>',
    '\n\n<|>\n\n',
    '[@kiteformer<|>]',
    '… !!! <|>',
    '😀😀<|>',
    '```\nheads<|>\n```\n',
    '漢字の文<|>。',
    'نص عربي<|>.',
    '$x$<|>',
  ])
    assert.deepEqual(offer(draft), [], draft);
  const { snapshot } = createFixtureWorkspace(papersDigest);
  assert.equal(suggest(snapshot, uriOf('/papers-digest.txt'), { start: 0, end: 0 }, 5), undefined);
});

test('places outside of the draft are its ends', () => {
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /draft.md\nSome heads look far back.`);
  for (const place of [
    { start: 9999, end: 9999 },
    { start: -5, end: -5 },
    { start: 20, end: 3 },
  ])
    assert.ok(suggest(snapshot, uriOf('/draft.md'), place, 5)!.found.length >= 0);
});
