import { UntrustworthyAnswerError } from "../errors";
import { membersOf, text } from "./answers";
import type { GraphReader } from "./client";
import { type ModifiedProperty, modifiedIn, type ProvisioningStep, stepsIn } from "./on-demand";
import { quoted } from "./query";

/** One row of Entra's provisioning log (docs/services/entra-graph.md §7). */
export interface ProvisioningEvent {
  /** UTC, ISO 8601. */
  readonly time: string;
  /** create, update, disable, delete, stagedDelete or other. */
  readonly action: string;
  /** success, failure, skipped or warning. */
  readonly status: string;
  readonly person: { readonly id: string; readonly userPrincipalName: string; readonly displayName: string };
  readonly errorCode: string | undefined;
  readonly reason: string | undefined;
  /** Number to quote to Microsoft's support. */
  readonly changeId: string | undefined;
  readonly steps: readonly ProvisioningStep[];
  readonly modified: readonly ModifiedProperty[];
}

/** Which rows are wanted; moments are UTC, ISO 8601. */
export interface EventsWanted {
  readonly servicePrincipalId: string;
  readonly after: string;
  readonly before: string;
}

const PAGE_SIZE = 500;
const MAX_PAGES = 10_000;
/** Five requests in 10 s are allowed per application and tenant (§7). */
export const BURST = 5;
const PACE_MS = 2_000;

/**
 * The provisioning log of one enterprise application, the newest first, as it comes: whoever has enough stops, and no
 * further page is asked for. `pause` is called before every page after the fifth.
 */
export async function* provisioningEvents(
  graph: Pick<GraphReader, "get">,
  { servicePrincipalId, after, before }: EventsWanted,
  pause: (ms: number) => Promise<unknown>,
): AsyncGenerator<ProvisioningEvent> {
  const time = `activityDateTime gt ${after} and activityDateTime lt ${before}`;
  const $filter = `servicePrincipal/id eq ${quoted(servicePrincipalId)} and ${time}`;
  const query = { $filter, $orderby: "activityDateTime desc", $top: PAGE_SIZE };
  let next: string | undefined = "/auditLogs/provisioning";
  for (let page = 0; next !== undefined; page++) {
    if (page >= MAX_PAGES) throw new UntrustworthyAnswerError("Microsoft Graph's provisioning log has no end");
    if (page >= BURST) await pause(PACE_MS);
    const { rows, link }: Page = decodePage(await graph.get(next, page === 0 ? query : {}));
    yield* rows.map(decodeEvent);
    next = link;
  }
}

interface Page {
  readonly rows: readonly unknown[];
  readonly link: string | undefined;
}

function decodePage(json: unknown): Page {
  const { value, "@odata.nextLink": link } = (json ?? {}) as Record<string, unknown>;
  if (!Array.isArray(value)) throw new UntrustworthyAnswerError("Microsoft Graph answered its log without a list");
  return { rows: value, link: typeof link === "string" ? link : undefined };
}

function decodeEvent(row: unknown): ProvisioningEvent {
  const event = membersOf(row);
  const person = membersOf(event.sourceIdentity);
  const { status, errorInformation } = membersOf(event.provisioningStatusInfo);
  const { errorCode, reason } = membersOf(errorInformation);
  return {
    time: momentOf(event.activityDateTime),
    action: text(event.provisioningAction) ?? "other",
    status: (text(status) ?? "").toLowerCase(),
    person: {
      id: text(person.id) ?? "",
      userPrincipalName: text(membersOf(person.details).UserPrincipalName) ?? "",
      displayName: text(person.displayName) ?? "",
    },
    errorCode: text(errorCode),
    reason: text(reason),
    changeId: text(event.changeId),
    steps: stepsIn(event.provisioningSteps),
    modified: modifiedIn(event.modifiedProperties),
  };
}

/** Without a moment that can be read, a row is the oldest of all. */
function momentOf(value: unknown): string {
  const ms = Date.parse(text(value) ?? "");
  return new Date(Number.isNaN(ms) ? 0 : ms).toISOString();
}
