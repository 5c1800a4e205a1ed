import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../../server/src/digest/parseDigest';
import type { Digest } from '../../../../../server/src/model/digest';
import { placeEntries } from '../../digestChecks';
import { encodeBase64, encodeQuotedPrintable } from './encodeMail';

const papers = [
  ['Attention as an RNN', 'L Feng, F Tung, Y Bengio - arXiv preprint arXiv:2405.13956, 2024', 'https://arxiv.org/abs/2405.13956'],
  [
    'Don’t Stop Pretraining: Adapt Language Models to Domains & Tasks',
    'S Gururangan, A Marasović - arXiv preprint arXiv:2004.10964, 2020',
    'https://arxiv.org/abs/2004.10964',
  ],
  [
    'Efficient Streaming Language Models with Attention Sinks',
    'G Xiao, Y Tian - arXiv preprint arXiv:2309.17453, 2023',
    'https://arxiv.org/abs/2309.17453',
  ],
] as const;
const abstract =
  'We ask how such models behave on long texts, and answer with measurements on three of them, the “largest” of which we trained for it.';

function writeAlert(from: number, to: number): string {
  const items = papers
    .slice(from, to)
    .map(
      ([title, byline, link]) =>
        `<h3 style="font-weight:normal"><a href="http://scholar.google.com/scholar_url?url=${link}&amp;hl=en&amp;sa=X" class="gse_alrt_title">${title.replace('&', '&amp;').replace('’', '&rsquo;')}</a></h3>` +
        `<div style="color:#006621">${byline}</div><div class="gse_alrt_sni">${abstract.replace(' of them', ' <br>of them')}</div><br>`,
    );
  return `<!doctype html><html><body><div>${items.join('')}</div><p><a href="http://scholar.google.com/scholar_alerts?view_op=cancel">Cancel alert</a></p></body></html>`;
}

const head =
  'From: Alerts <alerts@example.org>\r\nSubject: =?utf-8?q?Kites_=E2=80=93_new_results?=\r\nDate: Mon, 14 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n';
const asHtml = (encoding: string, body: string, charset = 'UTF-8'): string =>
  `Content-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;

function read(text: string, path = 'alert.eml'): Digest {
  return placeEntries(parseDigest(text, { path }));
}

function titlesOf(digest: Digest): string[] {
  return digest.entries.map(({ title }) => title);
}

test('an alert in quoted-printable: papers, their places in the file, the day of the mail', () => {
  for (const length of [75, 40, 11]) {
    const text = head + asHtml('quoted-printable', encodeQuotedPrintable(writeAlert(0, 3), length));
    const digest = read(text);
    assert.equal(digest.format, 'mail');
    assert.deepEqual(
      titlesOf(digest),
      papers.map(([title]) => title),
    );
    for (const { date, year, tags, abstract: words, arxivId, titleSpan } of digest.entries) {
      // The date of a mail is not that of a paper from another year.
      assert.equal(date, year === undefined ? 'Mon, 14 Oct 2024' : undefined);
      assert.deepEqual([tags, words], [['Kites – new results'], abstract]);
      assert.match(arxivId ?? '', /^\d{4}\.\d{5}$/);
      assert.ok(titleSpan.start < titleSpan.end);
    }
    const { start, end } = digest.entries[0]!.titleSpan;
    assert.equal(text.slice(start, end).replaceAll('=\r\n', ''), 'Attention as an RNN');
    const second = digest.entries[1]!.titleSpan;
    assert.equal(
      text.slice(second.start, second.end).replaceAll('=\r\n', ''),
      'Don&rsquo;t Stop Pretraining: Adapt Language Models to Domains &amp; Tasks',
    );
  }
});

test('the same in base64, as it is, and with a wrong character set', () => {
  const html = writeAlert(0, 3);
  for (const part of [
    asHtml('base64', encodeBase64(html)),
    asHtml('8bit', html),
    asHtml('8bit', html, 'koi8-r'),
    asHtml('quoted-printable', encodeQuotedPrintable(html), 'iso-8859-1'),
    asHtml('base64', encodeBase64(html), 'us-ascii'),
  ]) {
    const digest = read(head + part);
    assert.deepEqual(
      titlesOf(digest),
      papers.map(([title]) => title),
    );
    assert.deepEqual(
      digest.entries.map((entry) => entry.abstract),
      papers.map(() => abstract),
    );
  }
});

test('an arXiv mail with its head is read as one', () => {
  const listing = papers.map(
    ([title, , link]) =>
      `\\\\\r\narXiv:${link.slice(-10)}\r\nDate: Mon, 14 Oct 2024 10:00:00 GMT   (100kb)\r\n\r\nTitle: ${title}\r\nAuthors: Leo Feng and Yoshua Bengio\r\nCategories: cs.LG\r\n\\\\\r\n  ${abstract}\r\n\\\\ ( ${link} ,  100kb)`,
  );
  const digest = read(`${head}Content-Type: text/plain; charset=utf-8\r\n\r\n${listing.join('\r\n------\r\n')}\r\n`);
  assert.deepEqual(
    titlesOf(digest),
    papers.map(([title]) => title),
  );
  assert.deepEqual(digest.entries[0]!.authors, ['Leo Feng', 'Yoshua Bengio']);
});

test('a mailbox of 3,000 mails, three of them with papers (slow)', () => {
  const mail = (at: number): string => {
    const body =
      at % 1000 === 7
        ? asHtml('quoted-printable', encodeQuotedPrintable(writeAlert(Math.floor(at / 1000), Math.floor(at / 1000) + 1)))
        : `Content-Type: text/plain\r\n\r\nDear all,\r\n\r\nwe meet on day ${at} at ten in room ${at % 90}. Please bring your own cup.\r\n\r\nBest, A.\r\n`;
    return `From a@example.org Mon Oct 14 10:00:00 2024\r\n${head}${body}\r\n`;
  };
  const text = Array.from({ length: 3000 }, (_, at) => mail(at)).join('');
  const digest = read(text, 'list.mbox');
  assert.deepEqual(
    titlesOf(digest),
    papers.map(([title]) => title),
  );
  assert.equal(digest.pattern?.split(':')[0], '3 of 3000 emails');
  assert.deepEqual(digest.issues, []);
});

test('a truncated mail loses no more than the part that is missing', () => {
  const text = head + asHtml('quoted-printable', encodeQuotedPrintable(writeAlert(0, 3)));
  const whole = read(text);
  for (let end = 0; end <= text.length; end += 200) {
    const digest = read(text.slice(0, end));
    const complete = whole.entries.filter((entry) => entry.span.end + 40 < end).map(({ title }) => title);
    assert.deepEqual(titlesOf(digest).slice(0, complete.length), complete, `cut at ${end}`);
  }
});

test('a mail without papers says so once', () => {
  const { entries, issues } = read(
    `${head}Content-Type: text/plain\r\n\r\nDear all,\r\n\r\nwe meet at ten. Please bring your own cup.\r\n`,
  );
  assert.deepEqual(entries, []);
  assert.equal(issues.length, 1);
});

test('an alert: truncated text is kept, its buttons are no links of a paper, and the venue does not repeat the year', () => {
  const items = papers.map(
    ([title, , link]) =>
      `<h3><a href="https://scholar.google.com/scholar_url?url=${link}&amp;hl=en" class="gse_alrt_title">${title}</a></h3><div style="color:#006621">L Feng, F Tung - Advances in Neural Information Processing Systems, 2024</div>` +
      '<div class="gse_alrt_sni">Kites of one line turn round in a gale …</div><div><a href="https://scholar.google.com/citations?hl=en&amp;update_op=email_library_add&amp;info=x">Save</a> <a href="https://scholar.google.com/scholar_share?hl=en">Share</a></div>',
  );
  const { entries } = read(head + asHtml('8bit', `<html><body>${items.join('')}</body></html>`));
  const told = entries.map((entry) => [entry.abstract, entry.venue, entry.year, entry.links.map(({ url }) => url)]);
  assert.deepEqual(
    told,
    papers.map(([, , link]) => [
      'Kites of one line turn round in a gale …',
      'Advances in Neural Information Processing Systems',
      2024,
      [link],
    ]),
  );
});
