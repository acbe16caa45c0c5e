import { declareAccounts } from "./accounts";
import { declareApplication } from "./application";
import { declareAssignments } from "./assignments";
import { entraProvider } from "./entra-provider";
import { stackOutputs } from "./outputs";
import { startRun } from "./run";

/** The program: from YAML to the application, who is assigned to it, and their GoTo accounts. */
async function main() {
  const run = await startRun();
  const provider = entraProvider(run.entra);
  const application = await declareApplication(run, provider);
  const assignments = await declareAssignments(run, application, provider);
  const accounts = declareAccounts(run);
  return stackOutputs(application, assignments, accounts);
}

export = main;
