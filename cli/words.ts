/** A number with its noun: "1 group", "3 groups", "2 people". */
export function many(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
