import { words } from '../words';
import type { Language } from './language';

export const english: Language = {
  code: 'en',
  locale: 'en-US',
  families: words(`
    Smith ¦ Johnson ¦ Brown ¦ Taylor ¦ Walker ¦ Hughes ¦ Patel ¦ Kim ¦ Chen ¦ Wang ¦ Okafor ¦ Murphy ¦ Evans ¦ Hall ¦ Young ¦ King ¦
    Wright ¦ Green ¦ Baker ¦ Nelson
  `),
  givens: words(`
    James ¦ Mary ¦ Anna ¦ Robert ¦ Linda ¦ David ¦ Sarah ¦ Peter ¦ Emma ¦ Daniel ¦ Laura ¦ Kevin ¦ Susan ¦ Thomas ¦ Grace ¦ Adam ¦ Nina ¦
    Paul ¦ Rachel ¦ Owen
  `),
  titles: [],
  venues: words(`
    Journal of {area} ¦ International Journal of {area} ¦ {area} Letters ¦ {area} Review ¦ Annals of {area} ¦ Transactions on {area} ¦
    Proceedings of the {#}th Conference on {area} ¦ Handbook of {area} ¦ Advances in {area} ¦ Workshop on {area}
  `),
  publishers: words(`
    Springer ¦ Cambridge University Press ¦ MIT Press ¦ Elsevier ¦ Oxford University Press ¦ Wiley ¦ Routledge ¦ Academic Press ¦
    Chapman & Hall ¦ Princeton University Press ¦ SAGE ¦ CRC Press ¦ Addison-Wesley ¦ Brill ¦ University of Chicago Press
  `),
  places: words(`
    London ¦ New York ¦ Cambridge, MA ¦ Berlin ¦ Amsterdam ¦ Vienna, Austria ¦ Boston ¦ Oxford ¦ Singapore ¦ Virtual Event ¦
    Seattle, WA, USA ¦ Montreal, Canada ¦ Philadelphia ¦ San Francisco, CA
  `),
  slots: {
    area: words(`
      Machine Learning ¦ Applied Physics ¦ Statistics ¦ Linguistics ¦ Economic History ¦ Neuroscience ¦ Robotics ¦ Computer Vision ¦
      Public Health ¦ Software Engineering ¦ Geophysics ¦ Ecology ¦ Social Psychology ¦ Human Genetics ¦ Operations Research ¦
      Political Theory ¦ Materials Science ¦ Education ¦ Information Retrieval ¦ Digital Humanities
    `),
    topic: words(`
      graph learning ¦ speech ¦ sampling ¦ causal questions ¦ alignment ¦ retrieval ¦ dialogue ¦ segmentation ¦ protein structure ¦
      climate models ¦ compilers ¦ survey design ¦ labour markets ¦ robot control ¦ language change ¦ vision and language ¦ privacy ¦
      scaling ¦ evaluation ¦ uncertainty
    `),
  },
  and: ['and', '&', 'and', 'and'],
  etAl: ['et al.', 'et al.', 'et al', 'and others', 'and colleagues', 'et. al.'],
  others: ['and {n} others', 'and {n} more', '+{n} authors', '... {n} more authors', '+{n} more', 'et al. ({n} authors)'],
  headings: {
    references: words(`
      References ¦ Bibliography ¦ Works Cited ¦ Literature ¦ Selected publications ¦ Further reading ¦ Cited literature ¦ REFERENCES ¦
      Reading list
    `),
    topics: words(`
      Surveys ¦ Datasets and benchmarks ¦ Methods ¦ Applications ¦ Theory ¦ Optimisation ¦ Foundations ¦ Evaluation ¦ Robustness ¦
      Interpretability ¦ Generative models ¦ Reinforcement learning ¦ Natural language ¦ Computer vision ¦ Multimodal ¦ Journal articles ¦
      Conference papers ¦ Preprints ¦ Books ¦ Book chapters ¦ Theses ¦ Other ¦ Early work ¦ Recent work ¦ Under review ¦ Must read ¦
      Background ¦ Unsorted ¦ Graph neural networks ¦ Time series ¦ Fairness ¦ Safety ¦ Tools ¦ Key papers ¦ Misc
    `),
    sessions: words(`
      Session {#}: {area} ¦ Session {#} ¦ Oral session {#} ¦ Poster session {#} ¦ Track {A|B|C}: {topic} ¦ Keynote session ¦
      Morning session ¦ Afternoon session ¦ Spotlights ¦ Week {#}: {topic} ¦ Best paper candidates ¦ Short papers ¦ Long papers ¦ Demos ¦
      Doctoral consortium
    `),
  },
  prose: words(`
    It builds on earlier work by the same group, but drops the second stage. ¦
    Figure {h} is the one to look at; the appendix has the rest. ¦
    I am not convinced by the ablation, since {topic} was tuned on the test set. ¦ Does anyone know whether this holds for {topic}? ¦
    Next time: {topic}. ¦ We will skip the proofs and look at the examples. ¦ A short video explains the setup. ¦
    The authors were kind enough to share the raw data. ¦ Dear all, the room has changed to {##}. ¦ Please find the minutes attached. ¦
    Best wishes, and see you on {Monday|Thursday}. ¦ This is version {h}.{#} of the page; older versions are in the archive. ¦
    The {first|second|third} part deals with {topic}. ¦ Many ideas in {topic} go back to the seventies. ¦
    The course has two lectures and one lab a week. ¦ No prior knowledge of {topic} is needed. ¦
    You can bring one sheet of notes to the exam. ¦ Laptops are fine; phones are not. ¦ To cite this list, use the button on the right. ¦
    Click on a title for the abstract. ¦ Entries in bold are recommended. ¦ Last updated: {year}-0{h}-{dd}. ¦
    Maintained by two students and a script. ¦ Star the repository if you find it useful. ¦ Email us if your paper is missing. ¦
    All talks are recorded and will be online after the meeting. ¦ Speakers have fifteen minutes plus five for questions. ¦
    Posters stay up for both days. ¦ In short, {topic} helps and {topic} does not. ¦ Surprisingly, the simple baseline wins on {topic}. ¦
    They claim a gain of {h} points over last year, which seems large. ¦ Limitations: small sample, one language, no code. ¦
    Strengths: clear writing, honest errors. ¦ My rating: {h}/10. ¦ Key question: what happens when {topic} is missing? ¦
    Method: they sample {##} items and compare two conditions. ¦ Results are mixed. ¦ We hope to see you there! ¦ There will be cake. ¦
    Unsubscribe at any time with the link below. ¦ You receive this mail because you follow {topic}. ¦
    Showing {h} to {#} of {##} results. ¦ Sorted by relevance. Filters: {year} to {year}. ¦ Sponsored by two companies and a foundation. ¦
    This list collects work on {topic} that I found useful. ¦ Contributions are welcome; please open a pull request. ¦
    If something is missing, write to us. ¦ The page is updated every {week|month|few days}. ¦
    We meet on {Mondays|Tuesdays|Fridays} at {h}:00 in room {##}. ¦ Please read the text before the meeting and bring two questions. ¦
    The papers below are sorted by {date|topic|venue}. ¦ Last week we talked about {topic}, and the discussion went on for an hour. ¦
    I have not had the time to look at all of these. ¦ Students who miss more than two meetings should talk to the instructor. ¦
    Our group works on {topic} and {topic}. ¦ There are openings for students with an interest in {topic}. ¦
    It is not clear to me why the baseline is so strong. ¦ Thanks to everyone who sent suggestions for {topic}! ¦
    The code is available, but it needs an old version of the compiler. ¦ They train on {##} hours of data and test on two sets. ¦
    The main idea is to split the problem of {topic} into two steps. ¦
    What I like: the experiments on {topic} are honest about what fails. ¦ In my view {topic} has moved on since then. ¦
    Submissions close on {dd} {May|June|October}; notification follows in four weeks. ¦ Lunch is served in the hall next to room {##}. ¦
    See also the notes of last term and the tutorial by the same group. ¦ A good starting point if you are new to {topic}. ¦
    This year the workshop received {##} submissions, of which {#} were accepted. ¦
    Grading: {#}% homework, {#}% project, the rest participation.
  `),
  fields: {
    title: ['Title', 'Paper', 'Name', 'Paper title'],
    authors: ['Authors', 'Author', 'Author(s)', 'By'],
    venue: ['Venue', 'Journal', 'Published in', 'Conference', 'Source', 'Publication'],
    year: ['Year', 'Date', 'Published', 'Pub. date'],
    abstract: ['Abstract', 'Summary', 'TL;DR', 'TLDR', 'Description', 'Key idea', 'Notes'],
    link: ['Link', 'URL', 'DOI', 'PDF', 'Paper', 'arXiv'],
  },
  locators: words(`
    {volume}({issue}), {pages} ¦ vol. {volume}, no. {issue}, pp. {pages} ¦ {volume}:{pages} ¦ {volume}, {pages} ¦
    Vol. {volume}, pp. {pages} ¦ pp. {pages} ¦ pages {pages} ¦ {volume} ({issue}) ¦ {volume}({issue}):{pages} ¦ Article {issue} ¦
    p. {pages}
  `),
};
