/** A plugin as its manifest describes it, after validation. docs/plugin-abi.md is the specification. */

export const abis = ["core-1", "js-1", "stdio-1"] as const;
/** How a plugin is called. */
export type Abi = (typeof abis)[number];

export const payloadFormats = ["json", "msgpack", "cbor"] as const;
export type PayloadFormat = (typeof payloadFormats)[number];

export const capabilityNames = ["clock", "random", "log", "env", "fs.read", "fs.write", "net.connect", "kv"] as const;
export type CapabilityName = (typeof capabilityNames)[number];

export const errorCodes = [
  "invalid-input",
  "unsupported-format",
  "unsupported-contract",
  "validation",
  "denied",
  "canceled",
  "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What is granted; empty lists and `false` are nothing. */
export interface Capabilities {
  readonly clock: boolean;
  readonly random: boolean;
  readonly log: boolean;
  /** Names of variables. */
  readonly env: readonly string[];
  /** Absolute paths: a file, or a folder with everything below it. */
  readonly "fs.read": readonly string[];
  readonly "fs.write": readonly string[];
  /** `host:port`. */
  readonly "net.connect": readonly string[];
  /** Namespaces. */
  readonly kv: readonly string[];
}

export const noCapabilities: Capabilities = {
  clock: false,
  random: false,
  log: false,
  env: [],
  "fs.read": [],
  "fs.write": [],
  "net.connect": [],
  kv: [],
};

/** Whether anything of a capability is granted. */
export function grants(capabilities: Capabilities, name: CapabilityName): boolean {
  const granted = capabilities[name];
  return typeof granted === "boolean" ? granted : granted.length > 0;
}

export interface Limits {
  /** Pages of 64 KiB. */
  readonly memoryPages: number;
  /** Milliseconds for one call. */
  readonly timeoutMs: number;
  /** Milliseconds for instantiation. */
  readonly initMs: number;
  /** Bytes of one answer. */
  readonly outputBytes: number;
}

export const defaultLimits: Limits = { memoryPages: 256, timeoutMs: 1000, initMs: 1000, outputBytes: 1024 * 1024 };

/** What the host that runs the suite allows at most. */
export const hostLimits: Limits = {
  memoryPages: 4096,
  timeoutMs: 30_000,
  initMs: 10_000,
  outputBytes: 64 * 1024 * 1024,
};

export interface ContractUse {
  /** `CONTRACT/DTO` */
  readonly contract: string;
  readonly role: "in" | "out";
  /** A semver range. */
  readonly range: string;
}

export interface ManifestExample {
  readonly name?: string;
  /** `CONTRACT/DTO@VERSION` */
  readonly contract?: string;
  /** File with the payload as JSON, relative to the manifest. */
  readonly input: string;
  /** File with the expected payload; this or `error`. */
  readonly output?: string;
  readonly error?: ErrorCode;
}

/** What the suite's host holds; file names are relative to the manifest. */
export interface HostWorldSpec {
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly kv: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly peers: Readonly<Record<string, string>>;
}

export interface PluginManifest {
  readonly plugin: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly license?: string;
    readonly homepage?: string;
  };
  readonly artifact: { readonly file: string; readonly abi: Abi; readonly sha256: string };
  readonly contracts: readonly ContractUse[];
  readonly formats: readonly PayloadFormat[];
  readonly jsonMirror: boolean;
  readonly capabilities: Capabilities;
  readonly limits: Limits;
  readonly properties: { readonly deterministic: boolean; readonly concurrent: boolean; readonly idempotent: boolean };
  readonly examples: readonly ManifestExample[];
  readonly host: HostWorldSpec;
}
