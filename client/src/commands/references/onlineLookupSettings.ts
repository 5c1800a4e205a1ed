import { messages } from '../../messages/messages';
import { runCommandPick } from '../../picks/commandPick';
import type { Command } from '../command';
import { resetConsent } from './resetConsent';
import { setRegistryKey } from './setRegistryKey';
import { showOnlineRequests } from './showOnlineRequests';

/** Shows or changes what is sent to registries, in the way that the writer chooses. */
export const onlineLookupSettings: Command = {
  id: 'marginalia.onlineLookupSettings',
  title: messages.titles.onlineLookupSettings,
  run: () =>
    runCommandPick({ title: messages.titles.onlineLookupSettings(), placeHolder: messages.chooseLookupSetting() }, [
      { ...showOnlineRequests, icon: 'list-unordered', detail: messages.showOnlineRequestsDetail(), asks: false },
      { ...resetConsent, icon: 'shield', detail: messages.resetConsentDetail(), asks: false },
      { ...setRegistryKey, icon: 'key', detail: messages.setRegistryKeyDetail() },
    ]),
};
