/** A manifest as it is written, after its format was checked, as the rest of the suite reads it. */
import { isArray, isObject, type Json, type JsonObject, own } from "../model/json.js";
import {
  type Abi,
  type Capabilities,
  type ContractUse,
  capabilityNames,
  defaultLimits,
  type ErrorCode,
  grants,
  type HostWorldSpec,
  type ManifestExample,
  noCapabilities,
  type PayloadFormat,
  type PluginManifest,
} from "../model/plugin.js";

const member = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) ? own(value, name) : undefined;
const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const optional = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);
const entries = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value) : [];
const items = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);
const record = <T>(value: Json | undefined, read: (value: Json) => T): Record<string, T> =>
  Object.fromEntries(entries(value).map(([key, inner]) => [key, read(inner)]));

/** @param json valid by the format PluginManifest */
export function toManifest(json: Json): PluginManifest {
  const plugin = member(json, "plugin");
  const artifact = member(json, "artifact");
  const serialization = member(json, "serialization");
  const properties = member(json, "properties");
  return {
    plugin: {
      id: text(member(plugin, "id")),
      name: text(member(plugin, "name")),
      version: text(member(plugin, "version")),
      ...present("license", optional(member(plugin, "license"))),
      ...present("homepage", optional(member(plugin, "homepage"))),
    },
    artifact: {
      file: text(member(artifact, "file")),
      abi: text(member(artifact, "abi")) as Abi,
      sha256: text(member(artifact, "sha256")),
    },
    contracts: entries(member(json, "contracts"))
      .map(([contract, use]) => ({
        contract,
        role: text(member(use, "role")) as ContractUse["role"],
        range: text(member(use, "range")),
      }))
      .sort((a, b) => (a.contract < b.contract ? -1 : 1)),
    formats: items(member(serialization, "formats")) as readonly PayloadFormat[],
    jsonMirror: member(serialization, "json_mirror") === true,
    capabilities: capabilitiesOf(member(json, "capabilities")),
    limits: limitsOf(member(json, "limits")),
    properties: {
      deterministic: member(properties, "deterministic") === true,
      concurrent: member(properties, "concurrent") === true,
      idempotent: member(properties, "idempotent") === true,
    },
    examples: items(member(json, "examples")).map(exampleOf),
    host: hostOf(member(json, "host")),
  };
}

function present<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}

function capabilitiesOf(json: Json | undefined): Capabilities {
  const given: Record<string, Json> = {};
  for (const name of capabilityNames) {
    const value = member(json, name);
    if (value !== undefined) given[name] = value;
  }
  // of the types of `Capabilities`, by the format
  return { ...noCapabilities, ...(given as unknown as Partial<Capabilities>) };
}

function limitsOf(json: Json | undefined): PluginManifest["limits"] {
  const number = (name: string, standard: number): number => {
    const value = member(json, name);
    return typeof value === "number" ? value : standard;
  };
  return {
    memoryPages: number("memory_pages", defaultLimits.memoryPages),
    timeoutMs: number("timeout_ms", defaultLimits.timeoutMs),
    initMs: number("init_ms", defaultLimits.initMs),
    outputBytes: number("output_bytes", defaultLimits.outputBytes),
  };
}

function exampleOf(json: Json): ManifestExample {
  const error = optional(member(json, "error"));
  return {
    ...present("name", optional(member(json, "name"))),
    ...present("contract", optional(member(json, "contract"))),
    input: text(member(json, "input")),
    ...present("output", optional(member(json, "output"))),
    ...(error === undefined ? {} : { error: error as ErrorCode }),
  };
}

function hostOf(json: Json | undefined): HostWorldSpec {
  return {
    env: record(member(json, "env"), text),
    files: record(member(json, "files"), text),
    kv: record(member(json, "kv"), (inner) => record(inner, text)),
    peers: record(member(json, "peers"), text),
  };
}

/** The metadata that the plugin has to tell, with its lists in order. */
export function metadataOf(manifest: PluginManifest): JsonObject {
  const { plugin, artifact, contracts, formats, capabilities } = manifest;
  return {
    id: plugin.id,
    name: plugin.name,
    version: plugin.version,
    abi: artifact.abi,
    contracts: contracts.map(({ contract, role, range }) => ({ contract, role, range })),
    formats: [...formats].sort(),
    capabilities: capabilityNames.filter((name) => grants(capabilities, name)).sort(),
  };
}
