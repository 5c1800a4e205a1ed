import { window } from 'vscode';
import { keyedRegistries } from '../lookUp/apiKeys';
import { messages } from '../messages/messages';
import { showInput } from '../messages/show';
import { showStatus } from '../messages/showStatus';
import { runCommandPick } from '../picks/commandPick';
import type { Command } from './command';

/** Shows or changes what is sent to registries, in the way that the writer chooses. */
export const onlineLookupSettings: Command = {
  id: 'marginalia.onlineLookupSettings',
  title: 'Online Lookup Settings...',
  section: 'library',
  does: 'shows online requests, resets your consent, or sets an API key',
  palette: 'marginalia.hasLibrary',
  menus: [{ place: 'referencesTitle', group: '1_requests@1' }],
  run: () =>
    runCommandPick({ title: messages.titles.onlineLookupSettings(), placeHolder: messages.chooseLookupSetting() }, [
      { ...showOnlineRequests, icon: 'list-unordered', detail: messages.showOnlineRequestsDetail() },
      { ...resetConsent, icon: 'shield', detail: messages.resetConsentDetail() },
      { ...setRegistryKey, icon: 'key', detail: messages.setRegistryKeyDetail() },
    ]),
};

/** Shows which requests this window has sent to registries, and who they are. */
export const showOnlineRequests: Command = {
  id: 'marginalia.showOnlineRequests',
  title: 'Show Online Requests',
  run: ({ sentRequestsPage }) => sentRequestsPage.show(),
};

/** Takes back that commands of this workspace may send requests without asking. */
export const resetConsent: Command = {
  id: 'marginalia.resetConsent',
  title: 'Reset Online Consent',
  run: async ({ consent }) => {
    await consent.forget();
    showStatus(messages.consentForgotten());
  },
};

/** Keeps a key that a registry gave the writer in the editor's secret storage, or removes it. */
export const setRegistryKey: Command = {
  id: 'marginalia.setRegistryKey',
  title: 'Set Registry Key...',
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
