import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as the server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** With its headers; lines that were folded on the way are whole again. */
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** A real SMTP server on this machine that keeps what it gets. */
export interface MailServer {
  readonly port: number;
  readonly mails: Received[];
  close(): Promise<void>;
}

/** Starts one; `password` is what it asks for, if it asks. */
export async function startMailServer(options: SMTPServerOptions, password?: string): Promise<MailServer> {
  const mails: Received[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: password === undefined,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: auth.username }) : done(new Error(`535 wrong: ${auth.password}`)),
    onData: (stream, { envelope, secure, user }, done) => {
      const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
      void text(stream).then((raw) => {
        mails.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: raw.replaceAll("=\r\n", ""),
          secure,
          user: user as string,
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  return { port, mails, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
