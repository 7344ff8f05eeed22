/** Paths and peers as a capability names them. */

/** The path when it is absolute and has no empty, `.` or `..` part; else `undefined`. */
export function plainPath(path: string): string | undefined {
  if (!path.startsWith("/") || path.includes("\0") || path.includes("\\")) return undefined;
  const parts = path.slice(1).split("/");
  return parts.every((part) => part !== "" && part !== "." && part !== "..") ? path : undefined;
}

/** Whether one of the granted places is the path or a folder above it. */
export function covers(granted: readonly string[], path: string): boolean {
  return granted.some((place) => path === place || path.startsWith(place.endsWith("/") ? place : `${place}/`));
}

/** `host:port`, in lower case; `undefined` where it is none. */
export function hostAndPort(host: string | undefined, port: string | undefined): string | undefined {
  if (host === undefined || port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65535) return undefined;
  return /^[A-Za-z0-9._-]+$/.test(host) ? `${host.toLowerCase()}:${Number(port)}` : undefined;
}
