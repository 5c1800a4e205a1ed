import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeWords, readMail } from '../../../../../server/src/digest/containers/mail/parts';
import { readMailTexts } from '../../../../../server/src/digest/containers/mail/readMails';
import { encodeBase64, encodeQuotedPrintable } from './encodeMail';

function textsOf(source: string): string[] {
  const { content } = readMail(source, 0, source.length);
  return readMailTexts(source, content).map(({ text, isHtml, toSource }) => {
    const { start, end } = toSource({ start: 0, end: text.length });
    assert.ok(0 <= start && start <= end && end <= source.length);
    return `${isHtml ? 'html' : 'text'}: ${text.trim()}`;
  });
}

const mail = (lines: readonly string[]): string => lines.join('\r\n');

test('a head: lines that go on, the first of several, a mail without a body', () => {
  const source = mail([
    'From: a@example.org',
    'Subject: Kites',
    '\tin the wind',
    'SUBJECT: no',
    'Date: Mon, 14 Oct 2024 10:00:00 +0200',
    '',
    'Body',
    'Not: a field',
  ]);
  const { fields, content } = readMail(source, 0, source.length);
  assert.deepEqual(
    [...fields],
    [
      ['from', 'a@example.org'],
      ['subject', 'Kites in the wind'],
      ['date', 'Mon, 14 Oct 2024 10:00:00 +0200'],
    ],
  );
  assert.equal(content.type, 'text/plain');
  assert.deepEqual(textsOf(source), ['text: Body\r\nNot: a field']);
  assert.deepEqual(textsOf('From: a@example.org'), []);
});

test('words of a head in other letters', () => {
  assert.equal(decodeWords('=?utf-8?q?Caf=C3=A9_of?= =?UTF-8?B?IGtpdGVz?= =?iso-8859-1?Q?=FC?= x'), 'Café of kitesü x');
  assert.equal(decodeWords('Kites =?utf-8?q? and =?no?x?y?='), 'Kites =?utf-8?q? and =?no?x?y?=');
});

const plainPart = ['Content-Type: text/plain; charset=utf-8', '', 'Kites: https://example.org/kites', ''];
const htmlPart = [
  'Content-Type: text/html; charset="utf-8"',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  encodeQuotedPrintable('<p><a href="https://example.org/kites">Kites</a> <a href="https://example.org/boats">Größe</a>'),
  '',
];

test('of two forms the one with more links; attachments are left out; parts in parts', () => {
  const source = mail([
    'Content-Type: multipart/mixed; boundary="out=er"',
    '',
    'This is a mail in parts.',
    '--out=er',
    'Content-Type: multipart/related;',
    ' boundary=rel',
    '',
    '--rel',
    'Content-Type: multipart/alternative; boundary="al t"',
    '',
    '--al t',
    ...plainPart,
    '--al t',
    ...htmlPart,
    '--al t--',
    '--rel',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '--rel--',
    '--out=er',
    'Content-Type: text/plain',
    'Content-Disposition: attachment; filename="a.txt"',
    '',
    'no',
    '--out=er',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: BASE64',
    '',
    encodeBase64('The end: 风筝'),
    '--out=er--',
    'behind',
  ]);
  assert.deepEqual(textsOf(source), [
    'html: <p><a href="https://example.org/kites">Kites</a> <a href="https://example.org/boats">Größe</a>',
    'text: The end: 风筝',
  ]);
});

test('HTML for a picture alone beside a text with links: the text', () => {
  const source = mail([
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    ...plainPart,
    '--b',
    'Content-Type: text/html',
    '',
    '<img src="https://example.org/a.png">',
    '--b--',
  ]);
  assert.deepEqual(textsOf(source), ['text: Kites: https://example.org/kites']);
});

test('a mail that was sent on is read', () => {
  const source = mail([
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: b@example.org',
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    ...htmlPart,
    '--c--',
    '',
    '--b',
    ...plainPart,
  ]);
  assert.deepEqual(
    textsOf(source).map((text) => text.slice(0, 5)),
    ['html:', 'text:'],
  );
});

test('boundaries that nothing closes, and mails that end anywhere', () => {
  const whole = mail([
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    ...plainPart,
    '--c',
    ...htmlPart,
    '--b',
    ...plainPart,
  ]);
  assert.deepEqual(
    textsOf(whole).map((text) => text.slice(0, 5)),
    ['html:', 'text:'],
  );
  for (let end = 0; end <= whole.length; end++) textsOf(whole.slice(0, end));
});

test('thousands of parts in parts, and of mails sent on', () => {
  const parts = Array.from({ length: 3000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('');
  assert.deepEqual(textsOf(`${parts}Content-Type: text/plain\n\nKites`), []);
  assert.deepEqual(textsOf(`${'Content-Type: message/rfc822\n\n'.repeat(30_000)}Content-Type: text/plain\n\nKites`), []);
});
