import nodemailer from "nodemailer";
import { requireCertificates } from "../safe-url";
import type { Message } from "./message";
import type { NotifySettings } from "./settings";

/** What only tests have: an authority to trust, and a shorter patience. */
export interface Tuned {
  readonly ca?: string;
  readonly patienceMs?: number;
}

/** Sends one mail; throws what the server or the network said. */
export async function sendMail(
  { server, from, to }: NonNullable<NotifySettings["mail"]>,
  { subject, text }: Message,
  patienceMs: number,
  ca?: string,
): Promise<void> {
  requireCertificates("Mail");
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    ...(ca === undefined ? {} : { tls: { ca } }),
    ...(server.user === undefined ? {} : { auth: { user: server.user, pass: server.password ?? "" } }),
  });
  try {
    // So marked, nobody's out-of-office answers it.
    await transport.sendMail({ from, to, subject, text, headers: { "Auto-Submitted": "auto-generated" } });
  } finally {
    transport.close();
  }
}
