import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAuthors, readGroupName, readPersonName, readPersonParts } from '../../../../server/src/lookUp/registries/personNames';

/** A name as `given | particle | family | suffix`, or the whole name in brackets. */
function show(name: ReturnType<typeof readPersonName>): string | undefined {
  if (name?.literal !== undefined) return `[${name.literal}]`;
  return (
    name &&
    [name.given, name.particle, name.family, name.suffix]
      .map((part) => part ?? '')
      .join(' | ')
      .trim()
  );
}

const spoken: readonly (readonly [string, string | undefined])[] = [
  ['Jakob Uszkoreit', 'Jakob |  | Uszkoreit |'],
  ['Aidan N. Gomez', 'Aidan N. |  | Gomez |'],
  ['Joost van der Putten', 'Joost | van der | Putten |'],
  ['Peter H. N. de With', 'Peter H. N. | de | With |'],
  ['A. J. Han Vinck', 'A. J. Han |  | Vinck |'],
  ['Laurens van der Maaten', 'Laurens | van der | Maaten |'],
  ['Benjamin Van Durme', 'Benjamin |  | Van Durme |'],
  ['Guy Van den Broeck', 'Guy |  | Van den Broeck |'],
  ['Nicola De Cao', 'Nicola |  | De Cao |'],
  ['Ada De La Fuente', 'Ada |  | De La Fuente |'],
  ['Vo Van Nam', 'Vo Van |  | Nam |'],
  ['and Takaya~Yamazato', 'Takaya |  | Yamazato |'],
  ['Thien Van Nguyen', 'Thien Van |  | Nguyen |'],
  ['Van Tran', 'Van |  | Tran |'],
  ['José Ortega y Gasset', 'José Ortega | y | Gasset |'],
  ['Louis de la Vallée Poussin', 'Louis | de la | Vallée Poussin |'],
  ['María del Carmen Vela', 'María del Carmen |  | Vela |'],
  ['Maria del Vela', 'Maria | del | Vela |'],
  ['van der Berg', '| van der | Berg |'],
  ['Google Research', '[Google Research]'],
  ['Donald Hora Jr.', 'Donald |  | Hora | Jr.'],
  ['Donald Hora, Jr.', 'Donald |  | Hora | Jr.'],
  ['Harold Pashler III', 'Harold |  | Pashler | III'],
  ['Lála, Jakub', 'Jakub |  | Lála |'],
  ['van Gogh, Ada', 'Ada | van | Gogh |'],
  ['King, Jr., Ada M.', 'Ada M. |  | King | Jr.'],
  ['Govindjee', '|  | Govindjee |'],
  ['danah boyd', 'danah |  | boyd |'],
  ['OpenAI', '[OpenAI]'],
  ['DeepSeek-AI', '[DeepSeek-AI]'],
  ['Qingyao Ai', 'Qingyao |  | Ai |'],
  ['Gemma Team', '[Gemma Team]'],
  ['ATLAS Collaboration', '[ATLAS Collaboration]'],
  ['Llama Team, AI @ Meta', '[Llama Team, AI @ Meta]'],
  ['World Health Organization', '[World Health Organization]'],
  ['조혜린', '[조혜린]'],
  ['Paul Erd\\H{o}s', 'Paul |  | Erdős |'],
  ['Jane Doe (Example University)', 'Jane |  | Doe |'],
  ['Jane\u200b\u202e  Doe\n', 'Jane |  | Doe |'],
  [':', undefined],
  ['  ', undefined],
];

for (const [text, expected] of spoken)
  test(`reads the name ${JSON.stringify(text)}`, () => assert.equal(show(readPersonName(text)), expected));

test('keeps the parts that a registry separates', () => {
  const parts = (family: string, given?: string, suffix?: string): string | undefined =>
    show(readPersonParts({ family, ...(given === undefined ? {} : { given }), ...(suffix === undefined ? {} : { suffix }) }));
  assert.equal(parts('Temple Lang', 'Duncan'), 'Duncan |  | Temple Lang |');
  assert.equal(parts('de Kraker', 'Joop'), 'Joop | de | Kraker |');
  assert.equal(parts('Beethoven', 'Ludwig van'), 'Ludwig | van | Beethoven |');
  assert.equal(parts('El Kasty', 'Mohamad'), 'Mohamad |  | El Kasty |');
  assert.equal(parts('Northington', 'Michael C.', 'V'), 'Michael C. |  | Northington | V');
  assert.equal(parts('Hora Jr.', 'Donald'), 'Donald |  | Hora | Jr.');
  assert.equal(parts('M. Bran', 'Andres'), 'Andres M. |  | Bran |');
  assert.equal(parts('Besseyre des Horts', 'Timothée'), 'Timothée |  | Besseyre des Horts |');
  assert.equal(parts('Govindjee'), '|  | Govindjee |');
  assert.equal(parts('Xiaomi Core Team'), '[Xiaomi Core Team]');
  assert.equal(parts('Team', 'Tide'), '[Tide Team]');
  assert.equal(parts('Collaboration', 'The Tide'), '[The Tide Collaboration]');
  assert.equal(parts(''), undefined);
});

test('leaves out what is no author, and says where a list goes on', () => {
  const names = ['DeepSeek-AI', ':', 'Ada Example', 'et al.'];
  assert.deepEqual(readAuthors(names, readPersonName), {
    authors: [{ literal: 'DeepSeek-AI' }, { family: 'Example', given: 'Ada' }],
    hasMoreAuthors: true,
  });
  assert.deepEqual(readAuthors(['Ada Example'], readPersonName), { authors: [{ family: 'Example', given: 'Ada' }] });
  const many = readAuthors(
    Array.from({ length: 6_000 }, (_, index) => `Ada Example${'x'.repeat(index % 9)}`),
    readPersonName,
  );
  assert.deepEqual([many.authors.length, many.hasMoreAuthors], [5_000, true]);
});

test('words for further authors are no part of a name', () => {
  for (const last of ['Others', 'and others', 'et. al', 'Ada Berg et al.']) {
    const { authors, hasMoreAuthors } = readAuthors(['Jo Frost', last], readPersonName);
    assert.deepEqual(authors, [{ family: 'Frost', given: 'Jo' }, ...(/Berg/.test(last) ? [{ family: 'Berg', given: 'Ada' }] : [])], last);
    assert.equal(hasMoreAuthors, true, last);
  }
  assert.deepEqual(readAuthors([{ family: 'Berg et al.', given: 'Ada' }], readPersonParts), {
    authors: [{ family: 'Berg', given: 'Ada' }],
    hasMoreAuthors: true,
  });
  assert.equal(readAuthors(['Ada Others'], readPersonName).hasMoreAuthors, undefined);
});

test('keeps the name of a group whole', () => {
  assert.deepEqual(readGroupName('Geological Survey of Canada'), { literal: 'Geological Survey of Canada' });
  assert.equal(readGroupName('---'), undefined);
});
