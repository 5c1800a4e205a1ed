import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeWindows1252 } from '../../../../../server/src/base/textBytes';
import { decodePart } from '../../../../../server/src/digest/containers/mail/transferEncoding';
import { encodeBase64, encodeQuotedPrintable } from './encodeMail';

const words = 'Größe = “1”: naïve 风筝 🪁 of kites';

function decode(source: string, encoding: string, charset?: string): string {
  return decodePart(source, { start: 0, end: source.length }, encoding, charset).text;
}

test('quoted-printable: soft breaks anywhere, in the middle of letters too', () => {
  const text = `${words} `.repeat(5).trim();
  for (let length = 4; length < 80; length++) assert.equal(decode(encodeQuotedPrintable(text, length), 'quoted-printable', 'UTF-8'), text);
  assert.equal(decode('a=20\r\nb =\r\nc  \r\nd=3Dd', 'quoted-printable'), 'a \r\nb c\r\nd=d');
});

test('invalid quoted-printable is kept as it is', () => {
  assert.equal(decode('a=b 1=2 =zz x==3D =', 'quoted-printable'), 'a=b 1=2 =zz x== ');
  assert.equal(decode('caf=C3', 'quoted-printable', 'utf-8'), 'cafÃ');
  assert.equal(decode('日本=E6', 'quoted-printable', 'utf-8'), '日本æ');
});

test('places of quoted-printable are those of the letters', () => {
  const text = 'Größe of 风筝 in the wind &amp; rain, which we measure for the first time in all weathers';
  const source = `head\r\n\r\n${encodeQuotedPrintable(text, 20)}`;
  const { text: decoded, toSource } = decodePart(source, { start: 8, end: source.length }, 'quoted-printable', 'utf-8');
  assert.equal(decoded, text);
  for (let start = 0; start < text.length; start++) {
    const { start: from, end } = toSource({ start, end: start + 1 });
    const written = source.slice(from, end);
    assert.equal(written === ' ' ? written : decode(written, 'quoted-printable'), text.charAt(start));
  }
  const word = text.indexOf('风筝');
  const span = toSource({ start: word, end: word + 2 });
  assert.equal(source.slice(span.start, span.end).replaceAll('=\r\n', ''), '=E9=A3=8E=E7=AD=9D');
});

test('base64: lines of any length, and the line of each place', () => {
  const text = `${words}\r\n`.repeat(20);
  assert.equal(decode(encodeBase64(text), 'base64', 'utf-8'), text);
  assert.equal(decode(encodeBase64(text).replaceAll('\r\n', ''), 'base64'), text);
  assert.equal(decode(encodeBase64(text).replace(/.{7}/g, '$&\n'), 'base64', 'utf-8'), text);
  const source = encodeBase64('Kites in the wind. '.repeat(40));
  const { toSource } = decodePart(source, { start: 0, end: source.length }, 'base64', 'utf-8');
  const { start, end } = toSource({ start: 57, end: 60 });
  assert.deepEqual([start, source.slice(start, end)], [78, encodeBase64('Kites in the wind. '.slice(0, 3))]);
});

test('base64 that is broken or cut off gives what can be read', () => {
  assert.equal(decode('S2l0ZXM', 'base64'), 'Kites');
  assert.equal(decode('S2l0ZXM=!S2l0ZXM=', 'base64'), 'KitesKites');
  assert.equal(decode('', 'base64'), '');
  assert.equal(decode('****', 'base64'), '');
});

test('character sets: the one that is named, by byte, by letter and by line', () => {
  assert.equal(decode('=CA=E8=F2=E5=F0', 'quoted-printable', 'windows-1251'), 'Китер');
  assert.equal(decode('caf=E9', 'quoted-printable', 'iso-8859-1'), 'café');
  assert.equal(decode('=93kites=94', 'quoted-printable', 'iso-8859-1'), '“kites”');
  assert.equal(decode('=B7=E7=F3=DD kites', 'quoted-printable', 'gb2312'), '风筝 kites');
  assert.equal(decode('=1B$BBf=1B(B', 'quoted-printable', 'iso-2022-jp'), '台');
  assert.equal(decode(encodeBase64(Uint8Array.of(0xb7, 0xe7, 0xf3, 0xdd)), 'base64', 'gbk'), '风筝');
});

test('a character set that is claimed wrongly does no harm', () => {
  for (const charset of ['us-ascii', 'iso-8859-1', 'windows-1252', 'no-such-set', '', undefined]) {
    assert.equal(decode(encodeQuotedPrintable(words), 'quoted-printable', charset), words, charset);
    assert.equal(decode(encodeBase64(words), 'base64', charset), words, charset);
    assert.equal(decode(words, '8bit', charset), words, charset);
  }
  assert.equal(decode('caf=E9', 'quoted-printable', 'utf-8'), 'café');
  assert.equal(decode(encodeBase64(Uint8Array.of(0x63, 0x61, 0x66, 0xe9)), 'base64', 'utf-8'), 'café');
  for (const charset of ['koi8-r', 'gb2312', 'iso-8859-2', 'utf-16'])
    assert.equal(decode('A naïve café of “kites”', '8bit', charset), 'A naïve café of “kites”', charset);
});

test('unencoded bytes in a file that was read as windows-1252', () => {
  assert.equal(decode(decodeWindows1252(Buffer.from('naïve 风 “kites”', 'utf8')), '8bit', 'utf-8'), 'naïve 风 “kites”');
  assert.equal(decode(decodeWindows1252(Uint8Array.of(0xca, 0xe8, 0xf2, 0xe5, 0xf0, 0x20, 0x61)), '8bit', 'windows-1251'), 'Китер a');
  assert.equal(decode(decodeWindows1252(Uint8Array.of(0xb7, 0xe7, 0xf3, 0xdd)), '8bit', 'gbk'), '风筝');
});
