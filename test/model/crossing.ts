import type { SimAnswer, SimRequest } from "../../simulators/stage/http";
import { hasSomething } from "./book";
import { CALLER } from "./company";
import type { Ordeal } from "./ordeal";
import type { Account, GotoState, Interceptor, Service, Theatre } from "./theatre";

const GIFT = "RUN_REPORTS";
const ENDED = "Bearer ended";

/** Stands between one run and both services, and puts it through an ordeal. */
export class Crossing {
  /** Names of what has happened, each as often as it did. */
  readonly happened: string[] = [];
  /** Keys of accounts that the run has overwritten without having read what they had been given. */
  readonly overwritten: string[] = [];
  readonly #before: GotoState;
  readonly #given = new Map<string, Account>();
  readonly #uses = new Map<string, number>();
  readonly #readings = new Map<string, number>();
  /** Whoever was given something of which the run cannot know yet, by key. */
  readonly #unseen = new Set<string>();
  #requests = 0;

  constructor(
    private readonly theatre: Theatre,
    private readonly ordeal: Ordeal,
  ) {
    this.#before = theatre.goto();
  }

  /** GoTo as the run found it: as it was before, with what somebody else gave meanwhile to whom the run had not touched. */
  get found(): GotoState {
    const users = this.#before.users.map((user) => this.#given.get(user.key) ?? user);
    return { ...this.#before, users };
  }

  readonly intercept: Interceptor = async (service, request, proceed) => {
    this.#jump();
    this.#watch(service, request);
    const answer = await proceed(this.#smaller(service, this.#outlived(service, request)));
    const list = listOf(service, request);
    if (list === undefined) return answer;
    if (!isLater(request)) this.#readings.set(list, this.#reading(list) + 1);
    if (list === "users" && !isLater(request)) {
      this.#unseen.clear();
      if (this.#reading(list) === this.ordeal.gift) this.#give();
    }
    return this.#shortened(list, request, answer);
  };

  #reading(list: string): number {
    return this.#readings.get(list) ?? 0;
  }

  #jump(): void {
    const { jump } = this.ordeal;
    this.#requests += 1;
    if (jump === undefined || jump.at !== this.#requests) return;
    const day = this.theatre.day();
    this.theatre.passDays(jump.hours / 24);
    this.happened.push(`clock ${jump.hours > 0 ? "on" : "back"} in a run`);
    if (this.theatre.day() !== day) this.happened.push("midnight in a run");
  }

  #watch(service: Service, { method, path, body }: SimRequest): void {
    const [, key = ""] = (service === "goto" && /\/users\/(\d+)$/.exec(path)) || [];
    if (!this.#unseen.has(key)) return;
    if (method === "GET") this.#unseen.delete(key);
    const isAbout = method === "DELETE" || (method === "PUT" && body.includes('"adminRoles"'));
    if (isAbout && !body.includes(GIFT)) this.overwritten.push(key);
  }

  /** The request as it is, or with a token that the service does not know any more. */
  #outlived(service: Service, request: SimRequest): SimRequest {
    const { tokens } = this.ordeal;
    const { authorization = "" } = request.headers;
    if (tokens?.service !== service || !authorization.startsWith("Bearer ")) return request;
    const uses = (this.#uses.get(authorization) ?? 0) + 1;
    this.#uses.set(authorization, uses);
    if (uses <= tokens.lasts) return request;
    this.happened.push(`token ended ${service}`);
    return { ...request, headers: { ...request.headers, authorization: ENDED } };
  }

  #smaller(service: Service, request: SimRequest): SimRequest {
    const { pages } = this.ordeal;
    if (pages === undefined || listOf(service, request) === undefined) return request;
    if (isLater(request)) this.happened.push("later page");
    const query = new URLSearchParams(request.query);
    query.set("pageSize", String(pages));
    return { ...request, query };
  }

  #shortened(list: string, request: SimRequest, answer: SimAnswer): SimAnswer {
    const { short } = this.ordeal;
    const number = this.#reading(list) - (short?.from ?? 1);
    if (short?.list !== list || number < 0 || number >= short.times || typeof answer.body !== "string") return answer;
    const { results = [], ...rest } = JSON.parse(answer.body) as { results?: readonly unknown[] };
    if (results.length < 2) return answer;
    this.happened.push(`short list ${list}`);
    const left = isLater(request) ? [] : results.slice(0, Math.ceil(results.length / 2));
    return { ...answer, body: JSON.stringify({ ...rest, results: left }) };
  }

  #give(): void {
    const before = new Map(this.#before.users.map((user) => [user.key, JSON.stringify(user)]));
    const untouched = this.theatre.goto().users.filter((user) => before.get(user.key) === JSON.stringify(user));
    const others = untouched.filter((user) => user.email !== CALLER && hasSomething(user));
    for (const { key, adminRoles } of others) {
      this.theatre.edit("goto", { user: key, set: { adminRoles: [...new Set([...adminRoles, GIFT])] } });
    }
    const keys = new Set(others.map(({ key }) => key));
    for (const user of this.theatre.goto().users) if (keys.has(user.key)) this.#given.set(user.key, user);
    for (const key of keys) this.#unseen.add(key);
    this.happened.push("gift in a run");
  }
}

function listOf(service: Service, { method, path }: SimRequest): string | undefined {
  return service === "goto" && method === "GET" ? /\/(users|groups|licenses)$/.exec(path)?.[1] : undefined;
}

/** Whether a request is for another page than the first. */
function isLater({ query }: SimRequest): boolean {
  return Number(query.get("offset") ?? 0) > 0;
}
