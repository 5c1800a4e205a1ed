function listWords(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Words that carry no subject, among them those with which papers speak of themselves. */
const stopWords = listWords(
  `a an the of for in on to and or nor but with without via by from at as into onto over under through during across between among within
  toward towards upon about against along around behind beyond despite than then there here their its it is are be been being was were am
  do does did done doing have has had having can could may might must shall should will would cannot not no only also both each either
  neither all any some few many much more most less least other another such same own so too very just even still yet already often
  again further once how what when where why which who whom whose that this these those they them he she his her him we us our ours you
  your i me my if because while although though since until unless whereas whether however therefore thus hence moreover furthermore
  meanwhile nevertheless instead rather e.g i.e et al etc vs versus per out off up down one two three four five six seven eight nine ten
  first second third using use used uses based propose proposes proposed proposing present presents presented introduce introduces
  introduced introducing show shows shown showing demonstrate demonstrates demonstrated demonstrating achieve achieves achieved achieving
  paper papers study studies work works result results approach approaches method methods novel new recent recently existing previous
  prior current state-of-the-art several various different significant significantly experiment experiments experimental extensive
  respectively addition including include includes provide provides provided providing compared compare outperform outperforms
  outperforming well thereby like make makes made making enable enables enabling allow allows allowing find finds found finding findings
  give given gives take takes need needs important key main particular specific available https http github com www org url
  de la le les des du et un une en pour dans sur est sont au aux der die das und von mit ein eine für zu den dem el los las del y que por con
  furthermore additionally specifically particularly especially often usually typically generally`,
);

/** In lower case. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** "caches" is "cache", "studies" is "study"; "bias", "analysis" and words of other scripts stay. */
export function toSingular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as|os)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word) && !/(?:aches|axes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const ending = /(?:ational|ization|isation|ingly|edly|ations?|ative|ness|ment|ing|ity|ive|ed|ly|al|ic|er|or|e)$/;

/** What makes "pruning", "pruned" and "prune" one. Coarser than a dictionary, and never shown. */
export function stemWord(word: string): string {
  return word.length < 5 || !/^[a-z]+$/.test(word) ? word : word.replace(ending, '');
}
