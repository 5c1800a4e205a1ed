import { labels } from '../../server/src/digest/tagger/crf';
import { Lexicon, type WordOdds } from '../../server/src/digest/tagger/lexicon';
import { tokenTypes } from '../../server/src/digest/tagger/tokens';
import { foldWord, hashToken } from '../../server/src/digest/tagger/words';
import type { LabelledTokens } from './lessons';

/** How often a word occurs in names, venues and titles, and elsewhere. */
type Counts = [names: number, venues: number, titles: number, others: number];

/** Counts words of works and of made texts. */
export class WordCounts {
  private readonly counts = new Map<string, Counts>();

  addText(kind: 0 | 1 | 2 | 3, text: string): void {
    for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?/gu)) this.add(kind, word);
  }

  /** Venues are abbreviated by cutting their words: `Phys. Rev. Lett.`. */
  addAbbreviations(venue: string): void {
    for (const [word] of venue.matchAll(/\p{Lu}\p{Ll}{5,}/gu)) this.add(1, word.slice(0, 3 + (this.cuts++ % 5)));
  }

  private cuts = 0;

  /** Only words that are not in Latin letters, because works have few of them. */
  addTokens({ tokens, labels: own }: LabelledTokens): void {
    for (let at = 0; at < tokens.count; at += 1) {
      const type = tokens.types[at];
      const text = tokens.texts[tokens.textIds[at] ?? 0] ?? '';
      const label = labels[own[at] ?? 0];
      if (type !== tokenTypes.word && type !== tokenTypes.han && type !== tokenTypes.kana) continue;
      this.add(label === 'author' ? 0 : label === 'venue' ? 1 : label === 'title' ? 2 : 3, text);
    }
  }

  private add(kind: 0 | 1 | 2 | 3, word: string): void {
    const folded = foldWord(word);
    const known = this.counts.get(folded);
    if (known === undefined) this.counts.set(folded, [+(kind === 0), +(kind === 1), +(kind === 2), +(kind === 3)]);
    else known[kind] += 1;
  }

  build(size: number, slots: number): Lexicon {
    const totals: Counts = [0, 0, 0, 0];
    for (const counts of this.counts.values()) for (const kind of [0, 1, 2, 3] as const) totals[kind] += counts[kind];
    const rates = [...this.counts].map(([word, counts]) => ({
      word,
      rates: counts.map((each, kind) => each / Math.max(1, totals[kind] ?? 1)),
    }));
    const weigh = (each: readonly number[]): number => each.reduce((sum, rate) => sum + rate, 0);
    rates.sort((a, b) => weigh(b.rates) - weigh(a.rates) || (a.word < b.word ? -1 : 1));
    const smallest = 2e-6;
    const words = new Map<number, WordOdds>();
    for (const { word, rates: own } of rates.slice(0, size)) {
      const odds = (kind: number): number => {
        const others = own.reduce((sum, rate, each) => (each === kind ? sum : sum + rate), 0) / 3;
        return Math.max(0, Math.min(15, Math.round(7 + Math.log2(((own[kind] ?? 0) + smallest) / (others + smallest)))));
      };
      words.set(hashToken(word), { name: odds(0), venue: odds(1), title: odds(2) });
    }
    return Lexicon.build(words, slots);
  }
}
