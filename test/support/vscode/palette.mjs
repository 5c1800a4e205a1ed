/**
 * Runs a command by its whole title in the command palette.
 *
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at the window
 * @param {(what: string, selector: string, check: (text: string) => unknown) => Promise<string>} wait see `watchTest`
 * @param {string} title
 */
export async function runFromPalette(act, wait, title) {
  await act('press', ['F1']);
  await wait('the palette', '.quick-input-list .monaco-list-row', () => true);
  await act('type', [title]);
  await wait('the command', '.quick-input-list .monaco-list-row .label-name', (text) => text === title);
  await act('press', ['Enter']);
}
