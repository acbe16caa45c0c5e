import type { Argument, Command, Option } from "commander";

/** What may follow: one of some words, a file, a folder, or something that only the person knows. */
export type Values =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "file" | "folder" | "free" };

/** An option as it is completed. */
export interface OptionWords {
  /** With its dashes. */
  readonly name: string;
  readonly description: string;
  /** Undefined when it takes no value. */
  readonly values: Values | undefined;
}

/** A command as it is completed. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What its arguments may be; undefined when it has none. */
  readonly argument: Values | undefined;
}

/** What there is to complete, as the commands themselves are declared. */
export function vocabularyOf(commands: readonly Command[]): CommandWords[] {
  return commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...command.options.filter(({ hidden }) => !hidden).flatMap(optionWords), HELP],
    argument: command.registeredArguments.map(argumentValues)[0],
  }));
}

const HELP: OptionWords = { name: "--help", description: "show what the command does", values: undefined };

function optionWords(option: Option): OptionWords[] {
  const { long, description, argChoices, flags, required, optional } = option;
  if (long === undefined || long === null) return [];
  const values = required || optional ? valuesOf(argChoices, /[<[]([^>\]]+)/.exec(flags)?.[1]) : undefined;
  return [{ name: long, description, values }];
}

function argumentValues(argument: Argument): Values {
  return valuesOf(argument.argChoices, argument.name());
}

/** By the name of what follows: `<file>` and `<folder>` are completed as such. */
function valuesOf(choices: readonly string[] | undefined, name = ""): Values {
  if (choices !== undefined) return { kind: "words", words: choices };
  if (name === "file" || name === "folder") return { kind: name };
  return { kind: "free" };
}
