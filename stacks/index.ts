import { declareAccounts } from "./accounts";
import { declareApplication, findApplication } from "./application";
import { declareAssignments } from "./assignments";
import { entraProvider } from "./entra-provider";
import { watchRun } from "./notify";
import { stackOutputs } from "./outputs";
import { startRun } from "./run";

/** The program: from YAML to GoTo accounts, the application in Entra, and who is assigned to it. */
async function main() {
  watchRun();
  // What can be wrong is found before anything is declared.
  const run = await startRun();
  const found = await findApplication(run);

  const accounts = declareAccounts(run);
  const options = { provider: entraProvider(run.entra), dependsOn: [accounts.roster] };
  const application = declareApplication(run, found, options);
  const assignments = declareAssignments(run, application, accounts.people, options);
  return stackOutputs(run, application, assignments, accounts);
}

export = main;
