import { type Choices, capitalize, expand } from './choices';
import type { Language } from './languages/language';
import { languages } from './languages/languages';
import type { Corpus, Person, Work } from './works';

/** Draws works for one document: of the corpus, or put together by the grammar of a language, whose lists hold English works too. */
export function drawWorks(choices: Choices, corpus: Corpus, language: Language, count: number): Work[] {
  const isOfShortTitles = choices.chance(0.1);
  const nativeShare = language.titles.length === 0 ? 0 : choices.pick([1, 1, 0.9, 0.6, 0.3]);
  return Array.from({ length: count }, () => {
    if (choices.chance(nativeShare)) return makeWork(choices, language);
    if (choices.chance(0.2)) return choices.pick(corpus.papers);
    const work = isOfShortTitles ? drawShort(choices, corpus) : choices.pick(corpus.works);
    // An abstract of another paper looks the same.
    const { abstract } = choices.pick(corpus.papers);
    const described = abstract === undefined ? work : { ...work, abstract };
    return work.type === 'paper-conference' || !choices.chance(0.1) ? described : asOtherKind(choices, described);
  });
}

/** Classics often have titles of a few words, which alone look like headings and names. */
function drawShort(choices: Choices, corpus: Corpus): Work {
  let work = choices.pick(corpus.works);
  for (let tries = 0; tries < 60 && work.title.split(' ').length > 4; tries += 1) work = choices.pick(corpus.works);
  return work;
}

export function makeWork(choices: Choices, language: Language): Work {
  const title = capitalize(expand(choices, choices.pick(language.titles), language.slots)).replace(/\s+/g, ' ');
  const count = choices.weighted([
    [5, 1],
    [4, 2],
    [3, 3],
    [2, choices.between(4, 7)],
  ]);
  const slots = language.slots;
  return {
    title,
    authors: Array.from({ length: count }, () => makePerson(choices, language)),
    year: choices.chance(0.8) ? choices.between(2000, 2026) : choices.between(1930, 1999),
    venue: expand(choices, choices.pick(language.venues), slots),
    type: choices.weighted([
      [6, 'article-journal'],
      [2, 'book'],
      [1, 'chapter'],
      [1.5, 'paper-conference'],
      [0.6, 'thesis'],
      [0.3, 'report'],
    ]),
    ...(choices.chance(0.3) ? { doi: makeDoi(choices) } : {}),
    abstract: Array.from({ length: choices.between(1, 4) }, () => makeAbstractSentence(choices, language)).join(
      language.code === 'zh' || language.code === 'ja' ? '' : ' ',
    ),
    language: language.code,
  };
}

export function makePerson(choices: Choices, language: Language): Person {
  // A list in any language has authors of other countries, seldom.
  const home = choices.chance(0.05) && language.code !== 'zh' && language.code !== 'ja' ? choices.pick(languages.slice(4)) : language;
  return { family: choices.pick(home.families), given: choices.pick(home.givens) };
}

export function makeDoi(choices: Choices): string {
  const suffix = choices.pick([
    () =>
      `j.${choices.pick(['cell', 'neuron', 'jml', 'ecolmodel', 'techfore'])}.20${choices.between(10, 26)}.${choices.between(10, 12)}.0${choices.between(10, 99)}`,
    () =>
      `s${choices.between(10000, 49999)}-0${choices.between(10, 26)}-0${choices.between(1000, 9999)}-${choices.pick(['x', '3', '7', '0'])}`,
    () => `${choices.between(3000000, 3999999)}.${choices.between(3000000, 3999999)}`,
    () => `${choices.pick(['TPAMI', 'ICRA', 'ACCESS', 'TIP'])}.20${choices.between(10, 26)}.${choices.between(1000000, 9999999)}`,
  ])();
  return `10.${choices.between(1000, 9999)}/${suffix}`;
}

/** Articles become books, chapters, theses, reports and web pages, which lists of references hold too. */
function asOtherKind(choices: Choices, work: Work): Work {
  return { ...work, type: choices.pick(['book', 'chapter', 'thesis', 'report', 'webpage', 'book'] as const) };
}

const abstractSentences: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '针对{object}{task}中存在的问题,提出了一种基于{method}的方法。',
    '实验结果表明,该方法优于现有方法。',
    '本文以{place}为例,分析了{effect}的变化特征。',
    '研究发现{effect}对{effect}具有显著影响。',
    '最后对未来研究方向进行了展望。',
  ],
  ja: [
    '本論文では、{method}を用いた{object}の{task}手法を提案する。',
    '実験により提案手法の有効性を確認した。',
    '{effect}と{effect}の関係を調査した。',
    '今後の課題について述べる。',
  ],
  ru: [
    'В статье рассматриваются методы {gen}.',
    'Показано, что предложенный подход даёт более точные результаты.',
    'Приводятся данные наблюдений {in}.',
    'Обсуждаются ограничения метода.',
  ],
  de: [
    'Der Beitrag untersucht die {fem} {gen}.',
    'Die Ergebnisse zeigen deutliche Unterschiede {prep}.',
    'Grundlage ist eine Befragung von {##} Personen.',
    'Abschließend werden offene Fragen diskutiert.',
  ],
  fr: [
    'Cet article étudie {la2} {en}.',
    'Les résultats montrent un effet net sur {la2}.',
    'Nous présentons une méthode fondée sur {##} entretiens.',
    'Les limites sont discutées.',
  ],
  es: [
    'Este artículo analiza {la} {en}.',
    'Los resultados muestran diferencias significativas.',
    'Se estudia una muestra de {##} casos.',
    'Se discuten las limitaciones del método.',
  ],
  pt: [
    'Este artigo analisa a {a} {em}.',
    'Os resultados mostram diferenças significativas.',
    'A amostra tem {##} casos.',
    'Discutem-se as limitações.',
  ],
  it: ['Il saggio esamina la {storia} {di}.', 'I risultati mostrano differenze rilevanti {in}.', 'Si discutono i limiti del metodo.'],
  pl: ['Artykuł przedstawia metody {gen}.', 'Wyniki wskazują na istotne różnice.', 'Badanie objęło {##} osób.'],
};

function makeAbstractSentence(choices: Choices, language: Language): string {
  const patterns = abstractSentences[language.code];
  return patterns === undefined ? '' : expand(choices, choices.pick(patterns), language.slots);
}
