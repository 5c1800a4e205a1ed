import { window } from 'vscode';
import { keyedRegistries } from '../../lookUp/apiKeys';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import { showInput } from '../../messages/show';
import type { Command } from '../command';

/** Keeps a key that a registry gave the writer in the editor's secret storage, or removes it. */
export const setRegistryKey: Command = {
  id: 'marginalia.setRegistryKey',
  title: messages.titles.setRegistryKey,
  run: async ({ apiKeys }) => {
    const title = messages.titles.setRegistryKey();
    const set = await apiKeys.list();
    const rows = keyedRegistries.map(({ registry, label, page }) => ({
      registry,
      label,
      page,
      description: set.includes(registry) ? messages.keyIsSet() : '',
    }));
    const chosen = await window.showQuickPick(rows, { title, placeHolder: messages.chooseRegistry() });
    if (chosen === undefined) return;
    const { registry, label, page } = chosen;
    const key = (await showInput({ title, prompt: messages.keyHint(label, page), password: true, ignoreFocusOut: true }))?.trim();
    if (key === undefined) return;
    await apiKeys.set(registry, key);
    showStatus(key === '' ? messages.keyRemoved(label) : messages.keySet(label));
  },
};
