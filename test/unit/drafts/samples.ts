import type { FullLanguage } from './fullLanguages';

/** One draft in each language that holds all of its syntax, with letters of many scripts. */
export const samples: Readonly<Record<FullLanguage['id'], readonly string[]>> = {
  markdown: [
    `---
title: "On caches" # see @nobody
---

# Related *work* {#sec-related .unnumbered}

Long contexts are slow [see @lamina, pp. 3-4; -@duo:2024; @{odd.key.}]. @größe [p. 3] and
@shalom-שלום say 😀@astral𝟘 so, e\u0301 @漢字. Mail me@uni.edu, see @fig-heads and \\@ref(x).

A bracket over lines [see @first,
  p. 3; also
  @second] and one that is never closed [@third, then text.

> Quoted [@one;
> @two] text.

- item [@three]: "x"
- \`code @no\` and $m @no$ and $$d @no$$ and \\(t @no\\)

      indented @no

\`\`\`{r, fig.cap="x"}
cite("@no")
\`\`\`

Setext @four
============

$$
a
= @no
$$ {#eq-a}

\\begin{align}
@no
\\end{align}

Note[^1], link [@five](https://x.org/@no), image ![@six](a.png){alt="@no"}, ^[note @seven].

[^1]: Text @eight

    more [@nine; and no key]

::: {.callout title="@no"}
<div>@ten</div> <!-- @no

@no --> @eleven \\textbf{@no} https://x.org/@no
:::

| a | b |
|---|---|
| @twelve | [@thirteen, [p. 3]; see @fourteen] |

Roles {cite:p}\`fifteen,sixteen\`, :cite:\`größe\` and [a link](cite:cites seventeen).
`,
    `---
bibliography: [a.bib, "b.json"]
csl: x.csl
abstract: |
  As @one shows, [see @two, pp. 3-4 and more].

  More @three.
nocite: "@four, @{five.}"
references:
- id: six
  title: Größe
---

{{< include _a.qmd >}}

\`\`\`{r, child="b.Rmd"}
\`\`\`
`,
    '@a',
    '[@a;@b]\n\n[see @c',
    '(@ex) An example.\n\nSee (@ex), @ey.',
    '[[[@a] @b] @c] [@d](x) [@e][@f] [@g]{.h}',
    '\u05d0 [@\u05d1\u05d2; \u05d3 @\u05d4, \u05d5] \u202e@a\u202c',
  ],
  latex: [
    `\\documentclass{book}
\\usepackage[style=apa]{biblatex} % \\cite{no}
\\newcommand{\\seealso}[2][p.~3]{\\parencite[see also][#1]{#2}}
\\begin{document}
\\chapter{On \\emph{caches} \\& heads\\label{ch}}
Long contexts are slow \\autocite[see][pp.~3--4]{lamina,duo:2024}, 😀\\textcite{größe} e\u0301
and \\seealso[p. 4]{shalom-שלום}, \\cite{astral𝟘, 漢字}. Mail me@uni.edu.

\\section*{Over lines}
\\cite[see \\textcite{inner}, p.~{]}]{% first
  one, % two, \\cite{no}
  three%
} and \\autocites(pre)(post)[1]{four}[see][2]{five,six}. $x \\text{\\cite{seven}} % \\cite{no}
$ 50\\% \\cite{eight} \\verb|\\cite{no}| \\url{http://x.org/%20\\cite{no}}

\\begin{lstlisting}[language=TeX]
\\cite{no}
\\end{lstlisting}
\\begin{itemize}
  \\item A~\\cite{nine}: \`\`x''
\\end{itemize}

Never closed \\cite{ten, and then

\\parencite*{eleven} \\nocite{*} \\volcite{2}[p. 3]{twelve} \\cite{#1} \\iffalse \\cite{no} \\fi
\\end{document}
\\cite{no}
`,
    '\\cite{a}',
    '\\cite{a,\n  b,\n  % c\n',
    '\\begin{verbatim}\n\\cite{no}',
    '{\\cite{\u05d0\u05d1, \u05d2}} \u202e\\cite{a}\u202c',
    '\\newcommand\\x[1]{\\cite{#1}}\\x{a}\\x{b\n\n}',
  ],
};
