import type { Lexicon } from './lexicon';
import { type Tokens, tokenTypes } from './tokens';

/** Forms of a token's text. Marks have the form `marks` plus the number of their class, see `markClass`. */
export const shapes = {
  lower: 1,
  capitalized: 2,
  upper: 3,
  initial: 4,
  mixed: 5,
  otherLetters: 6,
  year: 7,
  shortNumber: 8,
  longNumber: 9,
  han: 10,
  kana: 11,
  identifier: 12,
  picture: 13,
  break: 14,
  style: 15,
  withDigits: 16,
  cyrillicLower: 17,
  cyrillicCapitalized: 18,
  marks: 20,
} as const;

/** Marks that divide a line, by class. Marks in no class have class 0. */
const markClasses = [
  '.',
  ',',
  ';',
  ':：',
  '(（',
  ')）',
  '[【〔',
  ']】〕',
  '"“”„',
  "'‘’",
  '-–‐‑',
  '—―',
  '|｜',
  '/／',
  '·•∙・',
  '。',
  '、',
  '「『《〈«‹',
  '」』》〉»›',
  '&＆',
  '!?！？',
  '{<',
  '}>',
  '*†‡§¶∗',
  '_~`',
  '，',
  '#',
  '+=',
  '@',
  '%$€',
  '…',
  '\\^',
];
const classOfMark = new Map(markClasses.flatMap((marks, at) => [...marks].map((mark): [string, number] => [mark, at + 1])));

export function markClass(text: string): number {
  return classOfMark.get(text) ?? 0;
}

/** Odds are whole numbers from 0 to 15. A word that is not in the lexicon has `unknownOdds`. */
export const unknownOdds = 16;

/** What is known of each text of a document, by the index of the text. */
export interface WordFacts {
  readonly shapes: Uint8Array;
  /** Hash of the folded text if the lexicon has the word, and of all marks and styles; otherwise 0. */
  readonly identities: Int32Array;
  readonly suffixes: Int32Array;
  readonly nameOdds: Uint8Array;
  readonly venueOdds: Uint8Array;
  readonly titleOdds: Uint8Array;
}

export function describeWords({ count: tokenCount, texts, textIds, types }: Tokens, lexicon: Lexicon): WordFacts {
  const count = texts.length;
  const typeOfText = new Uint8Array(count);
  for (let at = 0; at < tokenCount; at += 1) typeOfText[textIds[at] ?? 0] = types[at] ?? 0;
  const facts = {
    shapes: new Uint8Array(count),
    identities: new Int32Array(count),
    suffixes: new Int32Array(count),
    nameOdds: new Uint8Array(count).fill(unknownOdds),
    venueOdds: new Uint8Array(count).fill(unknownOdds),
    titleOdds: new Uint8Array(count).fill(unknownOdds),
  };
  for (const [id, text] of texts.entries()) {
    const type = typeOfText[id] ?? 0;
    facts.shapes[id] = shapeOf(text, type);
    if (type === tokenTypes.word || type === tokenTypes.han || type === tokenTypes.kana) {
      const folded = foldWord(text);
      const hash = hashToken(folded);
      facts.suffixes[id] = hashToken(folded.slice(-3)) ^ Math.min(3, folded.length);
      const odds = lexicon.find(hash);
      if (odds !== undefined) {
        facts.identities[id] = hash;
        facts.nameOdds[id] = odds.name;
        facts.venueOdds[id] = odds.venue;
        facts.titleOdds[id] = odds.title;
      }
    } else if (type === tokenTypes.mark || type === tokenTypes.style) {
      facts.identities[id] = hashToken(text);
    }
  }
  return facts;
}

/** Words that differ in case and accents are equal. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** FNV-1a over UTF-16 units, as a signed 32-bit number. */
export function hashToken(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function shapeOf(text: string, type: number): number {
  switch (type) {
    case tokenTypes.break:
      return shapes.break;
    case tokenTypes.style:
      return shapes.style;
    case tokenTypes.han:
      return shapes.han;
    case tokenTypes.kana:
      return shapes.kana;
    case tokenTypes.identifier:
      return shapes.identifier;
    case tokenTypes.picture:
      return shapes.picture;
    case tokenTypes.number:
      return /^(?:1[6-9]|20)\d\d$/.test(text) ? shapes.year : text.length < 4 ? shapes.shortNumber : shapes.longNumber;
    case tokenTypes.mark:
      return shapes.marks + markClass(text);
    default:
      return shapeOfWord(text);
  }
}

function shapeOfWord(text: string): number {
  if (/\p{N}/u.test(text)) return shapes.withDigits;
  const isCyrillic = /^\p{Script=Cyrillic}/u.test(text);
  if (/^\p{Lu}\p{M}*$/u.test(text)) return shapes.initial;
  if (/^\p{Ll}[\p{Ll}\p{M}'’]*$/u.test(text)) return isCyrillic ? shapes.cyrillicLower : shapes.lower;
  if (/^\p{Lu}[\p{Ll}\p{M}'’]+$/u.test(text)) return isCyrillic ? shapes.cyrillicCapitalized : shapes.capitalized;
  if (/^\p{Lu}[\p{Lu}\p{M}'’]+$/u.test(text)) return shapes.upper;
  return /^[\p{Lu}\p{Ll}\p{M}'’]+$/u.test(text) ? shapes.mixed : shapes.otherLetters;
}
