/**
 * What stands behind the figures: why a promise is missed, what was tried, and what it brought. Written by hand after profiles
 * (V8's sampling profiler in both Node processes), so its numbers are those of that day.
 */
export const TRIED = `## Where a promise is missed, and what was tried

* **Pages of GoTo's lists.** With 200 people in a page, a run with nothing to do was mostly waiting for its next request: 54 reads and
  7 s of 10,000 people, 504 reads and 63 s of 100,000. Since pages hold 1,000, it is 14 reads and 1 s, 104 reads and 13 s. A server
  that refuses so many is asked for 200, then for 25.
* **State: met.** A person took a line of about 104 bytes in \`people\` and one of 115 in \`__accounts\`, and the engine keeps each twice,
  as input and as output: 467 bytes. Now the second line says only what the first does not, and an id no longer than it has to be: 296.
  Compressing \`__accounts\` would have left as much, in a form that nobody can read.
* **Memory of the provider: met.** It was 903 to 1,146 MiB at 100,000 people. google-protobuf wrote each string of a message as an
  array of numbers ([ADR 24](adr/0024-long-texts-are-passed-as-bytes.md)): 545 MiB without. Reading the same roster once instead of four
  times, copying no record that stays as it is, and letting V8 collect garbage before the heap has doubled made it 451.
* **Time at 50,000 and 100,000: missed**, though 5 s less than it was: what it is compared with, the run of ten people, became a third
  quicker, from 4.0 to 2.7 s, and took 3.4 s off the limit. Of 26 s at 100,000: 2 s start and modules, 1 s Graph, 1 s the roster, 2.5 s until
  the provider has it (0.7 s of it its own start), 13.3 s the pages of GoTo at its rate, while the stored documents are read, 1.7 s
  plan and answer, 2 s the engine between check and diff, 1.3 s until the program has the answer, 1 s the end. The engine's share is
  texts of 12 MB, which go through it eight times in three processes. Sorting only those who have left took 0.4 s off the plan.
* **Not done for it.** Starting the provider while the directory is read, by a call that it refuses, takes 0.3 s off 2.7 and 0.4 s off
  5.2; but a run that ends before anything is declared would leave a provider in the state, and a stack with one cannot simply be
  removed. Outputs without the roster would save a third of the texts, but a refresh is given nothing but outputs. More than 8
  requests a second leave no room for others who use the same account.
* **The client's budget.** It begins with half of it used, as by a run that ended when this process began: it cannot have ended later.
  Before, the half was counted from the first request, which made an account of a few pages wait for up to a second. At exactly GoTo's
  limit, some requests came a few milliseconds early and were refused; since the client leaves 20 ms more they are few.
* **Start of a run.** tsx searched every file of every package for the syntax of ES modules, and Pulumi loads npm's resolver of packages:
  without both, a preview of ten people takes 3.9 instead of 4.6 seconds of processor time ([ADR 1](adr/0001-typescript-runs-as-it-is.md)).
* **Start of commands: met but for \`validate\`**, which takes 172 ms where 143 are allowed; it took more than twice as much. The command
  lines of all commands are read without loading their work; validators are compiled beforehand (ajv was half of it), and tables of
  time zones are not loaded for UTC. What is left above Node and tsx, in processor time: yaml 31 ms, sixty files of ours 78 ms, the first
  reading of YAML 14 ms, commander 8 ms. All of it in one file, which there is not (ADR 1), would just miss the limit too.
* **5,000 people, one dynamic resource each: missed.** Their preview looks at nothing: it compares with the state alone, and sees no drift.
  Ours reads all accounts, which is 1 s of its 4.3 at GoTo's rate. To see as much, theirs would need 5,000 requests, ten minutes.
* **The simulators** serve pages of 25 people faster than was asked for, and pages of 1,000 not: such a page is half a megabyte of JSON,
  and two thousand of them a gigabyte a second. No run is slowed down by it: the client asks for eight a second.
`;
