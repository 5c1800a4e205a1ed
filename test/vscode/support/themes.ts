import { ConfigurationTarget, workspace } from 'vscode';
import { person } from './person';
import { waitFor } from './waiting';

const themes = [['Default Dark Modern', '.vs-dark', 'dark'], ['Default High Contrast', '.hc-black', 'contrast'], ['Default Light Modern', '.vs', 'light']] as const;

/** Takes a screenshot in each theme and one in a small window, in which `isSeen` must come true: `<name>-dark`, `-contrast`, `-light`, `-small`. */
export async function photograph(name: string, isSeen: () => Promise<boolean>): Promise<void> {
  try {
    for (const [theme, shown, suffix] of themes) {
      await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Global);
      await waitFor(`the theme ${suffix}`, async () => (await person.see(`.monaco-workbench${shown}`)).length > 0);
      await person.screenshot(`${name}-${suffix}`);
    }
    await person.resize(900, 600);
    await waitFor('what is to be seen in a small window', isSeen);
    await person.screenshot(`${name}-small`);
  } finally {
    await person.resize(1280, 800);
  }
}
