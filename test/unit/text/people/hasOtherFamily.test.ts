import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toReference } from '../../../../server/src/bibliography/entryReference';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { splitName } from '../../../../server/src/bibliography/write/authorNames';
import type { PersonName } from '../../../../server/src/model/personName';
import { hasOtherFamily } from '../../../../server/src/text/people/samePerson';

/** Whether the first author of an entry is none of these, whose names have the given name first. */
function differs(author: string, ...known: readonly (string | PersonName)[]): boolean {
  const { entries } = parseBibliography(`@misc{a, title = {Kites}, author = {${author}}}`, '/refs.bib');
  const [entry] = entries;
  assert.ok(entry);
  const [first] = toReference(entry).authors;
  return (
    first !== undefined &&
    hasOtherFamily(
      first,
      known.map((name) => (typeof name === 'string' ? splitName(name) : name)),
    )
  );
}

const spellings: readonly (readonly [string, string | PersonName])[] = [
  ['Lu, Kai', 'Kai Lv'],
  ['Lyu, Kai', 'Kai Lü'],
  ['M{\\"u}ller, Ada', 'Ada Müller'],
  ['Mueller, A.', 'Ada Müller'],
  ['Muller, A.', 'Ada Mueller'],
  ['{\\O}rsted, Bo', 'Bo Oersted'],
  ['Gr{\\o}nbech, Ida', 'Ida Grönbech'],
  ['Strau{\\ss}, Eva', 'Eva Strauss'],
  ['{\\L}ukasz, Jan', 'Jan Lukasz'],
  ["\\DJ or\\dj evi\\'c, Mia", 'Mia Djordjević'],
  ['van der Berg, Ada', 'Ada Berg'],
  ['Ada van der Berg', { family: 'Berg', given: 'Ada', particle: 'van der' }],
  ['Vanderberg, Ada', { family: 'Berg', given: 'Ada', particle: 'van der' }],
  ['Berg, Ada van der', 'Ada van der Berg'],
  ['Berg, Jr., Ada', 'Ada Berg Jr.'],
  ['Ada Berg Jr.', 'Ada Berg'],
  ['Ada Berg III', { family: 'Berg', given: 'Ada', suffix: 'III' }],
  ['Garcia, Luz', 'Luz García Márquez'],
  ["Garc{\\'i}a-M{\\'a}rquez, Luz", 'Luz Garcia Marquez'],
  ['Wang Xiaoming', 'Xiaoming Wang'],
  ['Xiao-Ming, Wang', 'Xiaoming Wang'],
  ['Wang, X. M.', 'Xiaoming Wang'],
  ['Lv K.', 'Kai Lv'],
  ["O'Neil, Pat", 'Pat O’Neil'],
  ['ONeil, Pat', "Pat O'Neil"],
  ['BenDavid, Shai', 'Shai Ben-David'],
  ['Chebyshev, P. L.', 'Pafnuty Chebyshov'],
  ['Yudkovskii, Ilya', 'Ilia Yudkovsky'],
  ['Nguyen Van An', 'An Nguyen Van'],
  ['{River Watch}', 'Ana Delta'],
  ['River Watch Team', 'Ana Delta'],
  ['DeepSeek-AI', 'Ana Delta'],
  ['Delta, Ana', { literal: 'River Watch' }],
  ['Gemini Team and others', 'Ana Delta'],
  ['李, 明', 'Ming Li'],
  ['Li, Ming', '李明'],
  ['others', 'Ana Delta'],
  ['Smyth, Jo', 'Jo Smith'],
  ["{\\'A}lvarez, In{\\'e}s", 'Ines Alvarez'],
  ['\\c{S}ahin, Can', 'Can Şahin'],
  ['Yıldız, Ece', 'Ece Yildiz'],
];

for (const [written, known] of spellings)
  test(`the same family: ${written}`, () => assert.equal(differs(written, 'Cy Quartz', known), false));

test('another family', () => {
  assert.equal(differs('Lu, Kai', 'Ana Delta', 'Bo Quartz'), true);
  assert.equal(differs('Ada van der Berg', 'Wil van der Aalst'), true);
  assert.equal(differs('Zhang, Wei and others', 'Ana Delta'), true);
  assert.equal(differs('M{\\"u}ller, Ada', 'Ada Bergmann'), true);
  assert.equal(differs('Kai Lu', 'Bo Lin', 'Wei Li'), true);
});

test('an author who is named first, but is not the first of all, is no other', () =>
  assert.equal(differs('Quartz, Cy', 'Ana Delta', 'Cy Quartz'), false));

test('nothing is said of lists that are empty', () => assert.equal(differs('Quartz, Cy'), false));
