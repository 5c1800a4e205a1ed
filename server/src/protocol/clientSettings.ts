import type { Connection } from 'vscode-languageserver/node';
import type { Settings } from '../model/settings';
import type { ClientAbilities } from './capabilities';
import { parseSettings } from './parseSettings';

/** The settings of a client. The server requests them if the client supports that; otherwise it uses those that the client has sent. */
export class ClientSettings {
  /** The `marginalia` object that the client sent last, either with `initialize` or with a later change. */
  #sent: unknown;

  constructor(
    private readonly connection: Connection,
    private readonly abilities: ClientAbilities,
    initializationOptions: unknown,
  ) {
    this.#sent = initializationOptions;
  }

  /** Keeps the settings of a `workspace/didChangeConfiguration`. A client from which the server requests settings sends none with it. */
  takeChanged(settings: unknown): void {
    if (typeof settings === 'object' && settings !== null && 'marginalia' in settings) this.#sent = settings.marginalia;
  }

  async read(): Promise<Settings> {
    if (!this.abilities.configuration) return parseSettings(this.#sent);
    const sections = [{ section: 'marginalia' }, { section: 'files.exclude' }];
    const [marginalia, filesExclude] = await this.connection.workspace.getConfiguration(sections);
    return parseSettings(marginalia ?? this.#sent, filesExclude);
  }
}
