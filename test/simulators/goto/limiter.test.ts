import { describe, expect, it } from "vitest";
import { Clock } from "../../../simulators/stage/clock";
import { SEED } from "./seed";
import { A, type Answer, codeIn, Site } from "./site";

/** A clock that only tests move, so that a second is as long as they say. */
class StoppedClock extends Clock {
  #at = Date.UTC(2026, 10, 2, 12);

  override now(): number {
    return this.#at;
  }

  override advance(ms: number): void {
    this.#at += ms;
  }

  override set(at: number): void {
    this.#at = at;
  }

  override reset(): void {
    this.#at = Date.UTC(2026, 10, 2, 12);
  }
}

const clock = new StoppedClock();
const site = new Site({ "rate.perSecond": 10 }, SEED, clock);
const calls = async (count: number): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let i = 0; i < count; i++) answers.push(await site.get("groups"));
  return answers;
};
const statuses = async (count: number) => (await calls(count)).map(({ status }) => status);
const tens = (count: number, status: number) => Array<number>(count).fill(status);

describe("the rate limit", () => {
  it("lets ten calls a second through and answers the next with 429 and no Retry-After", async () => {
    const answers = await calls(11);
    expect(answers.map(({ status }) => status)).toEqual([...tens(10, 200), 429]);
    const last = answers.at(-1);
    expect(last && codeIn(last)).toBe("429 too.many.requests");
    expect(last?.headers).not.toHaveProperty("retry-after");
  });

  it("is a sliding second in which refused calls do not count", async () => {
    await calls(5);
    clock.advance(600);
    expect(await statuses(7)).toEqual([...tens(5, 200), 429, 429]);
    clock.advance(400);
    expect(await statuses(6)).toEqual([...tens(5, 200), 429]);
  });

  it("a refused write changes nothing", async () => {
    await calls(10);
    expect((await site.post("groups", { name: "New" })).status).toBe(429);
  });

  it("covers the Admin API alone: neither the token server nor the back door", async () => {
    await calls(10);
    site.signInAgain();
    expect(await site.token("rhea")).toBeTypeOf("string");
    expect((await site.raw("GET", `${A}/users`, {})).status).toBe(429);
  });

  it("does not block when the clock is set back", async () => {
    await calls(10);
    clock.advance(-60_000);
    expect(await statuses(1)).toEqual([200]);
  });

  it("is as high as the switch says; 0 is no limit", async () => {
    await site.turn({ "rate.perSecond": 2 });
    expect(await statuses(3)).toEqual([200, 200, 429]);
    await site.turn({ "rate.perSecond": 0 });
    expect(await statuses(30)).toEqual(tens(30, 200));
  });

  it("answers with Retry-After, an empty body or a page where the switches say so", async () => {
    await site.turn({ "rate.perSecond": 1, "rate.retryAfter": 3, "rate.body": "empty" });
    const empty = (await calls(2))[1];
    expect([empty?.status, empty?.text, empty?.headers["retry-after"]]).toEqual([429, "", "3"]);
    await site.turn({ "rate.body": "html" });
    expect((await calls(1))[0]?.headers["content-type"]).toBe("text/html");
  });

  it("has a quota for each day where the switch says so", async () => {
    await site.turn({ "rate.perSecond": 0, "rate.daily": 3 });
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    clock.advance(86_400_000);
    site.signInAgain();
    expect(await statuses(1)).toEqual([200]);
  });
});
