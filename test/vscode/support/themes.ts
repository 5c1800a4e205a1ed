import { ConfigurationTarget, workspace } from 'vscode';
import { person } from './person';
import { waitFor } from './waiting';

const themes = [
  ['Default Dark Modern', '.vs-dark', 'dark'],
  ['Default High Contrast', '.hc-black', 'contrast'],
  ['Default Light Modern', '.vs', 'light'],
] as const;

/** Takes a screenshot in each theme and one in a small window, in which `isSeen` must come true: `<name>-dark`, `-contrast`, `-light`, `-small`. */
export async function photograph(name: string, isSeen: () => Promise<boolean>): Promise<void> {
  try {
    for (const theme of themes) {
      await showTheme(theme);
      await person.screenshot(`${name}-${theme[2]}`);
    }
    await person.resize(900, 600);
    await waitFor('what is to be seen in a small window', isSeen);
    await person.screenshot(`${name}-small`);
  } finally {
    await person.resize(1280, 800);
  }
}

/** Does something in the dark theme, for what a change of the theme would close. */
export async function inDarkTheme(run: () => Promise<void>): Promise<void> {
  const [dark, , light] = themes;
  await showTheme(dark);
  try {
    await run();
  } finally {
    await showTheme(light);
  }
}

async function showTheme([theme, shown, suffix]: (typeof themes)[number]): Promise<void> {
  await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Global);
  await waitFor(`the theme ${suffix}`, async () => (await person.see(`.monaco-workbench${shown}`)).length > 0);
}
