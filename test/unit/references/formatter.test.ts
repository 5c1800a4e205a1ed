import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancelledError } from '../../../server/src/base/cancellation';
import type { CslItem } from '../../../server/src/model/csl';
import type { CitedCluster, CitedWork } from '../../../server/src/references/citedWork';
import { createFormatterLoader, type StyleRequest } from '../../../server/src/references/loadFormatter';
import { plainText, renderRichHtml, renderRichMarkdown } from '../../../server/src/references/richText';
import { items, noteStyle, numericStyle } from './items';

const load = createFormatterLoader();

function work(item: CslItem | string, more: Partial<CitedWork> = {}): CitedWork {
  return typeof item === 'string'
    ? { key: item, item: undefined, suppressAuthor: false, ...more }
    : { key: item.id, item, suppressAuthor: false, ...more };
}

const cluster = (...works: CitedWork[]): CitedCluster => ({ mode: 'parenthetical', works });
const narrative = (...works: CitedWork[]): CitedCluster => ({ mode: 'narrative', works });

async function format(clusters: readonly CitedCluster[], request?: StyleRequest): Promise<{ citations: string[]; references: string[] }> {
  const { formatter } = await load(request);
  const { citations, references } = await formatter.formatDraft(clusters, []);
  return {
    citations: citations.map(({ lead, text }) => [plainText(lead), plainText(text)].filter((part) => part !== '').join(' ')),
    references: references.map(({ text }) => plainText(text)),
  };
}

test('Chicago, the style where a draft names none: what pandoc makes of the same citations', async () => {
  const { citations, references } = await format([
    cluster(work(items.ann)),
    cluster(work(items.ann, { prefix: 'see', suffix: ', p. 3, and more' }), work(items.bo, { suffix: ', pp. 7-9' })),
    narrative(work(items.bo)),
    narrative(work(items.ann, { suffix: 'chap. 2' }), work(items.bo, { prefix: 'see' })),
    cluster(work(items.ann, { suppressAuthor: true })),
    cluster(work(items.ann, { suffix: ', and <i>more</i>' })),
    cluster(work(items.ann, { suffix: ' and more' })),
    cluster(work(items.ann, { suffix: '{ii, A, D-Z}, with a suffix' })),
  ]);
  assert.deepEqual(citations, [
    '(Arden 2001)',
    '(see Arden 2001, 3, and more; Brook and Crane 2002, 7–9)',
    'Brook and Crane (2002)',
    'Arden (2001, chap. 2; see Brook and Crane 2002)',
    '(2001)',
    '(Arden 2001, and more)',
    '(Arden 2001 and more)',
    '(Arden 2001, ii, A, D–Z, with a suffix)',
  ]);
  assert.deepEqual(references, [
    'Arden, Ann. 2001. Kites and Their Tethers. Hill Press.',
    'Brook, Bo, and Cy Crane. 2002. “On Wind & Weather.” Journal of Air 3: 7–19. https://doi.org/10.5555/air.7.',
  ]);
});

test('works of one author and year are told apart, and grouped', async () => {
  const { citations, references } = await format([cluster(work(items.ann), work(items.annLater), work(items.bo))]);
  assert.deepEqual(citations, ['(Arden 2001a, 2001b; Brook and Crane 2002)']);
  assert.equal(references[1], '———. 2001b. More Kites.');
});

test('a work without author and year: the title stands for the author, and no year is made up', async () => {
  const { citations, references } = await format([cluster(work(items.bare)), narrative(work(items.bare))]);
  assert.deepEqual(citations, ['(“A Plain Look at Kites,” n.d.)', '“A Plain Look at Kites” (n.d.)']);
  assert.deepEqual(references, ['“A Plain Look at Kites.” n.d.']);
});

test('a title that asks a question keeps its own sign alone', async () => {
  const asking = { ...items.bare, id: 'asking', title: 'Do kites sleep?' };
  assert.deepEqual((await format([cluster(work(asking)), narrative(work(asking))])).citations, [
    '(“Do Kites Sleep?” n.d.)',
    '“Do Kites Sleep?” (n.d.)',
  ]);
});

test('keys without a work keep their place and their name', async () => {
  const { citations } = await format([
    cluster(work('kite')),
    narrative(work('kite')),
    cluster(work('kite', { prefix: 'see' }), work(items.ann)),
    cluster(work(items.ann), work('kite'), work(items.bo)),
    narrative(work(items.ann), work('kite')),
  ]);
  assert.deepEqual(citations, [
    '(kite?)',
    '(kite?)',
    '(see kite?; Arden 2001)',
    '(Arden 2001; kite?; Brook and Crane 2002)',
    'Arden (2001; kite?)',
  ]);
});

test('BibTeX’s "and others" is "et al.", and small words stay small as pandoc has it', async () => {
  const crowd: CslItem = {
    ...items.bo,
    id: 'crowd',
    title: 'through the wind and about kites without tethers',
    author: [...items.bo.author, { literal: 'others' }],
  };
  const pair: CslItem = { ...items.ann, id: 'pair', author: [...items.ann.author, { family: 'Others' }] };
  const { citations, references } = await format([cluster(work(crowd), work(pair)), narrative(work(pair))]);
  assert.deepEqual(citations, ['(Brook, Crane, et al. 2002; Arden et al. 2001)', 'Arden et al. (2001)']);
  assert.match(
    references.join('\n'),
    /^Arden, Ann et al\. 2001\..*\nBrook, Bo, Cy Crane, et al\. 2002\. “Through the Wind and about Kites Without Tethers\.”/,
  );
});

test('a numeric style numbers works as they are cited, and collapses runs', async () => {
  const { citations, references } = await format(
    [
      cluster(work(items.bo)),
      cluster(work(items.ann), work(items.bo), work(items.bare)),
      narrative(work(items.ann)),
      cluster(work('kite'), work(items.bare)),
    ],
    { styleXml: numericStyle },
  );
  assert.deepEqual(citations, ['[1]', '[1–3]', '[2]', '[kite?, 3]']);
  assert.deepEqual(references, ['1. On wind & weather.', '2. Kites and their tethers.', '3. A plain look at kites.']);
});

test('a note style knows what was cited before', async () => {
  const { formatter } = await load({ styleXml: noteStyle });
  const clusters = [
    cluster(work(items.ann)),
    cluster(work(items.ann)),
    cluster(work('kite')),
    cluster(work(items.bo)),
    cluster(work(items.ann)),
    narrative(work(items.bo)),
  ];
  const { citations, isNoteStyle } = await formatter.formatDraft(clusters, []);
  assert.equal(isNoteStyle, true);
  assert.deepEqual(citations.map(({ text }) => plainText(text)).slice(0, 5), [
    'Ann Arden, Kites and their tethers.',
    'Ibid.',
    'kite?',
    'Bo Brook, Cy Crane, On wind & weather.',
    'Arden.',
  ]);
  assert.equal(plainText(citations[5]!.lead), 'Bo Brook, Cy Crane');
});

test('a formatter gives the same after other drafts and other works', async () => {
  const fresh = await format([cluster(work(items.ann), work(items.bo)), narrative(work(items.ann))]);
  await format([cluster(work(items.annLater)), cluster(work(items.ann), work(items.annLater))]);
  assert.deepEqual(await format([cluster(work(items.ann), work(items.bo)), narrative(work(items.ann))]), fresh);
});

test('an item that has changed is formatted anew under the same key', async () => {
  await format([cluster(work(items.ann))]);
  const { citations } = await format([cluster(work({ ...items.ann, issued: { 'date-parts': [[2020]] } }))]);
  assert.deepEqual(citations, ['(Arden 2020)']);
});

test('drafts that are formatted at once do not get into each other', async () => {
  const { formatter } = await load();
  const one = [cluster(work(items.ann)), cluster(work(items.bo))];
  const other = [cluster(work(items.annLater), work(items.ann))];
  const [first, second] = await Promise.all([formatter.formatDraft(one, []), formatter.formatDraft(other, [])]);
  assert.deepEqual(
    first.citations.map(({ text }) => plainText(text)),
    ['(Arden 2001)', '(Brook and Crane 2002)'],
  );
  assert.deepEqual(
    second.citations.map(({ text }) => plainText(text)),
    ['(Arden 2001b, 2001a)'],
  );
});

test('a cancelled request ends, and the next one is answered', async () => {
  const { formatter } = await load();
  await assert.rejects(formatter.formatDraft([cluster(work(items.ann))], [], { isCancellationRequested: true }), CancelledError);
  assert.deepEqual((await format([cluster(work(items.ann))])).citations, ['(Arden 2001)']);
});

test('a request that is cancelled halfway leaves nothing behind (slow)', async () => {
  const { formatter } = await load({ language: 'en-GB' });
  const many = Array.from(
    { length: 130 },
    (_, index): CslItem => ({ ...items.ann, id: `k${index}`, author: [{ family: `Arden${index % 7}` }] }),
  );
  const clusters = many.map((item) => cluster(work(item)));
  const texts = async (): Promise<string[]> => (await formatter.formatDraft(clusters, [])).citations.map(({ text }) => plainText(text));
  const whole = await texts();
  await formatter.formatDraft([cluster(work(items.ann))], []);
  for (const turns of [1, 2, 3, 5, 9]) {
    let asked = 0;
    const signal = {
      get isCancellationRequested() {
        return (asked += 1) > turns;
      },
    };
    await assert.rejects(formatter.formatDraft(clusters, [], signal), CancelledError);
    assert.deepEqual(
      (await formatter.formatDraft([cluster(work(items.ann))], [])).citations.map(({ text }) => plainText(text)),
      ['(Arden 2001)'],
    );
  }
  assert.deepEqual(await texts(), whole);
});

test('a long list: authors that follow themselves are a dash, wherever they stand (slow)', async () => {
  const { formatter } = await load();
  const many = Array.from(
    { length: 160 },
    (_, index): CslItem => ({
      ...items.ann,
      id: `b${index}`,
      title: `Title ${String(index).padStart(3, '0')}`,
      author: [{ family: `Arden${index % 2}`, given: 'A.' }],
    }),
  );
  const { references } = await formatter.formatDraft([], many);
  assert.equal(references.length, 160);
  const full = references.map(({ text }) => plainText(text)).filter((text) => !text.startsWith('———. 2001'));
  assert.deepEqual(
    full.map((text) => text.slice(0, 12)),
    ['Arden0, A. 2', 'Arden1, A. 2'],
  );
});

test('uncited works are listed', async () => {
  const { formatter } = await load();
  const { references } = await formatter.formatDraft([cluster(work(items.bo))], [items.ann]);
  assert.deepEqual(
    references.map(({ item }) => item.id),
    ['ann', 'bo'],
  );
});

test('the language of the draft gives the words', async () => {
  const { citations } = await format([narrative(work(items.bo))], { language: 'de-AT' });
  assert.deepEqual(citations, ['Brook und Crane (2002)']);
  assert.deepEqual((await format([narrative(work(items.bo))], { language: 'tlh' })).citations, ['Brook and Crane (2002)']);
});

test('one reference: Markdown and HTML', async () => {
  const { formatter } = await load();
  const reference = formatter.formatReference(items.bo)!;
  assert.equal(
    renderRichMarkdown(reference),
    'Brook, Bo, and Cy Crane. 2002. “On *Wind* & Weather.” *Journal of Air* 3: 7–19. [https\\://doi.org/10.5555/air.7](<https://doi.org/10.5555/air.7>).',
  );
  assert.equal(
    renderRichHtml(reference),
    'Brook, Bo, and Cy Crane. 2002. “On <em>Wind</em> &amp; Weather.” <em>Journal of Air</em> 3: 7–19. <a href="https://doi.org/10.5555/air.7">https://doi.org/10.5555/air.7</a>.',
  );
});

test('items with values that CSL-JSON does not have are formatted as far as they go', async () => {
  const { formatter } = await load();
  const line = (item: object): string => plainText(formatter.formatReference({ id: 'odd', type: 'book', ...item }) ?? []);
  assert.equal(line({ title: 5, issued: 2001 }), '5. 2001.');
  assert.equal(line({ author: 'Ann Arden', title: 'Kites', issued: '2001' }), 'Ann Arden. 2001. Kites.');
  assert.equal(line({ author: [null, 7, { family: 'Arden' }], editor: {}, title: 'Kites', issued: null }), 'Arden. n.d. Kites.');
  assert.equal(line({ author: [{ family: 5 }, { family: 'Arden', given: 7, suffix: {} }], title: 'Kites' }), 'Arden. n.d. Kites.');
  assert.equal(line({ title: ['x'], 'container-title': { a: 1 }, issued: [1] }), 'N.d.');
  assert.equal(line({ title: '<script> & <i>open', issued: { 'date-parts': [[]] } }), '<script> & <i>Open. n.d.');
});

test('a value of any type in a part of a name or a date, or as a variable, leaves the rest of the reference (slow)', async () => {
  const { formatter } = await load();
  const line = (item: object): string =>
    plainText(formatter.formatReference({ id: 'odd', type: 'book', title: 'Kites', author: [{ family: 'Arden' }], ...item }) ?? []);
  for (const odd of [5, true, null, '', {}, { x: 5 }, [], ['x'], [5], [[5]], [[{}]], [[null]]]) {
    const shown = JSON.stringify(odd);
    for (const part of ['family', 'given', 'suffix', 'literal', 'non-dropping-particle', 'comma-suffix'])
      assert.match(line({ author: [{ family: 'Arden', [part]: odd }, { family: 'Brook' }] }), /Brook.* Kites\.$/, `${part}: ${shown}`);
    for (const part of ['date-parts', 'raw', 'literal', 'season', 'circa', 'year'])
      for (const written of [{}, { 'date-parts': [[2001, 2]] }])
        assert.match(line({ issued: { ...written, [part]: odd } }), /^Arden\. .*Kites\.$/, `${part}: ${shown}`);
    for (const variable of ['page', 'language', 'note', 'editor', 'issued', 'accessed', 'DOI', 'volume', 'custom'])
      assert.match(line({ [variable]: odd }), /^Arden\..*Kites\./, `${variable}: ${shown}`);
  }
});

test('styles that cannot be used: the reason, and the usual style instead', async () => {
  const dependent =
    '<style><info><title>My Journal</title><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>';
  const broken: readonly (readonly [string, RegExp])[] = [
    [dependent, /^The CSL style "My Journal" only refers to another style, "apa"/],
    ['', /^The file isn't a CSL style/],
    ['<html></html>', /^The file isn't a CSL style/],
    ['<style><citation><layout>', /^The CSL style is invalid: `<layout>` on line 1 isn't closed\.$/],
    [numericStyle.slice(0, 300), /^The CSL style is invalid: ./],
    [numericStyle.replace('</citation>', ''), /^The CSL style is invalid: `<citation>` on line 3 isn't closed/],
    ['<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/></style>', /has no `<citation>` element/],
  ];
  for (const [styleXml, reason] of broken) {
    const { formatter, problem } = await load({ styleXml });
    assert.match(problem ?? '', reason, styleXml);
    const { citations } = await formatter.formatDraft([cluster(work(items.ann))], []);
    assert.equal(plainText(citations[0]!.text), '(Arden 2001)', styleXml);
  }
});
