/** A number with its noun: "1 group", "3 groups". */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
