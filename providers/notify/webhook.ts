import { requireCertificates } from "../safe-url";

/** Posts `body` as JSON; throws when nobody answers with a 2xx status in time. Redirects are not followed. */
export async function callWebhook(url: string, body: unknown, patienceMs: number): Promise<void> {
  requireCertificates("Webhook");
  const signal = AbortSignal.timeout(patienceMs);
  const headers = { "Content-Type": "application/json" };
  let status: number;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      redirect: "manual",
      signal,
    });
    status = answer.status;
    await answer.body?.cancel();
  } catch (error) {
    throw new Error(reasonOf(error));
  }
  if (status < 200 || status >= 300) throw new Error(`it answered with status ${status}`);
}

/** fetch hides the reason in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
