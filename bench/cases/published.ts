/** Minutes per object of Entra's initial cycle, as Microsoft publishes them. */
const ENTRA_MINUTES = [0.01, 0.08] as const;
/** Requests in an hour that GoTo User Sync is allowed. */
const USER_SYNC_PER_HOUR = 1_000;
const PEOPLE = [1_000, 10_000, 100_000] as const;

/** What the tools take that cannot run here, by what their makers publish; a sentence each. */
export function published(): string[] {
  return [
    `Calculated, not measured: Entra's own provisioning takes ${ENTRA_MINUTES.join(" to ")} minutes per object for its initial ` +
      `cycle (Microsoft's figure), so ${listed((people) => `${ENTRA_MINUTES.map((each) => hours(people * each)).join(" to ")}`)}.`,
    `Calculated, not measured: GoTo User Sync is limited to ${USER_SYNC_PER_HOUR} requests an hour, so with one request per ` +
      `person it takes ${listed((people) => hours((people / USER_SYNC_PER_HOUR) * 60))}.`,
  ];
}

function listed(time: (people: number) => string): string {
  return PEOPLE.map((people) => `${time(people)} for ${people}`).join("; ");
}

/** A number of minutes as people say it. */
export function hours(minutes: number): string {
  return minutes < 120 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`;
}
