/** `oci:HOST/REPOSITORY[:TAG|@DIGEST]`, and how versions become tags. */
import { fail } from "../../errors.js";
import { sanitize } from "../../util/sanitize.js";
import { isVersion } from "../names.js";

export interface OciReference {
  /** With its port, where it has one. */
  readonly host: string;
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

const shape =
  /^(?<host>[A-Za-z0-9.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:]+\](?::\d{1,5})?)\/(?<repository>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127})|@(?<digest>sha256:[0-9a-f]{64}))?$/;

/** @throws problem `usage` for what is no such reference */
export function parseOciReference(spec: string): OciReference {
  const groups = spec.length > 600 ? undefined : shape.exec(spec.replace(/^oci:(?:\/\/)?/, ""))?.groups;
  const { host, repository, tag, digest } = groups ?? {};
  if (host === undefined || repository === undefined) {
    return fail({
      kind: "usage",
      message: `${JSON.stringify(sanitize(spec))} names no repository of an OCI registry.`,
      hint: "Write oci:HOST/REPOSITORY, as in oci:ghcr.io/acme/contracts/project-api, and :TAG or @DIGEST for one version.",
    });
  }
  return {
    host,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Tags have no `+`; registries agree on `_` in its place. */
export function tagOf(version: string): string {
  return version.replace("+", "_");
}

/** The version that a tag stands for, if it is one. */
export function versionOf(tag: string): string | undefined {
  const version = tag.replace("_", "+");
  return isVersion(version) ? version : undefined;
}
