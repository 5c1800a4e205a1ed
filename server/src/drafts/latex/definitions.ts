import type { CitationCommand } from '../../model/draft';
import { findGroupEnd, skipBlank } from './arguments';
import { readCitationArguments } from './citationArguments';
import { findCitationCommand } from './citationCommands';

/** The definition of a macro in a draft. */
export interface Definition {
  /** The offset after the definition. */
  readonly end: number;
  readonly name: string;
  /** How the macro cites; undefined if the macro does not cite its argument. */
  readonly command: CitationCommand | undefined;
}

const newCommand = /^(?:newcommand|renewcommand|providecommand|DeclareRobustCommand|newrobustcmd|renewrobustcmd)\*?$/;
const documentCommand = /^(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand$/;
const citeCommand = /^Declare(?:Multi)?CiteCommand\*?$/;

/**
 * Reads the definition that the command `name` begins. `nameEnd` is the offset after its name. In `\newcommand{\seealso}[1]{\citep[see
 * also][]{#1}}`, the macro `seealso` cites its first argument. undefined if the command does not define anything.
 */
export function readDefinition(text: string, name: string, nameEnd: number): Definition | undefined {
  if (newCommand.test(name)) return readNewCommand(text, nameEnd);
  if (documentCommand.test(name)) return readDocumentCommand(text, nameEnd);
  if (citeCommand.test(name)) return readCiteCommand(text, name, nameEnd);
  if (/^[gex]?def$/.test(name)) return readDef(text, nameEnd);
  return name === 'let' ? readLet(text, nameEnd) : undefined;
}

/** The name of the macro, written as `\seealso` or `{\seealso}`, and the offset after it. undefined if there is no macro. */
function readMacroName(text: string, from: number): { name: string; end: number } | undefined {
  const macro = /\{?[ \t]*\\([A-Za-z@]+)[ \t]*\}?/y;
  macro.lastIndex = skipBlank(text, from);
  const found = macro.exec(text);
  return found?.[1] === undefined ? undefined : { name: found[1], end: macro.lastIndex };
}

function readNewCommand(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  if (macro === undefined) return undefined;
  const count = findGroupEnd(text, skipBlank(text, macro.end));
  const hasCount = count !== undefined && text[skipBlank(text, macro.end)] === '[';
  const afterCount = hasCount ? skipBlank(text, count) : skipBlank(text, macro.end);
  const afterDefault = hasCount && text[afterCount] === '[' ? (findGroupEnd(text, afterCount) ?? afterCount) : afterCount;
  const optional = afterDefault === afterCount ? 0 : 1;
  return readBody(text, macro.name, afterDefault, (parameter) => parameter - 1 - optional);
}

function readDocumentCommand(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  const start = macro === undefined ? 0 : skipBlank(text, macro.end);
  const end = findGroupEnd(text, start);
  if (macro === undefined || end === undefined) return undefined;
  const kinds = text.slice(start + 1, end - 1).replace(/\{[^{}]*\}|[\s+!]/g, '');
  return readBody(text, macro.name, end, (parameter) =>
    kinds[parameter - 1] === 'm' ? [...kinds.slice(0, parameter - 1)].filter((kind) => kind === 'm').length : -1,
  );
}

function readDef(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  if (macro === undefined || text[skipBlank(text, nameEnd)] === '{') return undefined;
  const parameters = /[^{}\\%\n]*/y;
  parameters.lastIndex = macro.end;
  parameters.exec(text);
  return readBody(text, macro.name, parameters.lastIndex, (parameter) => parameter - 1);
}

function readLet(text: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  const target = /[ \t]*=?[ \t]*\\([A-Za-z@]+)/y;
  target.lastIndex = macro?.end ?? 0;
  const found = target.exec(text);
  if (macro === undefined || found?.[1] === undefined) return undefined;
  return { end: target.lastIndex, name: macro.name, command: findCitationCommand(found[1]) };
}

/** Reads `\DeclareCiteCommand` and its variants (biblatex manual, "Defining New Citation Commands"). */
function readCiteCommand(text: string, name: string, nameEnd: number): Definition | undefined {
  const macro = readMacroName(text, nameEnd);
  if (macro === undefined) return undefined;
  let end = macro.end;
  for (
    let next = findGroupEnd(text, skipBlank(text, end), 'allowed');
    next !== undefined;
    next = findGroupEnd(text, skipBlank(text, end), 'allowed')
  )
    end = next;
  return {
    end,
    name: macro.name,
    command: { mode: 'parenthetical', keyArgument: 0, form: name.includes('Multi') ? 'multiple' : 'single' },
  };
}

/**
 * Reads the body that opens at `from`, or after white space there. `toArgument` maps the number of a parameter to its index among the
 * mandatory arguments; a negative result means that the parameter is not a mandatory argument.
 */
function readBody(text: string, name: string, from: number, toArgument: (parameter: number) => number): Definition | undefined {
  const start = skipBlank(text, from);
  const end = text[start] === '{' ? findGroupEnd(text, start, 'allowed') : undefined;
  if (end === undefined) return undefined;
  return { end, name, command: findCitingCommand(text.slice(start + 1, end - 1), toArgument) };
}

function findCitingCommand(body: string, toArgument: (parameter: number) => number): CitationCommand | undefined {
  for (const call of body.matchAll(/\\([A-Za-z]+\*?)/g)) {
    const called = findCitationCommand(call[1] ?? '');
    if (called === undefined) continue;
    const nameEnd = call.index + call[0].length;
    if (body.trim() === call[0]) return called;
    for (const group of readCitationArguments(body, called, nameEnd).groups) {
      const parameter = /#([1-9])/.exec(body.slice(group.start, group.end))?.[1];
      const keyArgument = parameter === undefined ? -1 : toArgument(Number(parameter));
      if (keyArgument >= 0) return { mode: called.mode, keyArgument, form: 'single' };
    }
  }
  return undefined;
}
