import { type Choices, expand } from './choices';
import type { FieldStyle } from './fieldStyle';
import { label } from './labelledText';
import type { Language } from './languages/language';
import { writeField } from './recordFields';
import type { Work } from './works';

/** Sentences that name a paper, as mails, blogs and syllabi have them: $T title, $A authors, $V venue, $Y year, $I identifier, $P prose. */
const mentions: Readonly<Record<string, readonly string[]>> = {
  en: [
    '$P Have you seen “$T” by $A ($Y)? $P',
    'For next week please read $A, “$T” ($V, $Y). $P',
    'We discussed $T ($A, $V $Y). $P',
    '$P In "$T", $A show this for a small case.',
    '$A ($Y), $T. $P',
    '$P See $T, $I.',
    'The paper is called "$T" and it appeared at $V. $P',
    '$P I just read $T by $A. $P',
    'New preprint: $T. $A. $I $P',
    '$P A recent paper, *$T*, makes the same point. $P',
    'Reading: $A, “$T,” $V ($Y).',
    '$P There is $T ($A) which is worth a look: $I',
    'Our article "$T" is out in $V! $P',
    'Congratulations to $A, whose paper "$T" was accepted at $V. $P',
    '$P [$T](https://arxiv.org/abs/2101.00001) by $A. $P',
    'Tomorrow $A will present $T. $P',
    'Thanks for sending $T! $P',
    '$P (see $A, $Y: $T, $V)',
    'Required: $A, "$T", $V $Y. Optional: see the slides.',
    'Hi all, the next paper is\n\n$T\n$A\n$I\n\n$P',
    'Today:\n"$T"\n$A, $V $Y\n\n$P',
  ],
  zh: [
    '$P推荐大家读《$T》($A,$Y)。$P',
    '下周讨论 $A 的“$T”。$P',
    '$P最近看到一篇论文:$T($V,$Y),$P',
    '请阅读:$A.《$T》,$V,$Y。',
    '$A 等在《$T》一文中指出:$P',
  ],
  ja: ['$P来週は「$T」($A, $Y)を読みます。$P', '$Aの『$T』を紹介する。$P', '論文:$A「$T」$V($Y)$P', '$P最近「$T」という論文を読んだ。$P'],
  ru: [
    '$P К занятию прочитайте: $A «$T» ($V, $Y). $P',
    'В статье «$T» ($A, $Y) показано, как это работает. $P',
    '$P Вышла новая работа: $A. $T // $V. $Y. $P',
    '$P Коллеги опубликовали статью «$T» в журнале $V.',
  ],
  de: [
    '$P Bitte lesen Sie $A: „$T“, $V, $Y. $P',
    'Der Aufsatz „$T“ von $A ($Y) ist lesenswert. $P',
    '$P Dazu passt: $A ($Y): $T. In: $V. $P',
    'Neu erschienen: $A, $T. $P',
  ],
  fr: ['$P À lire : $A, « $T », $V, $Y. $P', "L'article « $T » de $A ($Y) est intéressant. $P", '$P Nouvelle publication : $A, $T, $V. $P'],
  es: [
    '$P Para la próxima clase: $A, «$T», $V, $Y. $P',
    'El artículo "$T" de $A ($Y) explica el problema. $P',
    '$P Se publicó $A ($Y): $T. $V. $P',
  ],
  pt: ['$P Leitura: $A, “$T”, $V, $Y. $P', 'O artigo "$T", de $A ($Y), trata disso. $P'],
  it: ['$P Da leggere: $A, “$T”, $V, $Y. $P', "L'articolo «$T» di $A ($Y) è utile. $P"],
  pl: ['$P Proszę przeczytać: $A, „$T”, $V, $Y. $P', 'Artykuł „$T” ($A, $Y) warto znać. $P'],
};

export function writeMention(choices: Choices, work: Work, style: FieldStyle, language: Language): string {
  const { markup } = style;
  const plain: FieldStyle = {
    ...style,
    titleLink: 'none',
    titleMark: 'none',
    quotes: ['', ''],
    before: [],
    after: [],
    yearShape: 'Y',
    peoplePrefix: '',
    peopleMark: 'none',
  };
  const pattern = choices.pick(mentions[language.code] ?? mentions['en'] ?? []);
  const place = { number: 0, isHeading: false };
  const text = pattern.replace(/\[\$T\]\((.*?)\)|\*\$T\*|\$[ATVYIP]/g, (part: string, url?: string) => {
    const title = (): string => label('title', markup.escape(work.title));
    if (part.startsWith('[')) return markup.kind === 'plain' ? title() : markup.link(title(), url ?? '');
    if (part === '*$T*') return markup.italic(title());
    switch (part) {
      case '$T':
        return title();
      case '$A':
        return writeField(choices, 'authors', work, plain, place);
      case '$V':
        return writeField(choices, 'venue', work, plain, place);
      case '$Y':
        return writeField(choices, 'year', work, plain, place);
      case '$I':
        return writeField(choices, 'identifier', work, plain, place);
      default:
        return markup.escape(expand(choices, choices.pick(language.prose), language.slots));
    }
  });
  return markup.kind === 'html' ? text.replaceAll('\n', '<br>\n') : text;
}
