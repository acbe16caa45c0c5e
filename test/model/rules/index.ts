import { emptiedGroupsAreHeld, lossesStayWithinLimits } from "./limits";
import { onlyUpAndDestroyWrite } from "./quiet";
import {
  heldHasReasons,
  refusalsHaveReasons,
  seatsAreEnough,
  waitingIsForSeats,
  whoIsMadeIsNotRefused,
} from "./reasons";
import { everybodyIsRight, leaversAreGone, strangersGoWherePolicySaysSo } from "./right";
import type { Rule } from "./sight";
import { changesAreLogged, logIsTrue, lostLinesAreTold } from "./told";
import {
  deletionsAreDue,
  nobodyIsMadeUp,
  nothingIsOverwritten,
  sparedKeepAll,
  strangersStay,
  superUsersAreLeft,
} from "./untouched";

/** What holds after every run, whatever happened before it and during it. */
export const RULES: readonly Rule[] = [
  onlyUpAndDestroyWrite,
  nobodyIsMadeUp,
  nothingIsOverwritten,
  strangersStay,
  sparedKeepAll,
  superUsersAreLeft,
  deletionsAreDue,
  lossesStayWithinLimits,
  emptiedGroupsAreHeld,
  seatsAreEnough,
  waitingIsForSeats,
  refusalsHaveReasons,
  whoIsMadeIsNotRefused,
  heldHasReasons,
  everybodyIsRight,
  leaversAreGone,
  strangersGoWherePolicySaysSo,
  changesAreLogged,
  lostLinesAreTold,
  logIsTrue,
];
