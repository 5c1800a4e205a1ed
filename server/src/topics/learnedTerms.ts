import type { LatentSpace } from './latentSpace';
import learnedLines from './learnedTerms.txt';
import type { Vocabulary } from './vocabulary';

/** Each character of a line stands for this many numbers, each of which is -1, 0 or 1. */
const numbersPerSign = 4;
const firstSign = 35;
/** The size of a line's numbers is `sizeBase` to the power of its own sign. */
const sizeBase = 1.1;
const middleSign = 79;

/**
 * The terms whose directions were learned from many papers by `npm run eval -- train-topics`. The direction of a text is the sum of
 * those of its terms; texts on one subject have similar directions even if they share no word, which matters most in a small library.
 */
export function readLearnedTerms(): Vocabulary & LatentSpace {
  const lines = learnedLines.split('\n').filter((line) => line !== '');
  const dimensions = ((lines[0]?.indexOf(' ') ?? 1) - 1) * numbersPerSign;
  const basis = new Float32Array(lines.length * dimensions);
  const terms = lines.map((line, term) => {
    const size = sizeBase ** (line.charCodeAt(0) - middleSign);
    for (let start = 0; start < dimensions; start += numbersPerSign) {
      let sign = line.charCodeAt(1 + start / numbersPerSign) - firstSign;
      for (let place = 0; place < numbersPerSign; place++) {
        basis[term * dimensions + start + place] = ((sign % 3) - 1) * size;
        sign = Math.floor(sign / 3);
      }
    }
    return line.slice(1 + dimensions / numbersPerSign + 1);
  });
  return { terms, rarities: new Float32Array(terms.length).fill(1), dimensions, basis };
}

/** Writes terms, with the `dimensions` numbers of each, as `readLearnedTerms` reads them. All numbers of a term have one size, or are 0. */
export function formatLearnedTerms(terms: readonly string[], directions: Float32Array, dimensions: number): string {
  return terms
    .map((term, index) => {
      const numbers = directions.subarray(index * dimensions, (index + 1) * dimensions);
      const size = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 1e-3);
      let line = String.fromCharCode(middleSign + Math.round(Math.log(size) / Math.log(sizeBase)));
      for (let at = 0; at < dimensions; at += numbersPerSign) {
        let sign = firstSign;
        for (let place = 0; place < numbersPerSign; place++) sign += (Math.sign(numbers[at + place] ?? 0) + 1) * 3 ** place;
        line += String.fromCharCode(sign);
      }
      return `${line} ${term}\n`;
    })
    .join('');
}
