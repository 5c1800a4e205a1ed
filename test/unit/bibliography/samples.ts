/** BibTeX in our own words with everything that the language has, for tests that cut it or change it anywhere. */
export const bibtexSample = `Some words between entries, with a sign: someone@example.org
% a comment line % @article{hidden, title = {Not read}}
@string{jis = "Journal of Imaginary Systems"}
@string(both = jis # { and } # "Others")
@preamble{"\\newcommand{\\noopsort}[1]{}"}
@comment{ @article{commented, title={Not read either}} }

@article{first2020,
  title = {A {BERT} of {\\"U}bung: "quoted" words},
  author = {van der Berg, Jan and {The Group and Friends} and M{\\"u}ller, Jr., Karl and others},
  journal = jis,
  year = 2020, % to be checked
  month = 3 # "~" # mar,
  doi = {https://doi.org/10.1234/abc\\_d},
  abstract = {We raise $x^2$ by 5\\% --- and
     more.},
}
@inproceedings{second2021, title = "A second {"}one{"}", crossref = {proc2021}, author = "Ada Lovelace", pages = {1--9} }
@Article ( third:2022+x , title = {In parentheses (yes)}, eprint = {2201.00001v2}, archivePrefix = {arXiv}, ids = {alias1, alias-2} )
@xdata{shared, publisher = {The Press}, location = {Utrecht}}
@book{fourth, xdata = {shared}, title = {A Book}, subtitle = {And Its Subtitle}, date = {2019-05-06/2019-06}, ids = {old}}
@misc{fünf, howpublished = {\\url{https://github.com/someone/something}}, note = both}
@proceedings{proc2021, title = {Proceedings of Things}, year = {2021}, editor = {Grace Hopper}}
@misc{nothing}
@misc{last, title = {The last}}
`;

export const cslJsonSample = `[
  {"id": "one", "type": "article-journal", "title": "A <i>title</i>", "author": [{"family": "Doe", "given": "Jane", "non-dropping-particle": "van"}],
   "issued": {"date-parts": [[2020, 3]]}, "container-title": "A Journal", "DOI": "10.1234/x"},
  {"id": "two", "type": "book", "title": "A \\"quoted\\" book", "issued": {"raw": "2018"}, "publisher": "A Press", "author": [{"literal": "A Group"}]},
  {"id": "three", "type": "webpage", "title": "Third", "URL": "https://arxiv.org/abs/2301.00001"}
]
`;

export const cslYamlSample = `---
references:
- id: one
  type: article-journal
  title: 'A title: with a colon'
  author:
  - family: Doe
    given: Jane
  issued: 2020-03
- id: "two"
  type: book
  title: >
    A folded
    title
  issued:
    date-parts:
    - - 2018
  publisher: A Press

- id: three
  type: webpage
  URL: https://example.org
...
`;
