/**
 * What stands behind the figures: why a promise is missed, what was tried, and what it brought. Written by hand after profiles
 * (V8's sampling profiler in both Node processes), so its numbers are those of that day.
 */
export const TRIED = `## Where a promise is missed, and what was tried

* **Pages of GoTo's lists.** With 200 people in a page, a run with nothing to do was mostly waiting for its next request: 54 reads and
  7 s of 10,000 people, 504 reads and 63 s of 100,000. Since pages hold 1,000, it is 14 reads and 2 s, 104 reads and 13 s. A server
  that refuses so many is asked for 200, then for 25.
* **State.** A person takes a line of about 104 bytes in \`people\` and one of 115 in \`__accounts\`, and the engine keeps each twice, as
  input and as output. Compressing \`__accounts\` leaves 52 bytes of its line, 311 in all; leaving out what the person's other line says
  leaves 65, 338 in all; both together 44, 296 in all. None was done: a state that people can read was worth more. On disk,
  \`PULUMI_DIY_BACKEND_GZIP=true\` makes a third of it.
* **Memory of the provider at 50,000 and more.** About half of the peak is garbage that V8 leaves where memory is plenty: with
  \`NODE_OPTIONS=--max-old-space-size=350\` the same preview of 100,000 people ends as well, with 646 MiB instead of 1,150. The rest are the
  documents: each message of the engine's holds them once or twice, as bytes and as text, and a text with one name outside
  Latin-1 takes two bytes for every character.
* **Time at 100,000.** Of 30 s, 13 s are the wait for list pages and 3 s the pages of Graph. The program is busy for 5.5 s (1.3 s of it
  loading modules, 0.7 s the roster, 0.7 s encoding messages, 0.6 s collecting garbage), the provider for 5.7 s (1.0 s the plan, 2 s decoding and
  encoding messages, 0.8 s collecting garbage, 0.4 s parsing GoTo's pages). No function of ours stands out: most is text on its way
  between the three processes.
* **The client's budget.** It begins with half of it used, because the run before may have ended a moment ago. That half came free all at
  once after a second; since it comes free bit by bit, an account of a few pages no longer waits that second. At exactly GoTo's limit,
  some requests came a few milliseconds early and were refused (13 of 220 for 10,000 new people, 50 of 1,011 one by one); since the client
  leaves 20 ms more they are 1 and 2, and the first runs take 1.14 and 1.04 × their floors instead of 1.22 and 1.11. The floor counts creates alone:
  with the 20 reads before and after, 10,000 people need 22 s. Both were measured by \`npm run bench -- --case first\`; where the
  tables above show the larger figures, their run is from before.
* **Start of commands.** The command lines of all commands are read without loading their work. Before, \`--help\` of \`import\` and \`why\`
  loaded Pulumi's library (2.9 and 2.4 s on a busy machine, 0.4 and 0.6 s without it), and so did the commands themselves.
  What \`validate\` takes beyond is ajv (half of it, with its four schemas to compile) and yaml, without which it cannot do its work.
`;
