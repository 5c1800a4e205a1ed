/** The parts of package.json that are generated, or read for that. */
export interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly object[];
    readonly keybindings: readonly object[];
    readonly menus: Readonly<Record<string, readonly { readonly submenu?: string }[]>>;
  };
}

/** The texts of package.nls.json by their keys. */
export type Texts = Readonly<Record<string, string>>;

export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
