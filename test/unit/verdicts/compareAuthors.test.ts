import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatPersonName, splitPersonName } from '../../../server/src/text/people/personName';
import { compareAuthors } from '../../../server/src/verdicts/compareAuthors';

const list = (names: string) => (names === '' ? [] : names.split('; ').map(splitPersonName));

/** What differs, in one line; undefined if the lists can't be compared. */
function compare(own: string, known: string, more: { own?: true; known?: true } = {}): string | undefined {
  const compared = compareAuthors({ authors: list(own), hasMoreAuthors: more.own }, { authors: list(known), hasMoreAuthors: more.known });
  if (compared === undefined) return undefined;
  const { common, invented, missing, otherGiven, isReordered } = compared;
  const parts = [
    `${common} common`,
    ...invented.map((name) => `+${formatPersonName(name)}`),
    ...missing.map((name) => `-${formatPersonName(name)}`),
    ...otherGiven.map(([a, b]) => `${formatPersonName(a)} for ${formatPersonName(b)}`),
    ...(isReordered ? ['reordered'] : []),
  ];
  return parts.join(', ');
}

test('names written in other ways are those of the same authors', () => {
  const known = 'Piotr Dollár; Jürgen Schmidhuber; Laurens van der Maaten; Alexey Ivanov; Daniel Kim; Xiao-Ming Wu';
  const ways = [
    'Dollar, Piotr; Schmidhuber, J.; van der Maaten, L.; Aleksei Ivanov; Dan Kim; Xiaoming Wu',
    'P. Dollár; Juergen Schmidhuber; Maaten, Laurens van der; A. Ivanov; D. Kim; Wu Xiao-Ming',
    'Piotr Dollár; Jürgen A. Schmidhuber; Laurens Van Der Maaten; Alexey Ivanov; Daniel Y. Kim; X.-M. Wu',
  ];
  for (const own of ways) assert.equal(compare(own, known), '6 common', own);
});

test('what differs is named', () => {
  const known = 'Ada Roe; Ben Sample; Cy Model';
  assert.equal(compare('Ada Roe; Ben Sample; Cy Model; Dora Vance', known), '3 common, +Dora Vance');
  assert.equal(compare('Ada Roe; Cy Model', known), '2 common, -Ben Sample');
  assert.equal(compare('Ada Roe; Tom Sample; Cy Model', known), '2 common, Tom Sample for Ben Sample');
  assert.equal(compare('Ben Sample; Ada Roe; Cy Model', known), '3 common, reordered');
  assert.equal(compare('Zoe Yates; Ben Sample; Cy Model', known), '2 common, +Zoe Yates, -Ada Roe');
  assert.equal(compare('Zoe Yates; Kim Long', known), '0 common, +Zoe Yates, +Kim Long, -Ada Roe, -Ben Sample, -Cy Model');
});

test('of a list that goes on nobody is missing, and to one nobody is foreign', () => {
  assert.equal(compare('Ada Roe', 'Ada Roe; Ben Sample', { own: true }), '1 common');
  assert.equal(compare('Ada Roe; Dora Vance', 'Ada Roe; Ben Sample', { known: true }), '1 common, -Ben Sample');
});

test('groups, other scripts and empty lists are not compared', () => {
  assert.equal(compare('', 'Ada Roe'), undefined);
  assert.equal(compare('OpenAI', 'Ada Roe; Ben Sample'), undefined);
  assert.equal(compare('王小明', 'Xiaoming Wang'), undefined);
  assert.equal(compare('Qwen Team; Ada Roe', 'Ada Roe'), '1 common');
});

test('long lists are compared at once', () => {
  const names = Array.from({ length: 3000 }, (_, at) => `Ada ${[...String(at)].map((digit) => 'aeioubcdfg'[Number(digit)]).join('m')}`);
  const compared = compareAuthors({ authors: list(names.toReversed().join('; ')) }, { authors: list(names.join('; ')) });
  assert.equal(compared?.common, 3000);
});
