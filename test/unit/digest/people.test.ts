import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankNameMarks } from '../../../server/src/digest/fields/nameMarks';
import { parseDigest } from '../../../server/src/digest/parseDigest';

/** The authors of each paper of a list, by title; `+` follows if the list says that there are more. */
function readPeople(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parseDigest(text, { path: 'my-digest.txt' }).entries.map(({ title, authors, hasMoreAuthors }) => [
      title,
      `${authors.join('; ')}${hasMoreAuthors === true ? '+' : ''}`,
    ]),
  );
}

const papers = [
  ['Deep Residual Learning for Image Recognition', ['Kaiming He', 'Jian Sun']],
  ['Support-Vector Networks', ['Corinna Cortes', 'Vladimir Vapnik']],
  ['Long Short-Term Memory', ['Sepp Hochreiter', 'Jürgen Schmidhuber']],
  ['Latent Dirichlet Allocation', ['David M. Blei', 'Andrew Y. Ng']],
  ['Auto-Encoding Variational Bayes', ['Diederik P. Kingma', 'Max Welling']],
] as const;
const expected = Object.fromEntries(papers.map(([title, people]) => [title, people.join('; ')]));
const places = ['Johns Hopkins', 'TU Munich', 'IDSIA Lugano', 'Bell Labs', 'UC Berkeley'];

test('affiliations are nobody: behind each person, behind the last one, in parentheses, on a line of their own', () => {
  const write = (line: (people: readonly [string, string], at: number) => string, between = '. '): string =>
    papers.map(([title, people], at) => `* ${title}${between}${line(people, at)}\n`).join('');
  const [a, b] = [(at: number): string => places[at % 5] ?? '', (at: number): string => places[(at + 2) % 5] ?? ''];
  assert.deepEqual(readPeople(write(([one, other], at) => `${one}, ${a(at)}, and ${other}, ${b(at)}`)), expected);
  assert.deepEqual(readPeople(write(([one, other], at) => `${one} (${a(at)}) and ${other} (${b(at)})`)), expected);
  assert.deepEqual(readPeople(write(([one, other], at) => `${one} and ${other}, ${a(at)}`)), expected);
  const lines = papers.map(([title, people], at) => `${title}\n${people.join(', ')}\n${a(at)}\n\n`).join('');
  assert.deepEqual(readPeople(lines), expected);
});

test('who discusses, chairs or presents a paper is no author of it', () => {
  for (const role of ['Discussant: ', 'Chair: ', 'Vortrag: ']) {
    const list = papers.map(([title, people]) => `${title}\n${people.join(', ')}\n${role}Lena Hoffmann\n\n`).join('');
    assert.deepEqual(readPeople(list), expected, role);
  }
});

test('marks of affiliations behind names: superscripts, digits, and marks of both', () => {
  for (const [first, second] of [
    ['¹', '²,³'],
    ['1', '1,2'],
    ['¹*', '²†'],
  ]) {
    const list = papers.map(([title, [one, other]]) => `${title}\n${one}${first}, ${other}${second}\n\n`).join('');
    assert.deepEqual(readPeople(list), expected, `${first} ${second}`);
  }
  for (const title of ['Learning Fast2, Slow3', 'Llama3, Qwen2 and Others Compared', 'From E=mc² to Mass, Energy and Light'])
    assert.equal(blankNameMarks(title), title);
});

test('surnames of several words are whole, and "y" parts two persons', () => {
  const list = `- José Ortega y Gasset: La rebelión de las masas. 1929.
- Santiago Ramón y Cajal y María García López: Visualización de redes complejas. 2015.
- Corinna Cortes y Vladimir Vapnik: Métodos de núcleo y máquinas de vectores soporte. 1995.
- Emily Bender, Timnit Gebru y Angelina McMillan-Major: Modelos de lenguaje muy grandes. 2021.
- Ana Costa e Silva e João Pereira: Detecção de anomalias em redes elétricas. 2021.
`;
  assert.deepEqual(readPeople(list), {
    'La rebelión de las masas': 'José Ortega y Gasset',
    'Visualización de redes complejas': 'Santiago Ramón y Cajal; María García López',
    'Métodos de núcleo y máquinas de vectores soporte': 'Corinna Cortes; Vladimir Vapnik',
    'Modelos de lenguaje muy grandes': 'Emily Bender; Timnit Gebru; Angelina McMillan-Major',
    'Detecção de anomalias em redes elétricas': 'Ana Costa e Silva; João Pereira',
  });
});

test('names in kana and Han are whole', () => {
  const list = `- ジョン・スミス、高橋花子「文書要約における大規模言語モデル」2021
- マリア・ガルシア・ロペス、渡辺和「視覚と言語の統合」2021
- 和田さとしと鈴木美和「音声合成のための注意機構」2021
- 山田もとこ、田中和と（京大）「知識グラフの埋め込みとその応用」2021
- 佐藤一郎、鈴木花子（東大）「強化学習の理論と実践」2021
`;
  const known = /^(?:ジョン・スミス|高橋花子|マリア・ガルシア・ロペス|渡辺和|和田さとし|鈴木美和|山田もとこ|田中和と|佐藤一郎|鈴木花子)$/;
  const people = Object.values(readPeople(list)).flatMap((names) => names.split('; '));
  assert.ok(people.length >= 8, people.join());
  assert.deepEqual(
    people.filter((name) => !known.test(name)),
    [],
  );
});

test('a family name before the given name of the first author belongs to it', () => {
  const list = `Best, Stephen, and Sharon Marcus. "Surface Reading: An Introduction." Representations, 2009.
Spivak, Gayatri Chakravorty. "Can the Subaltern Speak?" Marxism and the Interpretation of Culture, 1988.
Felski, Rita. "Context Stinks!" New Literary History, 2011.
Sedgwick, Eve. "Paranoid Reading and Reparative Reading." Touching Feeling, 2003.
Moretti, Franco. "Conjectures on World Literature." New Left Review, 2000.
Love, Heather. "Close but not Deep." New Literary History, 2010.
`;
  const people = Object.values(readPeople(list));
  assert.ok(people.length >= 5);
  assert.deepEqual(
    people.filter((names) => !/^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+(?:; Sharon Marcus)?$/u.test(names)),
    [],
  );
});

test('family names in capitals, short lists, and people behind each of few titles', () => {
  const capitals = papers.map(([title, people]) => {
    const turned = people.map((name) => `${name.split(' ').at(-1)?.toUpperCase()}, ${name.split(' ').slice(0, -1).join(' ')}`);
    return `${turned.join(' and ')}. ${title}. 1999.\n`;
  });
  assert.deepEqual(
    Object.values(readPeople(capitals.join(''))).map((names) => names.toLowerCase()),
    Object.values(expected).map((names) => names.toLowerCase()),
  );
  const few = `- Corinna Cortes and Vladimir Vapnik: Support-Vector Networks. 1995.
- Sepp Hochreiter and Jürgen Schmidhuber: Long Short-Term Memory. 1997.
- Alan Turing: On Computable Numbers. 1936.
`;
  assert.deepEqual(readPeople(few), {
    'Support-Vector Networks': 'Corinna Cortes; Vladimir Vapnik',
    'Long Short-Term Memory': 'Sepp Hochreiter; Jürgen Schmidhuber',
    'On Computable Numbers': 'Alan Turing',
  });
  const plain = papers.map(([title, [one, other]]) => `- ${one} e ${other}, "${title}" (1999)\n`).join('');
  assert.equal(parseDigest(plain, { path: 'notes.md' }).entries.length, papers.length);
});

test('people before titles stay there if what follows them is long, and each line is a record', () => {
  const list = `・高橋花子、渡辺和（北陸先端大）「文書要約における大規模言語モデル」2021
・佐藤一郎、鈴木花子（奈良先端大）「視覚と言語の統合」2021
・田中一郎、中村美咲（北陸先端大）「音声合成のための注意機構」2021
・山田太郎、小林健（奈良先端大）「知識グラフの埋め込みとその応用」2021
`;
  const people = readPeople(list);
  assert.ok(Object.keys(people).length >= 3);
  const known = new Map(list.split('\n').flatMap((line) => (line.includes('「') ? [[/「(.*)」/.exec(line)?.[1], line] as const] : [])));
  for (const [title, names] of Object.entries(people))
    for (const name of names.split('; ')) assert.ok(known.get(title)?.includes(name), `${title}: ${name}`);
});

test('people are not given to a paper if another one is between them', () => {
  const list = `GPT-4 Technical Report
OpenAI and 279 others

The Llama 3 Herd of Models
Abhimanyu Dubey, Abhinav Jauhri, Abhinav Pandey, +533 more

Highly Accurate Protein Structure Prediction with AlphaFold
John Jumper, Richard Evans, Alexander Pritzel and 31 others

Mamba: Linear-Time Sequence Modeling with Selective State Spaces
Albert Gu, Tri Dao
`;
  assert.doesNotMatch(readPeople(list)['GPT-4 Technical Report'] ?? '', /Dubey|Jumper|Gu/);
});

test('a line that is too long to read is said to be left out', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `Ada${'abcdefgh'[at % 8]} Berg${'klmnopqr'[(at >> 3) % 8]}`).join(', ');
  const text = `Attention Is All You Need\n${names}\n\n${papers.map(([title, people]) => `${title}\n${people.join(', ')}\n\n`).join('')}`;
  const { issues } = parseDigest(text, { path: 'my-digest.txt' });
  assert.ok(issues.some(({ reason }) => reason.includes('too long')));
});
