/** A text whose lines are no commands to the log of a pipeline: the same as no-commands.sed does for what a script prints. */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=\w*\[)/g, "# #").replace(/^([^\S\n]*):(?=:)/gm, "$1: ");
}
