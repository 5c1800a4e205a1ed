import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { forSeeds } from '../../../support/random';
import { checkSpans } from '../digestChecks';
import { samples } from './samples';

const count = 40;

for (const { path, write } of samples) {
  const text = write(count);

  test(`${path}: cut off anywhere, what stands before is read`, () => {
    const whole = parseDigest(text, { path });
    assert.equal(whole.entries.length, count);
    assert.deepEqual(whole.issues, []);
    for (let end = 0; end < text.length; end += 200) {
      const cut = parseDigest(text.slice(0, end), { path });
      checkSpans(text.slice(0, end), cut);
      const complete = whole.starts.filter((start, index) => start + whole.entries[index]!.span.end < end - 2).length;
      const same = whole.entries
        .slice(0, complete)
        .filter((entry, index) => cut.entries[index]?.title === entry.title && cut.entries[index].abstract === entry.abstract).length;
      assert.equal(same, complete, `cut at ${end}`);
    }
  });

  test(`${path}: line ends of any kind give the same papers`, () => {
    const plain = text.replaceAll('\r\n', '\n');
    const expected = parseDigest(plain, { path }).entries.map(({ title, abstract, doi }) => ({ title, abstract, doi }));
    for (const lineEnd of ['\r\n', '\r']) {
      // A single CR ends a line if there is no LF (Mac OS 9), but not in YAML, TOML, Org and notes.
      if (lineEnd === '\r' && /yaml|md|toml|org/.test(path)) continue;
      assert.deepEqual(
        parseDigest(plain.replaceAll('\n', lineEnd), { path }).entries.map(({ title, abstract, doi }) => ({ title, abstract, doi })),
        expected,
        JSON.stringify(lineEnd),
      );
    }
  });
}

test('no change of an export throws or gives a span that is out of order (slow)', () => {
  const pieces = [
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '&',
    '<entry>',
    '</entry>',
    '<title>',
    '<![CDATA[',
    '%T ',
    'ER  - \n',
    'TY  - JOUR\n',
    'PMID- 1\n',
    '---\n',
    '- ',
    ': ',
    '|',
    '>-\n',
    '&a ',
    '*a',
    '\u0000',
    '\ud83d',
    '\u00a0',
  ];
  forSeeds(120, (random) => {
    const { path, write } = random.pick(samples);
    let text = write(8);
    for (let change = random.below(12); change >= 0; change--) {
      const start = random.below(text.length + 1);
      const end = Math.min(text.length, start + (random.below(3) === 0 ? random.below(200) : 0));
      text = text.slice(0, start) + random.pick(pieces) + text.slice(end);
    }
    checkSpans(text, parseDigest(text, { path: random.pick([path, 'a.txt']) }));
  });
});

test('an edit of one record leaves the entries of the others the same objects', () => {
  for (const { path, write } of samples) {
    const text = write(8);
    const before = parseDigest(text, { path });
    const after = parseDigest(text.replace('Kite 3', 'Kite 3, again'), { path }, before.entries);
    assert.deepEqual(
      after.entries.map((entry, index) => entry === before.entries[index]),
      before.entries.map((_, index) => index !== 2),
      path,
    );
  }
});

test('no character that commands a terminal or reorders a line comes out of what an export encodes', () => {
  const commands = '\u001b]0;X\u0007 \u202e';
  const written = '&#x1b;]0;X&#7; &#x202e;';
  const head = (encoding: string): string =>
    `From: a@b.org\nSubject: =?utf-8?b?${Buffer.from(commands).toString('base64')}?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n`;
  const page = `A Study of Kites ${commands} in Wind\n\nWe fly them ${commands} in a gale, and they hold their line as we show.\n`;
  const texts: Readonly<Record<string, string>> = {
    'a.json': JSON.stringify([
      { title: `Kites ${written}`, authors: [`Ada ${written} Berg`], abstract: written, venue: `Wind ${written}`, keywords: [written] },
    ]),
    'a.csv': `Title,Authors,Abstract\nKites ${written},Ada ${written} Berg,They fly ${written}\n`,
    'a.ris': `TY  - JOUR\nTI  - Kites ${written}\nAU  - Berg${written}, Ada\nAB  - They fly ${written}\nER  - \n`,
    'a.xml': `<feed><entry><title>Kites ${written} &amp;#x202e;</title><id>http://arxiv.org/abs/2410.10001</id><summary>${written}</summary><category term="${written}"/></entry></feed>`,
    'a.html': `<html><head><meta name="citation_title" content="Kites ${written}"><meta name="citation_author" content="Ada ${written} Berg"></head><body>`,
    'b.html': `<html><body>${['Kites', 'Ropes', 'Knots', 'Sails'].map((title, at) => `<h3><a href="https://arxiv.org/abs/2410.1000${at}">A Study of ${title} ${written}</a></h3><p>Ada ${written} Berg, Bo Ice</p>`).join('')}`,
    'a.eml': head('quoted-printable') + page.replaceAll(commands, '=1B]0;X=07 =E2=80=AE'),
    'b.eml': head('base64') + Buffer.from(page).toString('base64'),
  };
  for (const [path, text] of Object.entries(texts)) {
    const { entries } = parseDigest(text, { path });
    assert.notDeepEqual(entries, [], path);
    assert.doesNotMatch(JSON.stringify(entries), /\\u00[01]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, path);
  }
});
