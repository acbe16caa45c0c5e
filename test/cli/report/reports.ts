import type { PersonChange, Report } from "../../../cli/report/model";

/** A report of a stack where everything is as declared, with changes. */
export function report(changes: Partial<Report> = {}): Report {
  return { ...NOTHING, ...changes };
}

/** The counts of a report, with changes. */
export function counts(changes: Partial<Report["counts"]> = {}): Report["counts"] {
  return { ...NOTHING.counts, ...changes };
}

/** Somebody who joins the organizers by Sales EMEA, with changes. */
export function person(email: string, changes: Partial<PersonChange> = {}): PersonChange {
  return {
    kind: "joins",
    email,
    name: "",
    role: "organizer",
    roleBefore: "",
    by: "via Sales EMEA",
    byBefore: "",
    gains: ["the account", "GoToMeeting Business"],
    loses: [],
    keeps: [],
    fields: [],
    lookAlike: "",
    why: "",
    endsOn: "",
    ...changes,
  };
}

/** Somebody who is suspended, having been an organizer by Sales EMEA, with changes. */
export function leaver(email: string, changes: Partial<PersonChange> = {}): PersonChange {
  return person(email, {
    kind: "leaves",
    role: "",
    roleBefore: "organizer",
    by: "",
    byBefore: "via Sales EMEA",
    gains: [],
    loses: ["GoToMeeting Business"],
    why: "no longer in Sales EMEA, or excepted, or disabled in the directory",
    ...changes,
  });
}

const NOTHING: Report = {
  version: 1,
  stack: "prod",
  verdict: "nothing",
  counts: {
    joins: 0,
    adopted: 0,
    leaves: 0,
    changes: 0,
    unmanagedSuspended: 0,
    held: 0,
    waiting: 0,
    unable: 0,
    missing: 0,
  },
  todo: [],
  errors: [],
  limits: [],
  lookAlikes: [],
  seats: [
    { licence: "GoToMeeting Business", before: 43, after: 43, total: 50, missing: 0 },
    { licence: "GoToWebinar 500", before: 4, after: 4, total: 5, missing: 0 },
  ],
  assignments: [],
  held: [],
  waiting: [],
  unable: [],
  missing: [],
  startingLater: [],
  entra: [],
  unmanaged: [],
  notices: [],
  flow: [
    { assignment: "GoTo Administrators", role: "admin", licences: ["GoToMeeting Business"], people: 3 },
    { assignment: "Sales EMEA", role: "organizer", licences: ["GoToMeeting Business"], people: 36 },
    {
      assignment: "Marketing",
      role: "presenter",
      licences: ["GoToMeeting Business", "GoToWebinar 500"],
      people: 4,
    },
  ],
  newUserGroups: [],
  digest: "reviewed-1.q80x.Zk3f.9aQ1",
};
