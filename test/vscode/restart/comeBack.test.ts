import { body, openReadyDigest, openThread, standsAt } from '../support/noteEditing';
import { person } from '../support/person';
import { waitFor } from '../support/waiting';
import { libraryIsReady } from '../support/workbench';
import { keptDigest } from './keptDigest';

suite('restart', () => {
  test('the note of the window before stands at its passage, and opens', async () => {
    await libraryIsReady();
    const editor = await openReadyDigest(keptDigest);
    await standsAt(editor, 'It carries two long letters at once', 'Ask how heavy. #mail');
    await openThread('Ask how heavy. #mail');
    await waitFor('the note', async () => (await person.see(body)).length === 1);
    await person.screenshot('notes-restarted');
  });
});
