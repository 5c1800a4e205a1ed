import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { chooseFromMenu, currentLine, lineReads, openDraft, placeCursorAt, visibleSuggestions } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, notifications, type QuickPickRow, quickPickInput, quickPickRows } from './support/workbench';

const beginsWith =
  (title: string) =>
  (rows: readonly QuickPickRow[]): boolean =>
    rows[0]?.label.startsWith(title) ?? false;
const titleNow = async (): Promise<string> => (await person.see('.quick-input-title')).join();

suite('papers for what the writer is saying', () => {
  suiteSetup(libraryIsReady);

  test('[@ after a sentence begins with the papers that it speaks of, and says why', async () => {
    await openDraft('cite.md', 'Retrieval heads need the whole cache, streaming heads a constant-length one <|>');
    await person.type('[@');
    await waitForList('DuoAttention', visibleSuggestions, (list) => list[0]?.label === 'DuoAttention');
    const drawn = await person.see('.suggest-widget.visible .monaco-list-row');
    assert.match(drawn.join('\n'), /duoattention\s+(?:retrieval|streaming) heads/i);
    await person.screenshot('completion-sentence');
    await person.press('Enter');
    await lineReads('Retrieval heads need the whole cache, streaming heads a constant-length one [@duoattention]');
  });

  test('Suggest Citations cites at the end of the sentence, as one step of undo (core)', async () => {
    const before = 'Other work. Retrieval heads need the whole cache, streaming heads a short one. More follows.';
    const draft = await openDraft('cite.md', before.replace('whole', 'wh<|>ole'));
    await chooseCommand('Marginalia: Cite for This Sentence');
    await waitForList('DuoAttention', quickPickRows, beginsWith('DuoAttention: '));
    assert.equal(await titleNow(), 'Papers for "Retrieval heads need the whole cache, streaming heads a short one."');
    await person.screenshot('suggest');
    await person.press('Enter');
    await lineReads('Other work. Retrieval heads need the whole cache, streaming heads a short one [@duoattention]. More follows.');
    await commands.executeCommand('undo');
    assert.equal(currentLine(draft), before);
  });

  test('a cursor after the full stop stays after it: what is typed next is the next sentence', async () => {
    for (const [file, citation] of [
      ['cite.md', ' [@duoattention]'],
      ['cite.tex', '~\\citep{duoattention}'],
    ] as const) {
      const sentence = 'Retrieval heads need the whole cache, streaming heads a short one';
      await openDraft(file, `${file.endsWith('.tex') ? 'As~\\citep{kivi} says. ' : ''}${sentence}.<|>`);
      await chooseCommand('Marginalia: Cite for This Sentence');
      await waitForList('DuoAttention', quickPickRows, beginsWith('DuoAttention: '));
      await person.press('Enter');
      const before = file.endsWith('.tex') ? 'As~\\citep{kivi} says. ' : '';
      await lineReads(`${before}${sentence}${citation}.`);
      await person.type(' And on.');
      await lineReads(`${before}${sentence}${citation}. And on.`);
    }
  });

  test('where what fits is cited already it says so, and Enter cites what the list shows', async () => {
    const sentence = 'Prefill can be faster';
    const draft = await openDraft('cite.md', `${sentence} [@snapkv].<|>`);
    await chooseCommand('Marginalia: Cite for This Sentence');
    const rows = await waitForList('other papers', quickPickRows, (list) => list[0]?.focused === true && list[0].detail.includes('·'));
    assert.ok(
      !rows.some(({ label }) => label.startsWith('SnapKV') || label.startsWith('No paper')),
      rows.map(({ label }) => label).join('\n'),
    );
    assert.match(await titleNow(), /^Best matches are already cited\. More for "Prefill can/);
    await person.screenshot('suggest-cited');
    await person.press('Enter');
    await waitFor('both keys', () => /faster \[@snapkv; @[\w-]+\]\.$/.test(currentLine(draft)));
  });

  test('where no paper fits the sentence it says so, and offers to search', async () => {
    await openDraft('cite.md', 'This paper is organized<|> as follows.');
    await chooseCommand('Marginalia: Cite for This Sentence');
    await waitForList(
      'the word',
      quickPickRows,
      (rows) => rows[0]?.label === 'No paper in your library matches this sentence' && rows[0].focused,
    );
    await person.screenshot('suggest-none');
    await person.press('Enter');
    await waitFor('the search', async () => (await quickPickInput()) === '' && (await titleNow()).endsWith(' papers'));
  });

  test('words like "over" find no paper: it says that none fits, and nothing else', async () => {
    await openDraft('cite.md', 'Our users like chocolate over<|> the rest.');
    await chooseCommand('Marginalia: Cite for This Sentence');
    const rows = await waitForList(
      'the word',
      quickPickRows,
      (list) => list[0]?.label === 'No paper in your library matches this sentence' && list[0].focused,
    );
    assert.deepEqual(
      rows.slice(1).map(({ label }) => label),
      [],
    );
    await person.press('Escape');
  });

  test('it joins the citation that stands there, in LaTeX too', async () => {
    const draft = await openDraft('cite.tex', 'Retrieval heads need the whole cache, streaming<|> heads a short one~\\cite{snapkv}.');
    await chooseCommand('Marginalia: Cite for This Sentence');
    await waitForList('DuoAttention', quickPickRows, beginsWith('DuoAttention: '));
    await person.press('Enter');
    await waitFor('both keys', () => currentLine(draft).endsWith('one~\\cite{snapkv,duoattention}.'));
  });

  test('where no sentence is, it says what to do', async () => {
    await openDraft('cite.md', 'One.\n\n<|>\n\nTwo.');
    await chooseCommand('Marginalia: Cite for This Sentence');
    await waitFor('the message', async () => (await notifications()).some((text) => text.startsWith("The cursor isn't in a sentence")));
  });

  test('Refactor offers the paper that plainly fits, and the list', async () => {
    const draft = await openDraft('cite.md', 'Retrieval heads need the whole<|> cache, streaming heads a constant-length one.');
    await commands.executeCommand('editor.action.refactor');
    await chooseFromMenu('Cite DuoAttention for this sentence');
    await waitFor('the citation', () => currentLine(draft).endsWith('constant-length one [@duoattention].'));
    await placeCursorAt(draft, 'whole<|> cache');
  });

  test('Find Related Papers lists those on the subject of the paper under the cursor', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, 'turns the observation<|>');
    await placeCursorAt(draft, 'Razor<|>Attention agree');
    await chooseCommand('Marginalia: Find Related Papers');
    const rows = await waitForList('papers', quickPickRows, (list) => list.length > 3);
    assert.equal(await titleNow(), 'Papers related to RazorAttention');
    assert.ok(
      rows.slice(0, 5).some(({ label }) => label.startsWith('DuoAttention: ')),
      rows.map(({ label }) => label).join('\n'),
    );
    assert.ok(!rows.some(({ label }) => label.startsWith('RazorAttention: ')));
    assert.match(rows[0]!.detail, / · in common: \w/);
    await person.screenshot('related');
  });
});

suite('narrowing a search', () => {
  suiteSetup(libraryIsReady);

  async function search(query: string): Promise<void> {
    await openDraft('related-work.md');
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type(query);
  }

  test('an idea in the writer’s own words finds its paper, and the row shows the passage', async () => {
    await search('constant cache for heads that stream');
    const rows = await waitForList('DuoAttention', quickPickRows, beginsWith('DuoAttention: '));
    assert.match(rows[0]!.detail, /cache.*heads.* · duoattention · /i);
    await person.screenshot('search-idea');
  });

  test('a filter narrows the list', async () => {
    await search('heads cited:no');
    const all = await waitForList(
      'papers',
      quickPickRows,
      (rows) => rows.length > 0 && !rows.some(({ label }) => label.startsWith('DuoAttention: ')),
    );
    assert.ok(all.length > 0);
  });

  test('after topic: the topics are offered, Enter fills one in, and the words go on', async () => {
    await search('topic:');
    await waitForList('topics', quickPickRows, (rows) => rows[0]?.label.startsWith('topic:') ?? false);
    await person.screenshot('search-topics');
    // The server of an earlier test may just have looked at its topics anew.
    const offered = await quickPickRows();
    await person.press('Enter');
    const typed = await waitFor('the topic in the box', async () => ((await quickPickInput())?.endsWith(' ') ?? false) && quickPickInput());
    assert.equal(typed, `${offered[0]!.label} `);
    const count = Number(/^\d+/.exec(offered[0]!.description)?.[0]);
    await waitFor('its papers', async () => new RegExp(`, ${count} match(?:es)?$`).test(await titleNow()));
    await person.type('zzzq');
    await waitForList('what to try', quickPickRows, (rows) => rows[0]?.label === 'No papers match');
    await person.screenshot('search-nothing');
  });

  test('after a whole value its longer form is offered, with what it leaves here; Enter takes the first paper', async () => {
    await search('heads date:jun');
    const rows = await waitForList('the papers', quickPickRows, (list) => list[0]?.label === 'date:"Jun 23"' && list[1]?.focused === true);
    const total = Number(/, (\d+) match(?:es)?$/.exec(await titleNow())?.[1]);
    assert.equal(Number(/^\d+/.exec(rows[0]!.description)?.[0]), total);
    await person.screenshot('search-whole-value');
    await person.press('Enter');
    await waitFor('the list to go', async () => (await quickPickInput()) === undefined);
  });

  test('where a filter leaves nothing, Enter searches for the words alone', async () => {
    await search('heads date:1999');
    await waitForList('the offer', quickPickRows, (rows) => / papers match "heads"$/.test(rows[0]?.label ?? ''));
    await person.press('Enter');
    await waitForList('papers', quickPickRows, (rows) => rows.length > 1 && rows.every(({ detail }) => detail.includes('·')));
    assert.equal(await quickPickInput(), 'heads ');
  });

  test('a button shows what narrows a search', async () => {
    await search('heads');
    await waitForList('papers', quickPickRows, (rows) => rows.length > 1);
    await person.click('.quick-input-titlebar .codicon-filter');
    await waitForList('filters', quickPickRows, (rows) => rows[0]?.label === 'topic:' && rows[1]?.label === 'date:');
    await person.screenshot('search-filters');
    // The pause after the words turns the list of papers, not this one.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await person.press('ArrowDown', 'Enter');
    await waitFor('the filter in the box', async () => (await quickPickInput()) === 'heads date:');
    await waitForList('dates', quickPickRows, (rows) => rows[0]?.label.startsWith('date:') ?? false);
  });
});
