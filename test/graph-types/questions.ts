import type { AxiosInstance } from "axios";
import { expect } from "vitest";

/** `GET /users`, or with the body that goes along. */
export type Question = string | readonly [line: string, body: object];

/**
 * Asks one after the other, under beta as well where nothing is changed, and returns what v1.0 answered; each must be
 * answered well.
 */
export async function ask(graph: AxiosInstance, ...questions: readonly Question[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const question of questions) {
    const [line, body] = typeof question === "string" ? [question, undefined] : question;
    const [method = "", url = ""] = line.split(/ (.*)/);
    for (const version of method === "GET" ? ["beta", "v1.0"] : ["v1.0"]) {
      const { status, data } = await graph.request({ method, url: `/${version}${url}`, data: body });
      expect([line, status, data]).toEqual([line, expect.toSatisfy((code: number) => code < 300), data]);
      if (version === "v1.0") answers.push(data);
    }
  }
  return answers;
}

/** Makes an object; its id. */
export async function make(graph: AxiosInstance, path: string, body: object): Promise<string> {
  return ((await ask(graph, [`POST ${path}`, body]))[0] as { id: string }).id;
}

/** The body that points to an object of the directory. */
export function reference(url: string, id: string): object {
  return { "@odata.id": `${url}/v1.0/directoryObjects/${id}` };
}
