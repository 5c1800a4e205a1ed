import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { measureProcessor } from '../../../support/measureProcessor';
import { checkSpans } from '../digestChecks';
import { checkContainer } from './checkContainer';

const list = (...items: readonly string[]): string => `\\begin{thebibliography}{9}\n\n${items.join('\n\n')}\n\n\\end{thebibliography}\n`;

test('what plain, apalike and plainnat write: titles in the second block, books in italics, others named by et al.', () => {
  const text = list(
    '\\bibitem{vaswani}\nAshish Vaswani, Aidan~N. Gomez, and {\\L}ukasz Kaiser.\n\\newblock Attention is\n  all you need.\n\\newblock In {\\em Advances in Neural Information Processing Systems}, pages 5998--6008, 2017.',
    '\\bibitem{knuth}\nDonald~E. Knuth.\n\\newblock {\\em The Art of Computer Programming}, volume~1.\n\\newblock Addison-Wesley, 3rd edition, 1997.',
    '\\bibitem[He et~al.(2016)He, Zhang, and Sun]{he}\nKaiming He, Xiangyu Zhang, et~al.\n\\newblock Deep residual learning for image recognition.\n\\newblock In \\emph{CVPR}, 2016.\n\\newblock \\doi{10.1109/CVPR.2016.90}.',
    '\\bibitem[Kingma and Ba, 2014]{adam}\nKingma, D.~P. and Ba, J. (2014).\n\\newblock Adam: A method for stochastic optimization.\n\\newblock {\\em arXiv preprint arXiv:1412.6980}.',
  );
  checkContainer(text, 'main.bbl', 'latex', [
    {
      title: 'Attention is all you need',
      authors: ['Ashish Vaswani', 'Aidan N. Gomez', 'Łukasz Kaiser'],
      venue: 'Advances in Neural Information Processing Systems',
      year: 2017,
    },
    { title: 'The Art of Computer Programming', authors: ['Donald E. Knuth'], year: 1997, venue: undefined },
    {
      title: 'Deep residual learning for image recognition',
      authors: ['Kaiming He', 'Xiangyu Zhang'],
      hasMoreAuthors: true,
      doi: '10.1109/CVPR.2016.90',
      year: 2016,
    },
    { title: 'Adam: A method for stochastic optimization', authors: ['D. P. Kingma', 'J. Ba'], arxivId: '1412.6980', year: 2014 },
  ]);
});

test('what other styles write: small capitals, colons, links, named parts, quotation marks', () => {
  const text = list(
    '\\bibitem{turing}\n{\\sc A.~M. Turing}, {\\em On computable numbers, with an application to the Entscheidungsproblem}, Proc. London Math. Soc., 42 (1936), pp.~230--265.',
    '\\bibitem{dijkstra} Dijkstra, E.W.: A note on two problems in connexion with graphs. Numerische Mathematik \\textbf{1}, 269--271 (1959)',
    '\\bibitem{shannon} C.~E. Shannon, \\href{https://doi.org/10.1002/j.1538-7305.1948.tb01338.x}{A mathematical theory of communication}, Bell Syst. Tech. J. 27~(3) (1948) 379--423.\n\\newblock \\href {https://doi.org/10.1002/j.1538-7305.1948.tb01338.x} {\\path{doi:10.1002/j.1538-7305.1948.tb01338.x}}.',
    '\\bibitem [{\\citenamefont {Bell}(1964)}]{bell} \\BibitemOpen\n  \\bibfield  {author} {\\bibinfo {author} {\\bibfnamefont {J.~S.}\\ \\bibnamefont {Bell}},\\ }\\bibfield  {title} {\\emph {\\bibinfo {title} {On the Einstein Podolsky Rosen paradox}},\\ }\\href {https://doi.org/10.1103/PhysicsPhysiqueFizika.1.195} {\\bibfield  {journal} {\\bibinfo  {journal} {Physics Physique Fizika}\\ }\\textbf {\\bibinfo {volume} {1}},\\ \\bibinfo {pages} {195} (\\bibinfo {year} {1964})}\\BibitemShut {NoStop}%',
    '\\bibitem[Lamport(1978)]%\n        {lamport}\n\\bibfield{author}{\\bibinfo{person}{Leslie Lamport}.} \\bibinfo{year}{1978}\\natexlab{}.\n\\newblock \\showarticletitle{Time, Clocks, and the Ordering of Events in a Distributed System}.\n\\newblock \\bibinfo{journal}{\\emph{Commun. ACM}} \\bibinfo{volume}{21} (\\bibinfo{year}{1978}).\n\\newblock\n\\showDOI{\\url{https://doi.org/10.1145/359545.359563}}',
    "\\bibitem{codd} E.~F. Codd, ``A relational model of data for large shared data banks,'' \\emph{Commun. {ACM}}, vol.~13, no.~6, pp. 377--387, 1970.",
    '\\bibitem{bush}\n\\textsc{Bush}, V. ; \\textsc{Doe}, J.~R.:\n\\newblock As We May Think.\n\\newblock {In: }\\emph{The Atlantic} 176 (1945), S. 101--108',
    '\\bibitem{site}\nExample. (2016, 11) How kites stay up. Accessed 1/2/18. [Online]. Available:\n  \\url{https://kites.example/a}',
  );
  checkContainer(text, 'main.bbl', 'latex', [
    { title: 'On computable numbers, with an application to the Entscheidungsproblem', authors: ['A. M. Turing'], year: 1936 },
    { title: 'A note on two problems in connexion with graphs', authors: ['E.W. Dijkstra'], year: 1959 },
    {
      title: 'A mathematical theory of communication',
      authors: ['C. E. Shannon'],
      year: 1948,
      doi: '10.1002/j.1538-7305.1948.tb01338.x',
    },
    { title: 'On the Einstein Podolsky Rosen paradox', authors: ['J. S. Bell'], venue: 'Physics Physique Fizika', year: 1964 },
    {
      title: 'Time, Clocks, and the Ordering of Events in a Distributed System',
      authors: ['Leslie Lamport'],
      venue: 'Commun. ACM',
      doi: '10.1145/359545.359563',
    },
    { title: 'A relational model of data for large shared data banks', authors: ['E. F. Codd'], venue: 'Commun. ACM', year: 1970 },
    { title: 'As We May Think', authors: ['V. Bush', 'J. R. Doe'], venue: 'The Atlantic', year: 1945 },
    { title: 'How kites stay up', authors: [], year: 2016, links: [{ kind: 'page', url: 'https://kites.example/a' }] },
  ]);
});

test('an entry without a title is reported, and a list without titles is read as text', () => {
  const untitled = '\\bibitem{shor} P. Shor, Phys. Rev. A \\textbf{52}, R2493 (1995).';
  const codd = "\\bibitem{codd} E.~F. Codd, ``A relational model of data for large shared data banks,'' 1970.";
  checkContainer(list(codd, untitled), 'main.bbl', 'latex', [{ title: 'A relational model of data for large shared data banks' }], {
    issues: [['This record has no title.', untitled]],
  });
  assert.deepEqual(parseDigest(list(untitled, untitled.replace('52', '53')), { path: 'main.bbl' }).entries, []);
});

test('what is no person is no author', () => {
  for (const written of ['The Kite Working Group at 12 Places', 'Kites and ropes, 3rd part', '{World Health Organization}', 'Example'])
    assert.deepEqual(
      parseDigest(list(`\\bibitem{a}\n${written}.\n\\newblock As we may think.\n\\newblock {\\em The Atlantic}, 1945.`), {
        path: 'a.bbl',
      }).entries.map(({ title, authors }) => [title, authors]),
      [['As we may think', []]],
    );
});

test("biblatex's own file: names in parts, more authors, subtitles, verbatim fields", () => {
  const text = `% $ biblatex auxiliary file $
\\refsection{0}
  \\datalist[entry]{nty/global//global/global}
    \\entry{hochreiter97}{article}{}
      \\name{author}{2}{}{%
        {{hash=abc}{%
           family={Hochreiter},
           familyi={H\\bibinitperiod},
           given={Sepp},
           giveni={S\\bibinitperiod}}}%
        {{hash=def}{%
           family={Schmidhuber},
           given={J\\"urgen}}}%
      }
      \\field{journaltitle}{Neural Computation}
      \\field{title}{Long Short-Term Memory}
      \\field{year}{1997}
      \\verb{doi}
      \\verb 10.1162/neco.1997.9.8.1735
      \\endverb
    \\endentry
    \\entry{pearl}{book}{}
      \\name{author}{1}{}{%
        {{hash=abc}{family={Pearl},given={Judea}}}%
      }
      \\true{moreauthor}
      \\field{title}{Causality}
      \\field{year}{2009}
    \\endentry
`;
  checkContainer(text, 'main.bbl', 'latex', [
    {
      title: 'Long Short-Term Memory',
      authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'],
      venue: 'Neural Computation',
      year: 1997,
      doi: '10.1162/neco.1997.9.8.1735',
    },
    { title: 'Causality', authors: ['Judea Pearl'], hasMoreAuthors: true, year: 2009 },
  ]);
});

const syllabus = `\\documentclass{article}
\\usepackage{hyperref}
\\newcommand{\\course}[1]{\\textbf{#1}}
\\begin{document}
\\section*{Week 1: Time}
% \\item \`\`A Paper That Is Left Out'', Nobody (1900)
\\begin{enumerate}
  \\item \`\`Time, Clocks, and the Ordering of Events in a Distributed System'', Lamport (1978)$^{**}$
  \\item[2.] \`\`Distributed Snapshots: Determining Global States of
    Distributed Systems'' Chandy and Lamport (1985) \\url{https://lamport.example/chandy.pdf}
  \\item \`\`Virtual Time and Global States of Distributed Systems'', Mattern (1989)
\\end{enumerate}
\\section*{Week 2: Agreement}
\\begin{itemize}
  \\item \`\`Impossibility of Distributed Consensus with One Faulty Process,'' Fischer, Lynch and Paterson (1985)
  \\item \`\`Unreliable Failure Detectors for Reliable Distributed Systems'', Chandra and Toueg (1996)
  \\item \`\`In Search of an Understandable Consensus Algorithm'', Ongaro and Ousterhout (2014)
\\end{itemize}
\\end{document}
\\begin{itemize} \\item \`\`A Text After the End'', Nobody (1901) \\end{itemize}
`;

test('a syllabus: items with quoted titles, under headings', () => {
  const { entries, format } = parseDigest(syllabus, { path: 'syllabus-digest.tex' });
  assert.equal(format, 'latex');
  assert.deepEqual(
    entries.map(({ title, year }) => [title, year]),
    [
      ['Time, Clocks, and the Ordering of Events in a Distributed System', 1978],
      ['Distributed Snapshots: Determining Global States of Distributed Systems', 1985],
      ['Virtual Time and Global States of Distributed Systems', 1989],
      ['Impossibility of Distributed Consensus with One Faulty Process', 1985],
      ['Unreliable Failure Detectors for Reliable Distributed Systems', 1996],
      ['In Search of an Understandable Consensus Algorithm', 2014],
    ],
  );
});

test('items that are links', () => {
  const titles = [
    'Time, Clocks, and the Ordering of Events',
    'The Byzantine Generals Problem',
    'The Part-Time Parliament',
    'Paxos Made Simple',
  ];
  const items = titles.map((title, at) => `\\item \\href{https://doi.org/10.1145/35954${at}}{${title}}, Leslie Lamport, ${1978 + at}.`);
  const text = `\\documentclass{article}\n\\begin{document}\n\\begin{itemize}\n${items.join('\n')}\n\\end{itemize}\n\\end{document}\n`;
  assert.deepEqual(
    parseDigest(text, { path: 'a.tex' }).entries.map(({ title, doi }) => [title, doi]),
    titles.map((title, at) => [title, `10.1145/35954${at}`]),
  );
});

test('LaTeX in which commands, groups and formulas never end is read in linear time (slow)', () => {
  const whole = list("\\bibitem{codd} E.~F. Codd, ``A relational model of data for large shared data banks,'' 1970.");
  for (const piece of [
    '\\bibitem[',
    '{',
    '}',
    '\\href{',
    '\\begin{',
    '\\begin{itemize}\\item ',
    '$',
    '\\[',
    '``',
    '\\emph{',
    '\\name{author}{1}{}{',
    '\\newblock ',
    '\\entry{a}{b}{}\n',
    '% ',
    '\\"',
  ]) {
    const write = (count: number): string => whole + piece.repeat(Math.ceil(count / piece.length));
    const [once, fourfold] = [25_000, 100_000].map((count) => {
      const text = write(count);
      checkSpans(text, parseDigest(text, { path: 'a.bbl' }));
      return measureProcessor(() => parseDigest(text, { path: 'a.bbl' }));
    }) as [number, number];
    assert.ok(fourfold < 300 || fourfold < 12 * Math.max(once, 1), `${piece}: ${once.toFixed(0)} and ${fourfold.toFixed(0)} ms`);
  }
});
