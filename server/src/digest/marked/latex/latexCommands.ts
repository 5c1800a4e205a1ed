import type { LineLabel } from '../markedLine';

function listNames(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

/** Commands that print nothing, with all their arguments. */
const silent: ReadonlySet<string> =
  listNames(`documentclass usepackage RequirePackage newcommand renewcommand providecommand DeclareMathOperator newenvironment renewenvironment
    newtheorem newlength setlength addtolength setcounter addtocounter stepcounter setstretch geometry hypersetup lstset definecolor color
    pagecolor label ref eqref pageref autoref cref Cref index footnote footnotetext footnotemark thanks marginpar todo vspace hspace
    includegraphics input include bibliography addbibresource bibliographystyle pagestyle thispagestyle pagenumbering rule graphicspath
    fontsize selectlanguage titleformat titlespacing fancyhead fancyfoot lhead rhead chead lfoot rfoot cfoot date hyphenation nocite
    natexlab providebibmacro setmainfont setlist AtBeginDocument theoremstyle linespread vskip hskip`);

/** Commands with an argument before the one that is printed: `\textcolor{red}{text}`, `\bibinfo{author}{Jane Doe}`. */
const second: ReadonlySet<string> =
  listNames(`textcolor colorbox foreignlanguage BIBforeignlanguage hyperlink hypertarget bibinfo bibfield Eprint scalebox parbox raisebox
    makebox framebox`);

/** Commands of headings, with their levels. */
const headings: Readonly<Record<string, number>> = {
  part: 1,
  chapter: 1,
  section: 1,
  subsection: 2,
  subsubsection: 3,
  paragraph: 4,
  subparagraph: 5,
  frametitle: 2,
  title: 1,
};

const lists: Readonly<Record<string, 'bullet' | 'number'>> = {
  itemize: 'bullet',
  compactitem: 'bullet',
  description: 'bullet',
  compactdesc: 'bullet',
  list: 'bullet',
  etaremune: 'number',
  enumerate: 'number',
  compactenum: 'number',
  thebibliography: 'number',
};

/** Environments whose text is not prose. */
const verbatim: ReadonlySet<string> =
  listNames(`verbatim Verbatim lstlisting minted comment tikzpicture filecontents equation equation* align align* displaymath gather gather*
    eqnarray eqnarray* algorithm algorithmic`);

/** The parts of entries that REVTeX, Elsevier and ACM styles name: `\bibinfo{title}{...}`, `\showarticletitle{...}`. */
const labels: Readonly<Record<string, LineLabel>> = {
  title: 'title',
  author: 'authors',
  person: 'authors',
  journal: 'venue',
  booktitle: 'venue',
  showarticletitle: 'title',
};

export const latexCommands = { silent, second, headings, lists, verbatim, labels };
