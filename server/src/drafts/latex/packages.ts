/** The package whose citation commands a draft uses; `plain` for the commands of LaTeX itself. */
export type CommandFamily = 'biblatex' | 'natbib' | 'plain';

/*
 * Classes and packages that load natbib by themselves, according to their files: Elsevier, AIP and APS (revtex), ACM, Springer
 * Nature, AAS, JMLR, and the style files of conferences, which have the year in their names (`iclr2025_conference`).
 */
const natbibClass = /^(?:elsarticle|revtex4(?:-\d)?|acmart|sn-jnl|aastex\w*|jmlr)$/;
const natbibPackage =
  /^(?:natbib|(?:neurips|nips|iclr|icml|aistats|colm|corl|tmlr|jmlr|acl|emnlp|naacl|eacl|aacl|coling)(?:[-_]?\d{2,4})?(?:_[a-z]+)?\d*e?)$/;

const loading = /^[^%\n]*?\\(usepackage|RequirePackage|documentclass)\s*(?:\[[^\]]*\]\s*)?\{([^}]*)\}/gm;

/**
 * The package that the preamble in `text` loads or configures; undefined if there is no such package, as in a chapter. biblatex's
 * option `natbib` defines natbib's commands. If a writer loads biblatex with this option, the result is `natbib`, because the writer
 * wants to use those commands.
 */
export function findLoadedFamily(text: string): Exclude<CommandFamily, 'plain'> | undefined {
  let loadsNatbib = false;
  for (const [line, command, list = ''] of text.matchAll(loading)) {
    for (const name of list.split(',').map((part) => part.trim())) {
      if (name === 'biblatex') return isOption(line, 'natbib') || isOption(line, 'natbib=true') ? 'natbib' : 'biblatex';
      if (isOption(line, 'nonatbib') || isOption(line, 'natbib=false')) continue;
      if ((command === 'documentclass' ? natbibClass : natbibPackage).test(name)) loadsNatbib = true;
    }
  }
  if (/^[^%\n]*\\(?:addbibresource|printbibliography)\b/m.test(text)) return 'biblatex';
  return loadsNatbib || /^[^%\n]*\\(?:setcitestyle|bibpunct|citestyle)\b/m.test(text) ? 'natbib' : undefined;
}

function isOption(line: string, option: string): boolean {
  return (
    /\[([^\]]*)\]/
      .exec(line)?.[1]
      ?.split(',')
      .some((part) => part.replace(/\s/g, '') === option) ?? false
  );
}
