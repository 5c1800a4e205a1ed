import { alternation } from '../../../base/alternation';

export const lackWords = /\b(?:not|no|cannot|rarely|seldom|hardly|little|few|fewer|without|only)\b/;

/** Words that clearly say that something is wrong or needed. */
export const problemWords = new RegExp(
  `\\b${alternation(`struggl(?:e|es|ing) suffers? suffering fails? failing failures? collapses? bottlenecks? hinder(?:s|ed|ing)? hampers? hampered impedes? impeded
    (?:is|are|remains?|been|often|only|have|has)_limited limited_(?:by|to|in) (?<=,_)limiting limits_(?:the|their|its|our|both|\\w+(?:ity|ance|ion|ment))
    limitations? lacks? lacked lacking drift distortions? inconsisten(?:t|cy|cies) inefficien(?:t|cy|cies) prohibitive(?:ly)? infeasible impractical intractable brittle elusive weak fragile
    overlook(?:s|ed|ing)? neglect(?:s|ed|ing)? ignor(?:e|es|ing) unclear unexplored uncharted under-?explored under-?studied understudied insufficient(?:ly)?
    inadequate(?:ly)? incomplete overwhelm(?:s|ed|ing)? plateaus? idle unnecessary far_too
    too_(?:computationally|costly|expensive|slow|large|small) sub-?optimal ill-suited shortcomings? drawbacks? degrad(?:e|es|ed|ation) vulnerab(?:le|ility) error-prone poor poorly scarce scarcity
    (?:less|poorly|little|not_(?:well|fully|yet))_understood falls?_short lags?_behind hallucinat(?:e|es|ions?) instability unstable costly restrict(?:s|ed)?
    fac(?:e|es|ing)_(?:\\w+_){0,3}(?:challenges?|difficult(?:y|ies)|limits?)
    (?:pos(?:e|es|ing)|present(?:s|ing)?|encounter(?:s|ing)?)_(?:\\w+_){0,3}challenges?
    (?:is|are|remains?|proves?)_(?:\\w+_){0,2}(?:(?:challenging|difficult|hard)(?=[,.;:]|_(?:to|for|because|due|when|in|and|as|with|since|on|even|if|problem|task)\\b)|challenge)
    (?:is|are|remains?|requires?|rely_on|relies_on)_(?:\\w+_){0,2}(?:expensive|time-consuming|labor-intensive)
    (?:critical|open|key|major|main|significant|fundamental|primary|central|core)_(?:problem|gap|challenge)s? open_questions?`)}\\b`,
  'g',
);

/**
 * Words such as `without` and `reduces`. If one of them comes at most 40 UTF-16 units before a problem word, the problem is absent or
 * solved.
 */
export const denyingWords =
  /\b(?:without|avoid(?:s|ed|ing)?|no longer|never|(?:solv|overc[ao]m|alleviat|mitigat|reduc|eliminat|remov)\w+)\b[^,;:]{0,40}$/;

/** A pattern for the subject of statements about other work, such as `Most existing`. */
export const otherWork = String.raw`(?:(?:[Mm]ost|[Mm]any|[Ss]uch|[Aa]ll|[Tt]he)? ?(?:[Ee]xisting|[Cc]urrent|[Pp]rior|[Pp]revious|[Pp]revailing|[Cc]onventional|[Tt]raditional|[Ss]tandard|[Tt]oday['’]s|[Rr]ecent|[Ss]tate-of-the-art|[Ff]ewer|[Aa]vailable|[Tt]ypical|[Cc]ommon)|[Mm]ost|[Mm]any)\b`;
