/** What a field of a record says about its paper. */
export type Meaning =
  | 'title'
  | 'abstract'
  /** The paper's own abstract or somebody else's summary, depending on the format. */
  | 'summary'
  /** Somebody else's comment on the paper. */
  | 'remark'
  | 'authors'
  | 'date'
  | 'year'
  | 'venue'
  /** Used if there is no venue. A publisher is no evidence for a paper, because news articles have one too. */
  | 'publisher'
  | 'doi'
  | 'arxiv'
  | 'pubmed'
  /** An identifier whose kind can be seen from its value. */
  | 'identifier'
  | 'link'
  | 'tags'
  /** An object that contains the fields of the paper: `{"paper": {"title": ...}}`. */
  | 'wrapper';

/**
 * The names of fields and columns in exports, feeds and APIs, folded by `foldFieldName` and divided by `|`, the most specific
 * first. Sources: the exports of Scopus, Web of Science, IEEE Xplore, Embase, PubMed, SpringerLink, ProQuest, Dimensions, Lens,
 * Zotero, JabRef, Mendeley, Citavi, Rayyan, Covidence and Publish or Perish; CSL (docs.citationstyles.org); the APIs of arXiv,
 * Crossref, dblp, Europe PMC, Hugging Face, IEEE Xplore, INSPIRE, NASA ADS, OpenAlex, OpenReview, PubMed, Scopus, Semantic Scholar
 * and Zotero; websites of virtual conferences.
 */
const names: Readonly<Record<Meaning, string>> = {
  title:
    'title|document title|article title|paper title|item title|primary title|full title|work title|titles|ti|article name|paper name|' +
    'paper|submission title|title of paper|title of article|title english|title en|english title|titel|titre|título|titulo|titolo|' +
    '题名|标题|论文题目|タイトル|title statement|headline|original title|translated title',
  abstract:
    'abstract|abstract note|abstract text|paper abstract|article abstract|arxiv abstract|abstract en|english abstract|ab|abstracts|' +
    'notes abstract|original abstract|abstract original|zusammenfassung|résumé|resume|resumen|riassunto|摘要|要旨',
  summary: 'summary|summaries',
  remark: 'summary en|tldr|tl dr|tl,dr|short summary|one sentence summary|description|overview|highlight|highlights|ai summary|takeaway',
  authors:
    'author full names|authors full names|author full name|full author names|authors|author|author s|author names|authors names|author name|' +
    'creators|creator|authorships|author list|author string|authors list|first authors|au|names of authors|speakers|contributors|autoren|autor|autores|auteurs|' +
    'auteur|autore|autori|verfasser|作者|著者|authorships author display name|authorships raw author name|author authors|first author',
  year:
    'year|publication year|pub year|pubyear|published year|year published|year of publication|publicationyear|publicationdateyear|py|copyright year|jahr|année|annee|' +
    'año|anno|ano|年份|年|出版年',
  date:
    'publication date|date|published at|published|published on|published date|date published|issued|pub date|pubdate|submitted|submitted at|' +
    'submitted on|submission date|first publication date|release date|released|online date|cover date|issue date|dc date|arxiv submitted|' +
    'pdate|published print|published online|created|updated|update date|datum|fecha|発行日',
  venue:
    'source title|venue|journal|publication title|journal title|journal book|container title|booktitle|book title|journal name|publication name|' +
    'publication|proceedings title|proceedings|proceeding name|conference|conference name|conference title|journal ref|journal reference|' +
    'full journal name|journal info|primary location|host venue|publicationvenue|publication venue|anthology title|secondary title|meeting|zeitschrift|' +
    'revue|revista|期刊|刊名|来源|primary location source display name|fulljournalname|pub|conference journal|journal conference|venue journal|source publication',
  publisher: 'source|event|publisher',
  doi: 'doi|item doi|article doi|paper doi|dois|digital object identifier|doi number|doi link|doi url|electronic resource num|prism doi',
  arxiv: 'arxiv id|arxiv|arxivid|arxiv number|arxiv identifier|eprint|eprint id|arxiv eprints|arxiv url|arxiv link|arxiv abs|arxiv pdf',
  pubmed: 'pmid|pubmed id|pubmedid|pubmed|accession number pubmed',
  identifier:
    'external ids|externalids|ids|id|identifiers|identifier|paper id|paperid|paper link|uid|guid|article ids|elocation id|elocationid',
  link:
    'url|link|links|urls|html url|paper url|paperurl|link to paper|paper link url|abs url|url abs|entry id|article url|document url|landing page|page url|permalink|external url|' +
    'openreview|openreview url|openreview link|forum url|website|homepage|project page|projectpage|project|project website|pdf|pdf url|url pdf|' +
    'pdf link|full text url|fulltext url|full text urls|open access pdf|openaccesspdf|oa url|best oa location|ee|github|github repo|githubrepo|code|' +
    'code url|code link|official code|repo|repository|github url|huggingface url|hf url|source url|resource',
  tags:
    'author keywords|keywords|keyword|manual tags|tags|tag|topics|topic|keyphrases|subject areas|primary area|arxiv categories|categories|category|' +
    'fields of study|arxiv class|terms|subjects|subject|key words|keywords author|schlagwörter|schlagworte|mots cles|palabras clave|关键词|キーワード',
  wrapper:
    'paper|data|content|info|metadata|attributes|citing paper|cited paper|article|submission|work|record|item|source|fields|bib|cite',
};

/** A meaning, and how specific the field's name is: 0 is the most specific. */
interface NamedMeaning {
  readonly meaning: Meaning;
  readonly rank: number;
}

const meanings = listMeanings();

function listMeanings(): ReadonlyMap<string, readonly NamedMeaning[]> {
  const listed = new Map<string, readonly NamedMeaning[]>();
  for (const meaning of Object.keys(names) as Meaning[]) {
    names[meaning].split('|').forEach((name, rank) => listed.set(name, [...(listed.get(name) ?? []), { meaning, rank }]));
  }
  return listed;
}

const none: readonly NamedMeaning[] = [];

/**
 * The possible meanings of a field's name; empty if the name is unknown. There may be several meanings, because only the values
 * distinguish `{paper: "Title"}` from `{paper: {...}}`.
 */
export function findMeanings(name: string): readonly NamedMeaning[] {
  if (name.length > 60) return none;
  const folded = foldFieldName(name);
  const parted = foldFieldName(name.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' '));
  return (
    meanings.get(folded) ?? meanings.get(parted) ?? meanings.get(parted.replace(/^(?:paper|article|document|arxiv|entry) /, '')) ?? none
  );
}

/** Makes `published at`, `published_at`, `dc:published-at` and `Published At (UTC)` equal. */
function foldFieldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:dc|dcterms|prism|arxiv|atom|bibtex|z):(?!id$)/, '')
    .replace(/\([^)]{2,40}\)/g, ' ')
    .replace(/[^\p{L}\p{N},]+/gu, ' ')
    .trim();
}
