/**
 * What a WebAssembly module says of itself, read without compiling it: types, imports, exports, memories, data.
 * Source: WebAssembly core specification, chapter 5, binary format.
 */
import { ByteReader, MalformedModule } from "./bytes.js";

export { MalformedModule } from "./bytes.js";

export interface FunctionType {
  readonly parameters: readonly string[];
  readonly results: readonly string[];
}

export interface Import {
  readonly module: string;
  readonly name: string;
  readonly kind: Kind;
  /** Of a function. */
  readonly type?: FunctionType;
}

export interface Export {
  readonly name: string;
  readonly kind: Kind;
  /** Of a function; absent where its index leads nowhere. */
  readonly type?: FunctionType;
}

export interface MemoryType {
  readonly least: number;
  readonly most?: number;
  /** 64-bit addresses, or shared between threads. */
  readonly special: boolean;
}

export interface WasmModule {
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly memories: readonly MemoryType[];
  /** The bytes of data segments. */
  readonly data: readonly Uint8Array[];
  /** Names of the sections that tools added. */
  readonly customSections: readonly string[];
}

const kinds = ["function", "table", "memory", "global", "tag"] as const;
type Kind = (typeof kinds)[number];

const valueTypes: ReadonlyMap<number, string> = new Map([
  [0x7f, "i32"],
  [0x7e, "i64"],
  [0x7d, "f32"],
  [0x7c, "f64"],
  [0x7b, "v128"],
  [0x70, "funcref"],
  [0x6f, "externref"],
]);

export function typeText({ parameters, results }: FunctionType): string {
  return `(${parameters.join(", ")}) -> ${results.length === 1 ? (results[0] ?? "") : `(${results.join(", ")})`}`;
}

/** @throws MalformedModule where it is no core module, or one that cannot be read */
export function readModule(bytes: Uint8Array): WasmModule {
  const reader = new ByteReader(bytes);
  const magic = reader.take(8);
  if (magic[0] !== 0x00 || magic[1] !== 0x61 || magic[2] !== 0x73 || magic[3] !== 0x6d) {
    throw new MalformedModule("it does not begin as a WebAssembly module does");
  }
  if (magic[4] === 0x0d) throw new MalformedModule("it is a component, and not a core module");
  if (magic[4] !== 1) throw new MalformedModule(`it is of version ${magic[4]} of the binary format`);
  const types: FunctionType[] = [];
  const functions: (FunctionType | undefined)[] = [];
  const found = {
    imports: [] as Import[],
    exports: [] as Export[],
    memories: [] as MemoryType[],
    data: [] as Uint8Array[],
    customSections: [] as string[],
  };
  while (!reader.done()) {
    const id = reader.byte();
    const section = new ByteReader(reader.take(reader.uint32()));
    if (id === 0) found.customSections.push(section.name());
    else if (id === 1) each(section, () => types.push(functionType(section)));
    else if (id === 2) each(section, () => found.imports.push(importOf(section, types, functions, found.memories)));
    else if (id === 3) each(section, () => functions.push(types[section.uint32()]));
    else if (id === 5) each(section, () => found.memories.push(memoryType(section)));
    else if (id === 7) each(section, () => found.exports.push(exportOf(section, functions)));
    else if (id === 11) each(section, () => found.data.push(dataOf(section)));
  }
  return found;
}

function each(section: ByteReader, read: () => unknown): void {
  for (let left = section.uint32(); left > 0; left--) read();
}

function valueType(reader: ByteReader): string {
  const byte = reader.byte();
  return valueTypes.get(byte) ?? `type 0x${byte.toString(16)}`;
}

function functionType(reader: ByteReader): FunctionType {
  const form = reader.byte();
  if (form !== 0x60) throw new MalformedModule("it has types that no plugin needs");
  const list = (): string[] => {
    const types: string[] = [];
    each(reader, () => types.push(valueType(reader)));
    return types;
  };
  return { parameters: list(), results: list() };
}

function memoryType(reader: ByteReader): MemoryType {
  const flags = reader.byte();
  const least = reader.uint32();
  const most = (flags & 1) === 1 ? reader.uint32() : undefined;
  return { least, ...(most === undefined ? {} : { most }), special: flags > 1 };
}

function importOf(
  reader: ByteReader,
  types: readonly FunctionType[],
  functions: (FunctionType | undefined)[],
  memories: MemoryType[],
): Import {
  const [module, name] = [reader.name(), reader.name()];
  const kind = kinds[reader.byte()];
  switch (kind) {
    case "function": {
      const type = types[reader.uint32()];
      functions.push(type);
      return { module, name, kind, ...(type === undefined ? {} : { type }) };
    }
    case "table":
      reader.byte();
      memoryType(reader);
      return { module, name, kind };
    case "memory":
      memories.push(memoryType(reader));
      return { module, name, kind };
    case "global":
      reader.take(2);
      return { module, name, kind };
    case "tag":
      reader.byte();
      reader.uint32();
      return { module, name, kind };
    default:
      throw new MalformedModule(`it imports ${module}.${name}, which is of no known kind`);
  }
}

function exportOf(reader: ByteReader, functions: readonly (FunctionType | undefined)[]): Export {
  const name = reader.name();
  const kind = kinds[reader.byte()];
  const index = reader.uint32();
  if (kind === undefined) throw new MalformedModule(`it exports ${name}, which is of no known kind`);
  const type = kind === "function" ? functions[index] : undefined;
  return { name, kind, ...(type === undefined ? {} : { type }) };
}

/** Active segments have an expression before their bytes: constants and globals only, ended by 0x0b. */
function dataOf(reader: ByteReader): Uint8Array {
  const flags = reader.uint32();
  if (flags === 2) reader.uint32();
  if (flags !== 1) {
    for (;;) {
      const code = reader.byte();
      if (code === 0x0b) break;
      // i32.const, i64.const and global.get have one number; i32.add and the like have none
      if (code === 0x41 || code === 0x42 || code === 0x23) while ((reader.byte() & 0x80) !== 0);
    }
  }
  return reader.take(reader.uint32());
}
