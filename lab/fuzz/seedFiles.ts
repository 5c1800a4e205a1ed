/** What is mutated: one small file of each kind that the server reads. */
export interface SeedFile {
  readonly kind: 'digest' | 'bibliography' | 'draft' | 'note';
  readonly name: string;
  readonly text: string;
}

const abstract =
  'Much is known of kites. We present Kite, which flies in every wind, 2.5x longer than the Moraine before it, with care and in detail.';

export const seedFiles: readonly SeedFile[] = [
  {
    kind: 'digest',
    name: 'fuzz-digest.txt',
    text: `Kites Fly: A Study of Wind\n\n${abstract}\n\nMoraine: Stones that Stay\n\n${abstract}\n`,
  },
  {
    kind: 'digest',
    name: 'fuzz-digest.md',
    text: `# Papers\n\n## [Kites Fly: A Study of Wind](https://arxiv.org/abs/2401.00001)\n\n${abstract}\n\n- **Moraine**: *stones*\n  > ${abstract}\n\n| Title | Abstract |\n| --- | --- |\n| Esker: Sand | ${abstract} |\n`,
  },
  {
    kind: 'digest',
    name: 'fuzz-digest.json',
    text: JSON.stringify(
      [
        { title: 'Kites Fly: A Study of Wind', abstract, authors: ['Ada Berg'] },
        { title: 'Moraine', abstract },
      ],
      undefined,
      1,
    ),
  },
  {
    kind: 'bibliography',
    name: 'fuzz.bib',
    text: `@string{a = "Journal"}\n@proceedings{b, title = {Days}, year = 2020}\n@inproceedings{roe, title = {Moraine: {S}tones}, author = {Roe, Ada and others}, crossref = {b}, journal = a # " of Kites", doi = {10.1000/x}}\n@misc{kites, title = {Kites}, xdata = {b}, abstract = {${abstract}}}\n`,
  },
  {
    kind: 'bibliography',
    name: 'fuzz.json',
    text: JSON.stringify(
      [{ id: 'roe', type: 'book', title: 'Moraine', author: [{ family: 'Roe' }], issued: { 'date-parts': [[2020]] } }],
      undefined,
      1,
    ),
  },
  {
    kind: 'bibliography',
    name: 'fuzz.yaml',
    text: 'references:\n- id: roe\n  title: Moraine\n  author:\n  - family: Roe\n    given: Ada\n  issued: 2020\n',
  },
  {
    kind: 'draft',
    name: 'fuzz.md',
    text: '---\nbibliography: [fuzz.bib, fuzz.json, fuzz.yaml]\n---\n\n# Related work\n\nKites [see @kite, p. 3; @roe] fly as @kite says.[^1] `code` $x_1$\n\n- one\n  > two [-@roe]\n\n[^1]: A note [@kite].\n',
  },
  {
    kind: 'draft',
    name: 'fuzz.tex',
    text: '\\documentclass{article}\n\\newcommand{\\mycite}[1]{\\citep{#1}}\n\\addbibresource{fuzz.bib}\n\\begin{document}\n\\section{Related work}\nKites \\citep[see][p.~3]{kite,roe} fly \\mycite{roe}. % a comment\n\\iffalse \\cite{kite} \\fi \\verb|x| \\cites(a)(b)[c]{kite}[d][e]{roe}\n\\input{chapter}\n\\end{document}\n',
  },
  {
    kind: 'note',
    name: 'marginalia/notes/kite.md',
    text: '---\nkey: kite\ntitle: "Kite: A Study of Everything in Kite"\ntags: [a, b]\nstatus: reading\n---\n\nFree words #tag.\n\n> which studies all of it\n^n-7f3a\n\nMy words.\n',
  },
];
