import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { PaperFacts } from '../../../../server/src/digest/paperSections/renderPaperSection';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { addToDigest, type DigestAddition } from '../../../../server/src/lookUp/feeds/addToDigest';
import type { FeedPaper } from '../../../../server/src/lookUp/feeds/feedSource';
import { forSeeds } from '../../../support/random';
import { findRealData } from '../../../support/realData';

const hint = { path: '/papers/reading-digest.md' };
const heading = 'Hugging Face daily papers, 2026-06-23';

function paper(title: string, facts: Partial<PaperFacts> = {}): FeedPaper {
  const abstract = `We study ${title}, at length, and find that it holds for all kites that we tried in the wind.`;
  return { facts: { title, abstract, authors: ['Ada Berg'], links: [], ...facts }, source: heading };
}

function add(digest: string, papers: readonly FeedPaper[], path = hint.path): Extract<DigestAddition, { kind: 'addition' }> {
  const addition = addToDigest(digest, { path }, papers, heading);
  assert.equal(addition.kind, 'addition', JSON.stringify(addition));
  return addition as Extract<DigestAddition, { kind: 'addition' }>;
}

const kites = paper('Kites in the Wind', { arxivId: '2606.01234' });
const winds = paper('Winds of Change', { doi: '10.1000/Winds' });

test('an empty digest begins with its heading', () => {
  const { text, ...counts } = add('', [kites]);
  assert.deepEqual(counts, { kind: 'addition', added: 1, known: 0, unreadable: 0 });
  assert.ok(text.startsWith('# Hugging Face daily papers, 2026-06-23\n\n## Kites in the Wind\n\n- Authors: Ada Berg\n'), text);
});

test('the same papers twice change nothing, nor does an answer in another order', () => {
  const first = add('', [kites, winds]).text;
  assert.deepEqual(add(first, [winds, kites]), { kind: 'addition', text: '', added: 0, known: 2, unreadable: 0 });
  const more = add(first, [winds, paper('Clouds'), kites]);
  assert.deepEqual([more.added, more.known], [1, 2]);
  assert.ok(more.text.startsWith('\n## Clouds\n'), more.text);
});

test('a paper is known by its identifier under another title, and by its title without an identifier', () => {
  const digest = add('', [kites, winds]).text;
  const known = (title: string, facts: Partial<PaperFacts> = {}): boolean => add(digest, [paper(title, facts)]).known === 1;
  assert.equal(known('A New Title for Kites', { arxivId: '2606.01234' }), true);
  assert.equal(known('A New Title for Kites', { doi: '10.48550/arXiv.2606.01234' }), true);
  assert.equal(known('A New Title for Winds', { doi: '10.1000/WINDS' }), true);
  assert.equal(known('KITES: in the {Wind}'), true);
  assert.equal(known('Kites in the Wind', { doi: '10.1000/kites' }), true);
  assert.equal(known('Kites in the Wind', { arxivId: '2606.09999' }), false);
  assert.equal(known('Kites in the Wind++'), false);
});

test('a title that another work has too, by its abstract or by its year', () => {
  const tell = (of: string): string => `We tell of ${of}. ${[...'abcdefghijklmnopqrstuvwxyz'].map((sign) => `${of} ${sign}`).join(', ')}.`;
  const [preprint, journal] = [{ arxivId: '2510.01234' }, { doi: '10.1109/TIT.2011.1' }];
  const known = (first: Partial<PaperFacts>, second: Partial<PaperFacts>): boolean =>
    add(add('', [paper('Kites', first)]).text, [paper('Kites', second)]).known === 1;
  const [kite, code] = [tell('kites'), tell('codes')];
  assert.equal(known({ ...preprint, year: 2025, abstract: kite }, { ...journal, year: 2011, abstract: code }), false);
  assert.equal(known({ abstract: kite }, { ...journal, abstract: code }), false);
  assert.equal(known({ ...preprint, year: 2025, abstract: kite }, { ...journal, year: 2011, abstract: '' }), false);
  assert.equal(known({ ...preprint, year: 2025, abstract: kite }, { ...journal, year: 2026, abstract: '' }), true);
  assert.equal(known({ ...preprint, year: 2025, abstract: kite }, { ...journal, year: 2031, abstract: kite }), true);
  assert.equal(known({ ...preprint, abstract: kite, abstractKind: 'summary' }, { ...journal, abstract: code }), true);
  assert.equal(known({ ...journal, abstract: kite }, { doi: '10.1109/tit.2011.1', abstract: code }), true);
});

test('papers that an answer holds twice are added once', () => {
  assert.equal(add('', [kites, kites, paper('kites in the wind')]).added, 1);
});

test('what the writer wrote stays byte for byte, also with line ends of Windows', () => {
  const own = `Reading list\n\nGliding over the Sea: A Survey of Methods\n${'We survey how kites glide over the sea, and which of them return to their owners in the end. '.repeat(3)}\n`;
  for (const digest of [own, own.trimEnd(), `${own}\n`, own.replaceAll('\n', '\r\n')]) {
    const { text } = add(digest, [kites], '/papers/list-digest.txt');
    const all = parseDigest(digest + text, { path: '/papers/list-digest.txt' }).entries;
    assert.deepEqual(
      all.map(({ title }) => title),
      ['Gliding over the Sea: A Survey of Methods', 'Kites in the Wind'],
    );
    assert.ok(!digest.includes('\r') || !/[^\r]\n/.test(text));
    assert.match(digest + text, /[^\n]\r?\n\r?\n## Kites/);
  }
});

test('an export can’t be added to', () => {
  const exports: Readonly<Record<string, string>> = {
    '/papers/a-digest.json': '[{"title": "Gliding over the Sea", "authors": ["Ada Berg"], "year": 2020, "doi": "10.1000/sea"}]',
    '/papers/c-digest.csv':
      'Authors,Title,Year,DOI\n"Berg, A.; Ice, B.",Gliding over the Sea,2020,10.1000/sea\n"Roe, C.",Sailing over the Sea,2021,10.1000/sail\n',
    '/papers/b-digest.txt': 'TY  - JOUR\nTI  - Gliding over the Sea\nAU  - Berg, Ada\nPY  - 2020\nER  - \n',
  };
  for (const [path, digest] of Object.entries(exports)) assert.equal(addToDigest(digest, { path }, [kites], heading).kind, 'refused');
});

test('of the real digests, texts and mails of arXiv take papers, and exports do not (slow)', (context) => {
  const folder = findRealData('digests/dev');
  if (folder === undefined) return context.skip('the real digests are not on this machine');
  const names = readdirSync(folder).filter((name) => name !== 'README.md' && statSync(join(folder, name)).size < 20_000);
  const kinds = names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '');
    const { format = 'text' } = parseDigest(text, { path: name });
    return { name, isText: format === 'text' || format === 'arxiv-mail', kind: addToDigest(text, { path: name }, [kites], heading).kind };
  });
  assert.ok(kinds.filter(({ isText }) => isText).length > 10);
  assert.deepEqual(
    kinds.filter(({ isText, kind }) => isText !== (kind === 'addition')),
    [],
  );
});

test('papers without a title are counted', () => {
  assert.deepEqual(add('', [paper('---'), paper('')]), { kind: 'addition', text: '', added: 0, known: 0, unreadable: 2 });
});

test('days that overlap give each paper once, in whatever order they are fetched (slow)', () => {
  const stock = Array.from({ length: 12 }, (_, at) => paper(`Kites of Type ${at}: A Study`, { arxivId: `2606.0${1000 + at}` }));
  forSeeds(40, (random) => {
    let digest = random.pick(['', '# My reading\n\nNotes of mine on kites.\n']);
    for (let day = 0; day < 6; day += 1) {
      const from = random.below(8);
      const { text } = add(digest, random.shuffle(stock.slice(from, from + 5)));
      digest += text;
    }
    const ids = parseDigest(digest, hint).entries.map(({ arxivId }) => arxivId);
    assert.equal(new Set(ids).size, ids.length);
  });
});
