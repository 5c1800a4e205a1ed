import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contradictedNumber } from '../../../../server/src/features/findings/contradictedNumber';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move slowly. We present Moraine, a model of how alpine glaciers move, which was fitted to 412 stakes on 17 glaciers. Moraine predicts the yearly flow of alpine glaciers with an error of 3.8%, and runs 2.5 times faster than earlier models of flow. The melt is between 4% and 6% of the ice.

Drumlin: Hills That Ice Made

Hills have shapes. We measure the length of 2,300 drumlins in Finland by laser and find a mean length of 1.6 km. Most drumlins in Finland rise 4-6 m above the plain. The data of Drumlin take 12 KB.

Esker: Ridges of Gravel

Ridges are long. Esker has an error of 7.3% on gravel and 4.1% on sand. The precision is 81.5% and 77.4% for melt and flow. With Esker, the share of ridges that are found rises from 52% to 64% for gravel and from 71% to 88% for sand.
`;

const check = (draft: string, messages: readonly RegExp[], path = '/a.md'): void =>
  checkRule(`${digest}//- ${path}\n${draft}\n`, path, 'contradicted-number', messages);

/** The draft after the only fix. */
function fix(draft: string, path = '/a.md'): string {
  const { snapshot } = createFixtureWorkspace(`${digest}//- ${path}\n${draft}\n`);
  const uri = uriOf(path);
  const [found, ...others] = contradictedNumber.detect(snapshot, uri);
  assert.ok(found !== undefined && others.length === 0);
  const fixes = contradictedNumber.listFixes?.(snapshot, uri, found.span) ?? [];
  assert.equal(fixes.length, 1);
  const [{ change }] = fixes as [(typeof fixes)[number]];
  assert.ok(change.kind === 'edits');
  return applyEdits(snapshot.drafts.get(uri)!.text, change.files().get(uri)!).trimEnd();
}

test('a number to which the abstract gives another value is quoted', () => {
  check('The yearly flow of alpine glaciers is predicted with an error of <|8.3%|> [@moraine].', [
    /^The abstract of Moraine says 3\.8%, not 8\.3%: "Moraine predicts the yearly flow of alpine glaciers with an error of 3\.8%, and runs .*"\.$/,
  ]);
  check('The model of flow was fitted to <|142|> stakes on 17 glaciers [@moraine].', [
    /^The abstract of Moraine says 412 stakes, not 142: "/,
  ]);
  check('@drumlin measure <|3,200|> drumlins in Finland by laser.', [/2,300 drumlins/]);
});

const cranes = `${digest}
Gantry: Cranes on Rails

Ports are full. We present Gantry, cranes on rails that unload ships 50% faster than cranes on wheels and reach 50.4AP on loads. Ports sent us
1 million users of cranes.
`;
const checkCranes = (draft: string, messages: readonly RegExp[]): void =>
  checkRule(`${cranes}//- /a.md\n${draft}\n`, '/a.md', 'contradicted-number', messages);

test('the number of the abstract with the opposite direction', () => {
  checkCranes('Gantry unloads ships <|50 % slower|> than cranes on wheels [@gantry].', [
    /^The abstract of Gantry says 50% faster, not 50 % slower: "/,
  ]);
  checkCranes('@gantry unload ships <|50% slower|> than others.', [/50% faster/]);
  checkCranes('Gantry unloads ships 50% faster [@gantry].', []);
  // What is compared with it is slower.
  checkCranes('Cranes on wheels unload ships 50% slower than Gantry [@gantry].', []);
  checkCranes('Gantry replaces cranes that unload ships 50% slower [@gantry].', []);
  checkCranes('Gantry is not 50% slower [@gantry].', []);
});

test('a metric directly after its value', () => {
  checkCranes('On loads, cranes on rails reach <|52.4|> AP [@gantry].', [/50\.4AP|50\.4/]);
});

test('what only describes the things that are counted is none of them', () => {
  checkCranes('Ports sent 15 million user interactions with cranes [@gantry].', []);
});

test('in LaTeX, also with the syntax of figures', () => {
  check('The yearly flow of alpine glaciers is predicted with an error of <|8.3\\,\\%|> \\cite{moraine}.', [/3\.8%/], '/a.tex');
  check('\\citet{drumlin} measure <|3{,}200|> drumlins in Finland by laser.', [/2,300/], '/a.tex');
  check('Moraine runs <|5.2$\\times$|> faster than earlier models of flow \\cite{moraine}.', [/2\.5 times/], '/a.tex');
  check(
    'Moraine runs \\SI{<|5.2|>}{\\times} faster than earlier models of flow \\cite{moraine}.',
    [/ says 2\.5 times, not 5\.2: /],
    '/a.tex',
  );
  check('Moraine runs \\SI{2.5}{\\times} faster than earlier models of flow \\cite{moraine}.', [], '/a.tex');
  check('Moraine is \\num{<|3.5|>}-fold faster than earlier models of flow \\cite{moraine}.', [/2\.5 times/], '/a.tex');
  check('Drumlins in Finland have a mean length of \\SI{<|1.6|>}{\\metre} \\cite{drumlin}.', [/1\.6 km/], '/a.tex');
  check('Drumlins in Finland have a mean length of 1{.}6\\,km \\cite{drumlin}.', [], '/a.tex');
  check('Drumlins in Finland have a mean length of <|1{.}9\\,km|> \\cite{drumlin}.', [/1\.6 km/], '/a.tex');
  check('Most drumlins in Finland rise \\SIrange{<|7}{9|>}{\\metre} above the plain \\cite{drumlin}.', [/4-6 m/], '/a.tex');
  check('The data of drumlins in Finland take \\SI{12000}{\\byte} \\cite{drumlin}.', [], '/a.tex');
});

test('the only number of its kind, in the sentence of the abstract that bears most on it, needs few words in common', () => {
  check('Moraine was fitted to <|four|> glaciers [@moraine].', [/17 glaciers/]);
  check('Its authors fitted it to stakes on <|27|> glaciers [@moraine].', [/17 glaciers/]);
  check('Sections of the model were fitted to stakes on <|27|> glaciers [@moraine].', [/17 glaciers/]);
  check('Its flow on the moon is 71% of that on earth [@moraine].', []);
});

test('a number that the abstract gives for another thing of the same list', () => {
  const [before, said] = ['The error of Esker is ', / says 4\.1%, not 7\.3%: "Esker has an error of 7\.3% on gravel and 4\.1% on sand"/];
  check(`${before}<|7.3%|> on sand [@esker].`, [said]);
  check(`${before}7.3% on gravel [@esker].`, []);
  check(`${before}7.3% on gravel, while that on sand is smaller [@esker].`, []);
  check('The precision of Esker is <|81.5%|> for flow [@esker].', [/ says 77\.4%, not 81\.5%: /]);
  check('The precision of Esker is 81.5% for melt [@esker].', []);
  check('With Esker, the share of ridges that are found rises from <|52% to 88%|> [@esker].', [/from 52% to 64%/]);
});

test('a count before or after the word for what is counted', () => {
  check('Drumlins in Finland, <|3,200|> in number, were measured by laser [@drumlin].', [/2,300 drumlins/]);
  check('Drumlins in Finland were measured by laser at <|3,200|> [@drumlin].', [/2,300 drumlins/]);
});

test('numbers of a part, for each thing, or in another setting are left alone', () => {
  check('The length of <|4,700|> drumlins was measured [@drumlin].', [/2,300 drumlins/]);
  for (const sentence of [
    'Each flight measures 45 drumlins in Finland by laser [@drumlin].',
    'The drumlins in Finland, 320 of which were measured by laser [@drumlin].',
    'The length of 4,700 drumlins was measured in 35 flights at 70 m [@drumlin].',
    'The yearly flow of alpine glaciers is predicted with an error of 8.3% elsewhere, which differs from the error in @moraine.',
  ])
    check(sentence, []);
});

test('numbers of what was made from the work, and of what its abstract compares it with, are left alone', () => {
  const digestOfFirn = `//- /firn-digest.txt
Firn: Small Models of Old Snow

Old snow is studied by large models. We present Firn, a model of old snow with 0.6M parameters, which surpasses the baseline SnowPack with an accuracy of 81.5%.
`;
  const see = (draft: string, messages: readonly RegExp[]): void =>
    checkRule(`${digestOfFirn}//- /a.md\n${draft}\n`, '/a.md', 'contradicted-number', messages);
  see('Firn has <|1.3M|> parameters [@firn].', [/0\.6M/]);
  see('A larger variant of Firn has 1.3M parameters [@firn].', []);
  see('The successor of Firn has 1.3M parameters [@firn].', []);
  see('SnowPack, with 4.8M parameters, is the baseline of Firn [@firn].', []);
  see('SnowPack reaches an accuracy of 77.3% [@firn].', []);
  see('Compared with SnowPack, it has <|1.3M|> parameters [@firn].', [/0\.6M/]);
});

test('a number that names its place in the paper is left alone', () => {
  check('The yearly flow of alpine glaciers is predicted with an error of 8.3% in the appendix of @moraine.', []);
  check('The yearly flow of alpine glaciers is predicted with an error of 8.3% in Table 4 of @moraine.', []);
});

test('another unit for the same number', () => {
  check('Moraine runs <|2.5%|> faster than earlier models of flow [@moraine].', [/2\.5 times faster/]);
});

test('the number of the abstract in another form is no contradiction', () => {
  for (const sentence of [
    'The yearly flow of alpine glaciers is predicted with an error of about 4% [@moraine].',
    'The yearly flow of alpine glaciers is predicted with an error of 0.038 [@moraine].',
    'Moraine runs two and a half, that is 2.5-fold faster than earlier models of flow [@moraine].',
    'Moraine needs 60% less time than earlier models of flow [@moraine].',
    'The melt of the ice lies around 5% [@moraine].',
    'The model of flow was fitted to more than four hundred stakes [@moraine].',
    '@drumlin measure over two thousand drumlins in Finland by laser.',
  ])
    check(sentence, []);
});

test('the writer’s own numbers, and those that may belong to another citation, are left alone', () => {
  for (const sentence of [
    'Our model predicts the yearly flow of alpine glaciers with an error of 8.3%, as @moraine did.',
    'We fitted the flow to 142 stakes on alpine glaciers, following [@moraine].',
    'In our runs, Moraine predicts the yearly flow of alpine glaciers with an error of 8.3% [@moraine].',
    'When we fitted it anew, Moraine predicted the yearly flow of alpine glaciers with an error of 8.3% [@moraine].',
    'Fitted to our own stakes, Moraine predicts the yearly flow of alpine glaciers with an error of 8.3% [@moraine].',
    'The flow of alpine glaciers is predicted with an error of 8.3% [@moraine; @drumlin].',
    '@drumlin and others predict the yearly flow of alpine glaciers with an error of 8.3% [@moraine].',
  ])
    check(sentence, []);
  check('In contrast to our model, Moraine runs <|5.2x|> faster than earlier models of flow [@moraine].', [/2\.5 times/]);
  check('Unlike ours, Moraine runs <|5.2x|> faster than earlier models of flow [@moraine].', [/2\.5 times/]);
});

test('years, pages, versions, sections and numbers of something else are left alone', () => {
  for (const sentence of [
    'In 2019 the yearly flow of alpine glaciers was predicted [@moraine, p. 83].',
    'Section 8.3 of @moraine predicts the yearly flow of alpine glaciers.',
    'The yearly flow of alpine glaciers is predicted by `Ice-8.3B` and Ice 8 [@moraine].',
    'The sensors were powered by panels of 83 W [@moraine].',
  ])
    check(sentence, []);
});

test('silent without an abstract, with a summary by somebody else, and for a key that is unknown', () => {
  check('The yearly flow of alpine glaciers is predicted with an error of 8.3% [@nobody].', []);
});

test('the fix is named by the number with its unit', () => {
  const nameFixes = (draft: string, path: string): readonly string[] | undefined => {
    const { snapshot } = createFixtureWorkspace(`${digest}//- ${path}\n${draft}\n`);
    const uri = uriOf(path);
    const [found] = contradictedNumber.detect(snapshot, uri);
    return contradictedNumber.listFixes?.(snapshot, uri, found!.span).map(({ title }) => title);
  };
  const flow = 'The yearly flow of alpine glaciers is predicted with an error of';
  assert.deepEqual(nameFixes(`${flow} **8.3%** [@moraine].`, '/a.md'), ['Change to 3.8%']);
  assert.deepEqual(nameFixes(`${flow} 8.3\\,\\% \\cite{moraine}.`, '/a.tex'), ['Change to 3.8%']);
  const share = 'With Esker, the share of ridges that are found rises from';
  assert.deepEqual(nameFixes(`${share} 52% to 46% for gravel [@esker].`, '/a.md'), ['Change to 52% to 64%']);
  assert.deepEqual(nameFixes(`${share} 52\\% to 46\\% for gravel \\cite{esker}.`, '/a.tex'), ['Change to 52% to 64%']);
});

test('the fix writes the number of the abstract in the form of the draft', () => {
  assert.equal(
    fix('The yearly flow of alpine glaciers is predicted with an error of **8.3%** [@moraine].'),
    'The yearly flow of alpine glaciers is predicted with an error of **3.8%** [@moraine].',
  );
  assert.equal(
    fix('\\citet{drumlin} measure \\num{3200} drumlins in Finland by laser.', '/a.tex'),
    '\\citet{drumlin} measure \\num{2300} drumlins in Finland by laser.',
  );
  assert.equal(
    fix('Most drumlins in Finland rise \\SIrange{7}{9}{\\metre} above the plain \\cite{drumlin}.', '/a.tex'),
    'Most drumlins in Finland rise \\SIrange{4}{6}{\\metre} above the plain \\cite{drumlin}.',
  );
  assert.equal(fix('@drumlin measure 3.2K drumlins in Finland by laser.'), '@drumlin measure 2.3K drumlins in Finland by laser.');
  assert.equal(
    fix('Moraine runs 2.5\\% faster than earlier models of flow \\cite{moraine}.', '/a.tex'),
    'Moraine runs 2.5 times faster than earlier models of flow \\cite{moraine}.',
  );
});

test('bad input: long sentences, many numbers and nothing to read', () => {
  check(`The flow is ${'8.3% and '.repeat(2000)} [@moraine].`, []);
  check(`The flow [${Array.from({ length: 2000 }, (_, index) => `@key${index}`).join('; ')}] is 8.3%.`, []);
  check('8.3%8.3%[@moraine]', []);
});

test('a rate is no count, and a number that a space cuts in two is not quoted', () => {
  const bog = `//- /papers-digest.txt
Peatmap: Bogs from the Air

Bogs are wet. We present Peatmap, which served 15K users with over 42K page views. It was tried on a corpus of 1, 500 bogs and 160K pools.
`;
  const see = (draft: string, messages: readonly RegExp[]): void =>
    checkRule(`${bog}//- /a.md\n${draft}\n`, '/a.md', 'contradicted-number', messages);
  see('More than 15K users, and nearly three page views a user, are told by @peatmap.', []);
  see('Their corpus has 1500 bogs and 160,000 pools [@peatmap].', []);
  see('Peatmap served over <|51K|> users [@peatmap].', [/15K users/]);
});
