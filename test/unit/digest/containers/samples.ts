/** The same papers in every container: `Kite 1`, `Kite 2` ... */
export interface Sample {
  readonly path: string;
  /** `count` papers. */
  write(count: number): string;
}

function join(count: number, write: (at: number) => string, between = ''): string {
  return Array.from({ length: count }, (_, at) => write(at + 1)).join(between);
}

const abstract = 'We fly kites, and they stay; "high" above the field.';

export const samples: readonly Sample[] = [
  {
    path: 'a.ris',
    write: (count) =>
      join(
        count,
        (at) => `TY  - JOUR\r\nTI  - Kite ${at}\r\nAU  - Berg, Ada\r\nAB  - ${abstract}\r\nDO  - 10.1000/${at}\r\nER  - \r\n\r\n`,
      ),
  },
  {
    path: 'a.nbib',
    write: (count) =>
      join(count, (at) => `PMID- 3100${1000 + at}\nTI  - Kite ${at}\nAB  - ${abstract}\nFAU - Berg, Ada\nLID - 10.1000/${at} [doi]\n\n`),
  },
  {
    path: 'a.enw',
    write: (count) => join(count, (at) => `%0 Journal Article\n%T Kite ${at}\n%A Berg, Ada\n%X ${abstract}\n%R 10.1000/${at}\n\n`),
  },
  {
    path: 'savedrecs.txt',
    write: (count) =>
      `FN Clarivate Analytics Web of Science\nVR 1.0\n${join(count, (at) => `PT J\nAU Berg, A\nTI Kite ${at}\nAB ${abstract}\nDI 10.1000/${at}\nER\n\n`)}EF\n`,
  },
  {
    path: 'a.csv',
    write: (count) =>
      `Title,Authors,Abstract,DOI\r\n${join(count, (at) => `"Kite ${at}","Berg, Ada","${abstract.replaceAll('"', '""')}",10.1000/${at}\r\n`)}`,
  },
  {
    path: 'a.json',
    write: (count) =>
      JSON.stringify(
        {
          papers: Array.from({ length: count }, (_, at) => ({
            title: `Kite ${at + 1}`,
            authors: [{ name: 'Ada Berg' }],
            abstract,
            doi: `10.1000/${at + 1}`,
          })),
        },
        null,
        1,
      ),
  },
  {
    path: 'a.jsonl',
    write: (count) =>
      join(count, (at) => `${JSON.stringify({ title: `Kite ${at}`, authors: ['Ada Berg'], abstract, doi: `10.1000/${at}` })}\n`),
  },
  {
    path: 'a.yaml',
    write: (count) =>
      join(count, (at) => `- title: Kite ${at}\n  authors: [Ada Berg]\n  abstract: >-\n    ${abstract}\n  doi: 10.1000/${at}\n`),
  },
  {
    path: 'records.yaml',
    write: (count) => join(count, (at) => `title: Kite ${at}\nauthor: Ada Berg\nabstract: '${abstract}'\ndoi: 10.1000/${at}\n`),
  },
  {
    path: 'notes.md',
    write: (count) =>
      join(
        count,
        (at) => `---\ntitle: Kite ${at}\nauthors: Ada Berg\nabstract: '${abstract}'\ndoi: 10.1000/${at}\n---\n\n## Notes\n\n- one\n\n`,
      ),
  },
  {
    path: 'atom.xml',
    write: (count) =>
      `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Kites</title>\n${join(count, (at) => `<entry><id>http://arxiv.org/abs/20${10 + (at % 10)}.${10_000 + at}v1</id><title>Kite ${at}</title><summary>${abstract}</summary><author><name>Ada Berg</name></author><link href="http://arxiv.org/abs/20${10 + (at % 10)}.${10_000 + at}v1"/></entry>\n`)}</feed>\n`,
  },
  {
    path: 'endnote.xml',
    write: (count) =>
      `<xml><records>${join(count, (at) => `<record><contributors><authors><author>Berg, Ada</author></authors></contributors><titles><title><style face="normal">Kite ${at}</style></title></titles><abstract>${abstract}</abstract><electronic-resource-num>10.1000/${at}</electronic-resource-num></record>`)}</records></xml>\n`,
  },
  {
    path: 'a.bbl',
    write: (count) =>
      `\\begin{thebibliography}{9}\n\n${join(count, (at) => `\\bibitem{b${at}}\nA.~Berg and B.~Ice.\n\\newblock Kite ${at}.\n\\newblock \\emph{Wind}, ${at}:1--9, 2019.\n\\newblock \\doi{10.1000/${at}}.\n\n`)}\\end{thebibliography}\n`,
  },
  {
    path: 'note-express.txt',
    write: (count) =>
      join(
        count,
        (at) =>
          `{Reference Type}: Journal Article\n{Title}: Kite ${at}\n{Author}: Berg, Ada\n{Abstract}: ${abstract}\n{DOI}: 10.1000/${at}\n\n`,
      ),
  },
  {
    path: 'refworks.txt',
    write: (count) => join(count, (at) => `RT Journal Article\nSR 1\nA1 Berg, Ada\nT1 Kite ${at}\nAB ${abstract}\nDO 10.1000/${at}\n\n`),
  },
  {
    path: 'a.toml',
    write: (count) =>
      join(
        count,
        (at) => `[[papers]]\ntitle = "Kite ${at}"\nauthors = ["Ada Berg"]\nabstract = '''\n${abstract}'''\ndoi = "10.1000/${at}"\n\n`,
      ),
  },
  {
    path: 'a.org',
    write: (count) =>
      join(
        count,
        (at) => `* TODO Kite ${at} :kites:\n:PROPERTIES:\n:AUTHOR: Berg, Ada\n:YEAR: 2020\n:DOI: 10.1000/${at}\n:END:\nA remark.\n\n`,
      ),
  },
];
