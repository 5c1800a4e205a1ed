import { encodeQuotedPrintable } from '../../unit/digest/containers/mail/encodeMail';

/** A file with a list of papers, as its program or its site writes it. Titles and names are real, all other words our own. */
export interface ListOfPapers {
  readonly file: string;
  readonly text: string;
  /** In the order of the file. */
  readonly titles: readonly string[];
  /** One of them: its name, its citation, and what its card says beside the title. */
  readonly name: string;
  readonly citation: string;
  readonly card: RegExp;
}

const readme = `# Papers on maps, every day

[![update](https://img.shields.io/badge/update-daily-green)](https://github.com/example/daily/actions)

> How to use this list: [here](./docs/README.md)

<details>
  <summary>Contents</summary>
  <ol>
    <li><a href=#slam>SLAM</a></li>
    <li><a href=#matching>Matching</a></li>
  </ol>
</details>

## SLAM

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2021-12-22**|**NICE-SLAM: Neural Implicit Scalable Encoding for SLAM**|Zihan Zhu et.al.|[2112.12130](http://arxiv.org/abs/2112.12130)|**[link](https://github.com/cvg/nice-slam)**|
|**2021-08-24**|**DROID-SLAM: Deep Visual SLAM for Monocular, Stereo, and RGB-D Cameras**|Zachary Teed et.al.|[2108.10869](http://arxiv.org/abs/2108.10869)|null|

## Matching

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2023-06-23**|**LightGlue: Local Feature Matching at Light Speed**|Philipp Lindenberger et.al.|[2306.13643](http://arxiv.org/abs/2306.13643)|null|
|**2019-11-26**|**SuperGlue: Learning Feature Matching with Graph Neural Networks**|Paul-Edouard Sarlin et.al.|[1911.11763](http://arxiv.org/abs/1911.11763)|null|

<p align=right>(<a href=#top>back to top</a>)</p>
`;

const rule = '-'.repeat(78);

const arxivMail = `Date: Fri, 23 Aug 24 01:00:00 GMT
Subject: astro-ph daily 2 new + 1 crosses received

${rule}
${rule}
Write to the authors about what they have submitted.
${rule}
received from  Wed 21 Aug 24 18:00:00 GMT  to  Thu 22 Aug 24 18:00:00 GMT
${rule}
\\\\
arXiv:1202.3665
Date: Wed, 21 Aug 2024 18:00:02 GMT   (300kb,D)

Title: emcee: The MCMC Hammer
Authors: Daniel Foreman-Mackey, David W. Hogg, Dustin Lang and Jonathan Goodman
Categories: astro-ph.IM
Comments: 14 pages
\\\\
  We present a sampler in which many walkers learn from each other where to
step next. It has two numbers to set, and does not mind how the axes are scaled.
\\\\ ( https://arxiv.org/abs/1202.3665 ,  300kb)
${rule}
\\\\
arXiv:2202.04077
Date: Thu, 22 Aug 2024 09:12:40 GMT   (900kb,D)

Title: The Pantheon+ Analysis: Cosmological
  Constraints
Authors: Dillon Brout and Dan Scolnic and Brodie Popovic
Categories: astro-ph.CO
\\\\
  We report how fast the universe grows, from the light of many exploding stars
that were seen by eighteen telescopes.
\\\\ ( https://arxiv.org/abs/2202.04077 ,  900kb)
%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
${rule}
\\\\
arXiv:1602.03837 (*cross-listing*)
Date: Thu, 22 Aug 2024 11:00:00 GMT   (500kb,D)

Title: Observation of Gravitational Waves from a Binary Black Hole Merger
Authors: B. P. Abbott, R. Abbott and T. D. Abbott
Categories: gr-qc astro-ph.HE
\\\\
  We saw two detectors tremble alike when two black holes had become one.
\\\\ ( https://arxiv.org/abs/1602.03837 ,  500kb)
`;

const scholar = (title: string, address: string, people: string, words: string): string =>
  `<h3 style="font-weight:normal;margin:0"><span style="font-size:11px;font-weight:bold">[PDF]</span>\n<a href="http://scholar.google.com/scholar_url?url=${address}&amp;hl=en&amp;sa=X" class="gse_alrt_title">\n${title}</a></h3>\n<div style="color:#006621">${people}</div>\n<div class="gse_alrt_sni">${words}&nbsp;…</div>\n<div><table><tbody><tr><td><a href="http://scholar.google.com/scholar_share?ss=tw"><img alt="Twitter" src="tw.png"></a></td></tr></tbody></table></div><br>\n`;

const scholarAlert = [
  'From: Google Scholar Alerts <scholaralerts-noreply@google.com>',
  'To: reader@example.org',
  'Subject: =?utf-8?q?code_search_=E2=80=93_new_results?=',
  'Date: Mon, 14 Oct 2024 10:00:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset="UTF-8"',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  encodeQuotedPrintable(
    `<!doctype html><html><head><style>body{background-color:#fff}</style></head><body>\n${[
      scholar(
        'CodeBERT: A Pre-Trained Model for Programming and Natural Languages',
        'https://arxiv.org/pdf/2002.08155',
        'Z Feng, D Guo, D Tang, N Duan - arXiv preprint arXiv:2002.08155, 2020',
        'One model learns from programs and from what people say about them, <br>so that either finds the other. It is asked to search for functions by <br>plain words, and to say in plain words what a function does',
      ),
      scholar(
        'CodeSearchNet Challenge: Evaluating the State of Semantic Code Search',
        'https://arxiv.org/pdf/1909.09436',
        'H Husain, HH Wu, T Gazit, M Allamanis - arXiv preprint arXiv:1909.09436, 2019',
        'Ninety-nine questions in plain words are put to six million functions, <br>and people who write programs have judged what comes back. We tell how <br>far the search of today is from what they would like to find',
      ),
      scholar(
        'code2vec: Learning Distributed Representations of Code',
        'https://arxiv.org/pdf/1803.09473',
        'U Alon, M Zilberstein, O Levy, E Yahav - Proceedings of the ACM on Programming Languages, 2019',
        'A function is the sum of the paths in its tree, each of which is as heavy <br>as it is telling. We show that its name can be guessed from this sum, <br>for programs that nobody has seen before',
      ),
    ].join(
      '',
    )}<p style="font-size:11px">You get this mail because you follow new results. <a href="http://scholar.google.com/unsubscribe">Stop it</a></p></body></html>`,
  ),
].join('\r\n');

const scopusTable =
  '\ufeffAuthors,Author(s) ID,Title,Year,Source title,Volume,Cited by,DOI,Link,Abstract,Author Keywords,Document Type,Source,EID\r\n' +
  '"Abraham M.J., Murtola T., Schulz R.","1;2;3;","GROMACS: High performance molecular simulations through multi-level parallelism from laptops to supercomputers",2015,"SoftwareX","1-2",9000,"10.1016/j.softx.2015.06.001","https://www.scopus.com/record/1","A program for the motion of molecules is told at each level of a machine how to share its work, so that ""large"" runs use all of it.","parallelism; simulation",Article,Scopus,2-s2.0-1\r\n' +
  '"Humphrey W., Dalke A., Schulten K.","4;5;6;","VMD: Visual molecular dynamics",1996,"Journal of Molecular Graphics","14",8000,"10.1016/0263-7855(96)00018-5","https://www.scopus.com/record/2","Molecules are drawn\r\nas they move, and are turned by hand.","graphics",Article,Scopus,2-s2.0-2\r\n' +
  '"Darden T., York D., Pedersen L.","7;8;9;","Particle mesh Ewald: An N·log(N) method for Ewald sums in large systems",1993,"The Journal of Chemical Physics","98",7000,"10.1063/1.464397","https://www.scopus.com/record/3","Far forces are summed on a mesh, which takes little more time than there are particles.","",Article,Scopus,2-s2.0-3\r\n';

const article = (title: string, arxivId: string, people: number): string => `<article>
  <a href="https://huggingface.co/papers/${arxivId}"><div><span>Submitted by</span> <div>reader</div></div><img src="files/${arxivId}.png"></a>
  <div><div><svg><path d="M0 0"/></svg><div>${people * 7}</div></div>
  <h3 class="font-semibold"><a href="https://huggingface.co/papers/${arxivId}" class="line-clamp-3">
  ${title}</a></h3>
  <a href="https://huggingface.co/papers/${arxivId}"><ul><li><img src="files/a.jpg"></li><li><div>·</div>${people} authors</li></ul></a></div>
</article>`;

const savedPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Daily Papers - Hugging Face</title><script>alert('not run')</script></head>
<body><header><nav><ul><li><a href="https://huggingface.co/models">Models</a></li><li><a href="https://huggingface.co/login">Log In</a></li></ul></nav></header>
<main><h1>Daily Papers</h1><p>by <a href="https://huggingface.co/akhaliq">AK</a> and others</p><section>
${[article('QLoRA: Efficient Finetuning of Quantized LLMs', '2305.14314', 4), article('LoRA: Low-Rank Adaptation of Large Language Models', '2106.09685', 8), article('Segment Anything', '2304.02643', 12), article('Sigmoid Loss for Language Image Pre-Training', '2303.15343', 4)].join('\n')}
</section></main><footer><a href="https://huggingface.co/terms">Terms</a></footer></body></html>
`;

/** Lists of papers of five kinds, by what they are called. */
export const listsOfPapers: Readonly<Record<string, ListOfPapers>> = {
  'a daily README with a table': {
    file: 'daily-digest.md',
    text: readme,
    titles: [
      'NICE-SLAM: Neural Implicit',
      'DROID-SLAM: Deep Visual',
      'LightGlue: Local Feature',
      'SuperGlue: Learning Feature Matching with Graph Neural Networks',
    ],
    name: 'SuperGlue',
    citation: '[@superglue]',
    card: /Sarlin[^]*2019|2019[^]*Sarlin/,
  },
  'an arXiv mail': {
    file: 'arxiv-digest.txt',
    text: arxivMail,
    titles: [
      'emcee: The MCMC Hammer',
      'The Pantheon+ Analysis: Cosmological Constraints',
      'Observation of Gravitational Waves from a Binary Black Hole Merger',
    ],
    name: 'emcee',
    citation: '[@emcee]',
    card: /Foreman-Mackey[^]*many walkers learn from each other/,
  },
  'a Scholar alert': {
    file: 'scholar-digest.eml',
    text: scholarAlert,
    titles: [
      'CodeBERT: A Pre-Trained Model for Programming and Natural Languages',
      'CodeSearchNet Challenge: Evaluating',
      'code2vec: Learning Distributed Representations of Code',
    ],
    name: 'CodeBERT',
    citation: '[@codebert]',
    card: /Feng[^]*so that either finds the other/,
  },
  'a table of Scopus': {
    file: 'scopus-digest.csv',
    text: scopusTable,
    titles: [
      'GROMACS: High performance molecular simulations',
      'VMD: Visual molecular dynamics',
      'Particle mesh Ewald: An N·log(N) method',
    ],
    name: 'GROMACS',
    citation: '[@gromacs]',
    card: /Abraham[^]*SoftwareX[^]*so that "large" runs use all of it/,
  },
  'a saved page of Hugging Face': {
    file: 'huggingface-digest.html',
    text: savedPage,
    titles: [
      'QLoRA: Efficient Finetuning of Quantized LLMs',
      'LoRA: Low-Rank Adaptation',
      'Segment Anything',
      'Sigmoid Loss for Language Image',
    ],
    name: 'QLoRA',
    citation: '[@qlora]',
    card: /arxiv\.org|2305\.14314|arXiv/,
  },
};
