/** What every source needs to know of the run: where it works, and how careful it has to be. */
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";

export interface Places {
  /** The project's root: what paths are relative to. */
  readonly root: string;
  /** The user accepts connections that are not encrypted. */
  readonly insecure?: boolean;
}

/** Whether a host, with or without a port, is this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/** @throws problem `usage` for a connection that anybody on the way could read and change */
export function requireSecure(url: string, { insecure }: Places): void {
  if (!/^(?:http|git):\/\//.test(url) || insecure === true) return;
  const host = /^[a-z]+:\/\/([^/]*)/.exec(url)?.[1] ?? "";
  if (isLoopback(host)) return;
  fail({
    kind: "usage",
    message: `The connection to ${JSON.stringify(sanitize(host))} would not be encrypted.`,
    hint: "Use https or ssh, or add --insecure if this network is trusted.",
  });
}
