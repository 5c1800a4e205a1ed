import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GFM, parser } from '@lezer/markdown';
import { createPaperCard, formatDate, formatOrigin, renderPaperCard } from '../../../../server/src/features/finding/paperCard';
import type { Paper } from '../../../../server/src/model/paper';
import { defaultSettings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { hostileAbstract, hostileDigest, hostileTitles } from '../hostileText';

const bare: Paper = {
  key: 'moraine',
  title: 'Moraine: A Model of Glaciers',
  names: [],
  abstract: '',
  authors: [],
  links: [],
  occurrences: [],
};

function renderCard(paper: Partial<Paper>, citedCount = 0): string {
  return renderPaperCard(createPaperCard({ ...bare, ...paper }, { citedCount }, defaultSettings));
}

/** The card's lines, those between them left out, must be `lines`. */
function checkCard(paper: Partial<Paper>, lines: readonly string[]): void {
  assert.deepEqual(
    renderCard(paper)
      .split('\n')
      .filter((line) => line !== ''),
    lines,
  );
}

test('words on a paper that are not its own are called so', () => {
  checkCard({ abstract: 'Ice moves.', abstractKind: 'summary' }, [
    '**Moraine: A Model of Glaciers**',
    '`moraine` · summary only',
    '> Ice moves.',
  ]);
  checkCard({ abstract: 'Ice moves.' }, ['**Moraine: A Model of Glaciers**', '`moraine`', '> Ice moves.']);
});

/** What a Markdown renderer makes of the card: its elements, its link targets, and the text that a reader sees. */
function readCard(card: string): { elements: Set<string>; targets: string[]; shown: string } {
  const elements = new Set<string>();
  const targets: string[] = [];
  let shown = '';
  let done = 0;
  const skip = (from: number, to: number): void => {
    shown += card.slice(done, from);
    done = to;
  };
  parser
    .configure([GFM])
    .parse(card)
    .iterate({
      enter: ({ name, from, to }) => {
        if (name === 'Escape') skip(from, from + 1);
        else if (/Mark$/.test(name)) skip(from, to);
        else if (name === 'URL') {
          targets.push(card.slice(from, to).replace(/^<|>$/g, ''));
          skip(from, to);
        } else elements.add(name);
      },
    });
  return { elements, targets, shown: shown + card.slice(done) };
}

test('only what is known', () => {
  checkCard({}, ['**Moraine: A Model of Glaciers**', '`moraine`']);
  checkCard({ names: ['Moraine', 'MRN'], date: 'Jun 23' }, ['**Moraine: A Model of Glaciers**', 'MRN · `moraine` · Jun 23']);
});

test('no author that no source gives, and no "et al."', () => {
  checkCard({ authors: ['Ada Berg'] }, ['**Moraine: A Model of Glaciers**', '`moraine` · Ada Berg']);
  checkCard({ authors: ['Ada Berg', 'Bo Lund'] }, ['**Moraine: A Model of Glaciers**', '`moraine` · Ada Berg and Bo Lund']);
  checkCard({ authors: ['Ada Berg', 'Bo Lund', 'Cy Hill', 'Di Moor'] }, [
    '**Moraine: A Model of Glaciers**',
    '`moraine` · Ada Berg, Bo Lund and 2 more',
  ]);
});

test('a list of authors that goes on is shown as such', () => {
  checkCard({ authors: ['Berg'], hasMoreAuthors: true }, ['**Moraine: A Model of Glaciers**', '`moraine` · Berg et al.']);
  checkCard({ authors: ['Ada Berg', 'Bo Lund', 'Cy Hill'], hasMoreAuthors: true }, [
    '**Moraine: A Model of Glaciers**',
    '`moraine` · Ada Berg, Bo Lund et al.',
  ]);
  assert.equal(formatOrigin({ ...bare, authors: ['Ada Berg'], hasMoreAuthors: true, year: 2021 }), 'Berg et al. 2021');
  assert.equal(formatOrigin({ ...bare, authors: ['Ada Berg'], year: 2021 }), 'Berg 2021');
  assert.equal(formatOrigin({ ...bare, authors: ['Ada Berg'], date: '2021-05-27', year: 2021 }), 'Berg 2021');
  assert.equal(formatOrigin({ ...bare, authors: ['Ada Berg'], date: 'Jun 23' }), 'Berg Jun 23');
  assert.equal(formatOrigin({ ...bare, date: '2021-05-27', year: 2021 }), '2021-05-27');
});

test('the date as it was written, else the year, else nothing', () => {
  assert.equal(formatDate({ date: 'Jun 23', year: 2025, occurrences: [] }), 'Jun 23');
  assert.equal(formatDate({ year: 2025, occurrences: [] }), '2025');
  assert.equal(formatDate({ occurrences: [] }), '');
});

test('arXiv is named once: as the link if there is one, otherwise as the venue', () => {
  const [title, link] = ['**Moraine: A Model of Glaciers**', '[arXiv](<https://arxiv.org/abs/2411.13560>)'];
  checkCard({ venue: 'arXiv', arxivId: '2411.13560' }, [title, '`moraine`', link]);
  checkCard({ venue: 'arXiv preprint arXiv:2411.13560', arxivId: '2411.13560' }, [title, '`moraine`', link]);
  checkCard({ venue: 'arXiv' }, [title, '`moraine` · arXiv']);
  checkCard({ venue: 'ICLR', arxivId: '2411.13560' }, [title, '`moraine` · ICLR', link]);
});

test('links are the last row, after the abstract', () => {
  const abstract = 'Ice moves. Nobody knows how far it goes in a year. We present Moraine, which maps it. No guide has to climb for that.';
  const card = renderCard({ abstract: `${abstract} ${abstract}`, arxivId: '2411.13560' });
  assert.match(card, /\n---\n\nIce moves\. [^]*\n\n\[arXiv\][^\n]*$/);
});

test('how often it is cited', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((count) => renderCard({}, count).split('\n').at(-1)),
    ['`moraine`', '`moraine` · cited once', '`moraine` · cited twice', '`moraine` · cited 3 times'],
  );
});

test('a figure stands out within its words, also one with a decimal point', () => {
  const card = renderCard({
    abstract:
      'Glaciers move slowly. We present Moraine, a map of ice that shows how every glacier of the Alps has moved in the years since the first maps of them were drawn. It is drawn from pictures of satellites, and no guide has to climb. On the Alps, our map runs 2.5x faster than any map before it, and 1.5x on the Andes.',
  });
  const line = /^- .*$/m.exec(card)?.[0] ?? '';
  const { shown, elements } = readCard(line);
  assert.ok(elements.has('StrongEmphasis'), line);
  assert.equal(shown.match(/2\.5x/g)?.length, 1, line);
  assert.match(shown, /On the Alps, our map runs 2\.5x faster than any map before it, and 1\.5x on the Andes/);
  assert.match(line, /runs \*\*2\.5x\*\* faster .* and \*\*1\.5x\*\* on/);
});

test('what the summary says is not said again', () => {
  const card = renderCard({ abstract: 'We present Moraine, which maps ice. Moraine runs 2.5x faster than any map before it.' });
  assert.equal(card.match(/2\\\.5x|2\.5x/g)?.length, 1, card);
});

test('one link of a kind, web addresses only', () => {
  const card = renderCard({
    arxivId: '2411.13560',
    doi: '10.1000/xyz_(7)',
    links: [
      { kind: 'code', url: 'https://example.org/code one' },
      { kind: 'code', url: 'https://example.org/second' },
      { kind: 'page', url: 'command:evil.run' },
      { kind: 'pdf', url: 'javascript:alert(1)' },
    ],
  });
  assert.deepEqual(readCard(card).targets, [
    'https://arxiv.org/abs/2411.13560',
    'https://doi.org/10.1000/xyz_(7)',
    'https://example.org/code%20one',
  ]);
  assert.match(card, /\[arXiv\].* · \[DOI\].* · \[Code\]/);
});

test('an address that is encoded already stays as it is, and none breaks out of its link', () => {
  const targetOf = (url: string): string[] => readCard(renderCard({ links: [{ kind: 'page', url }] })).targets;
  assert.deepEqual(targetOf('https://example.org/a%20b'), ['https://example.org/a%20b']);
  assert.deepEqual(targetOf('https://example.org/100%'), ['https://example.org/100%25']);
  for (const url of [
    'https://example.org/>)[x](command:evil.run',
    'https://example.org/\n\n[x](command:evil.run)',
    'https://example.org/\\>) <b>',
  ]) {
    const { targets, elements } = readCard(renderCard({ links: [{ kind: 'page', url }] }));
    assert.equal(targets.length, 1, url);
    assert.match(targets[0]!, /^https:\/\/example\.org\//);
    assert.ok(!elements.has('HTMLTag'), url);
  }
});

const ownElements = ['Document', 'Paragraph', 'StrongEmphasis', 'InlineCode', 'Blockquote', 'BulletList', 'ListItem', 'HorizontalRule'];

for (const title of hostileTitles) {
  test(`shown as text: ${title}`, () => {
    const { snapshot } = createFixtureWorkspace(hostileDigest(title));
    const [paper] = snapshot.library().papers;
    assert.equal(paper?.title, title);
    assert.equal(paper.abstract, hostileAbstract);
    const hostile = { ...paper, names: [title], authors: [title, '*A* [b](command:c)'], date: title };
    const card = renderPaperCard(createPaperCard(hostile, { citedCount: 0 }, defaultSettings));
    const { elements, targets, shown } = readCard(card);
    assert.deepEqual(
      [...elements].filter((element) => !ownElements.includes(element)),
      [],
      card,
    );
    assert.deepEqual(targets, [], card);
    // The title has the name, which is not said again.
    assert.equal(shown.split(title).length, 4, `title, author and date in\n${shown}`);
    assert.ok(shown.includes(hostileAbstract), shown);
  });
}
