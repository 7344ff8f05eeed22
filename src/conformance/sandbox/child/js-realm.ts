/**
 * The source that is evaluated first in the realm of a `js-1` plugin. Everything that the plugin can touch is made in
 * there; the one function from outside, `bridge`, stays in the closure. What comes through it are bytes and texts.
 */
export const realmSource = `"use strict";
(function (bridge) {
  const bytesOf = (value, what) => {
    if (!(value instanceof Uint8Array)) throw problem("invalid-argument", what + " must be a Uint8Array");
    return value;
  };
  const problem = (code, message) => Object.assign(new Error(message), { code });
  const call = (name, args) => {
    let answer;
    try {
      answer = bridge(name, args);
    } catch {
      throw problem("failed", "the host does not answer");
    }
    const status = "" + answer.status;
    if (status !== "ok") throw problem(status, name + ": " + status);
    return new Uint8Array(answer.value);
  };
  const encoder = {
    encode(input = "") {
      const text = "" + input;
      const out = new Uint8Array(text.length * 3);
      let end = 0;
      for (let at = 0; at < text.length; at++) {
        let code = text.charCodeAt(at);
        if (code < 0x80) {
          out[end++] = code;
          continue;
        }
        if (code >= 0xd800 && code <= 0xdfff) {
          code = text.codePointAt(at);
          if (code < 0x10000) code = 0xfffd;
          else at++;
        }
        if (code < 0x800) out[end++] = 0xc0 | (code >> 6);
        else {
          if (code < 0x10000) out[end++] = 0xe0 | (code >> 12);
          else {
            out[end++] = 0xf0 | (code >> 18);
            out[end++] = 0x80 | ((code >> 12) & 63);
          }
          out[end++] = 0x80 | ((code >> 6) & 63);
        }
        out[end++] = 0x80 | (code & 63);
      }
      return out.slice(0, end);
    },
  };
  const decode = (bytes, fatal) => {
    const parts = [];
    let text = "";
    const bad = () => {
      if (fatal) throw new TypeError("the bytes are not UTF-8");
      return "\\ufffd";
    };
    for (let at = 0; at < bytes.length; ) {
      let ascii = at;
      while (ascii < bytes.length && ascii - at < 8192 && bytes[ascii] < 0x80) ascii++;
      if (ascii > at) {
        text += String.fromCharCode.apply(null, bytes.subarray(at, ascii));
        at = ascii;
      } else {
        const first = bytes[at++];
        const more = first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
        let code = more === 1 ? first & 31 : more === 2 ? first & 15 : first & 7;
        let good = more > 0;
        for (let step = 0; good && step < more; step++) {
          const next = bytes[at];
          const low = step > 0 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
          const high = step > 0 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
          if (next === undefined || next < low || next > high) good = false;
          else {
            code = (code << 6) | (next & 63);
            at++;
          }
        }
        text += good ? String.fromCodePoint(code) : bad();
      }
      if (text.length > 65536) {
        parts.push(text);
        text = "";
      }
    }
    parts.push(text);
    return parts.join("");
  };
  const withoutMark = (bytes) => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
  class TextEncoder {
    get encoding() { return "utf-8"; }
    encode(input) { return encoder.encode(input); }
  }
  class TextDecoder {
    #fatal; #ignoreBOM;
    constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
      if (!/^utf-?8$/i.test(label)) throw new RangeError("there is only UTF-8 here");
      this.#fatal = fatal === true;
      this.#ignoreBOM = ignoreBOM === true;
    }
    get encoding() { return "utf-8"; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    decode(input = new Uint8Array(0)) {
      const bytes = input instanceof ArrayBuffer ? new Uint8Array(input)
        : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
      return decode(this.#ignoreBOM ? bytes : withoutMark(bytes), this.#fatal);
    }
  }
  const text = (bytes) => decode(bytes, true);
  const now = () => {
    const bytes = call("clock_now", []);
    return Number(new DataView(bytes.buffer).getBigUint64(0, true));
  };
  const random = (count) => call("random_fill", ["" + count]);
  const host = {
    clock_now: () => now(),
    random_fill: (count) => random(count >>> 0),
    log: (level, line) => void call("log", ["" + (level >>> 0), "" + line]),
    env_get: (name) => text(call("env_get", ["" + name])),
    fs_read: (path) => call("fs_read", ["" + path]),
    fs_write: (path, bytes) => void call("fs_write", ["" + path, bytesOf(bytes, "the content")]),
    net_connect: (name, port, bytes) => call("net_connect", ["" + name, "" + (port >>> 0), bytesOf(bytes, "what is sent")]),
    kv_get: (namespace, key) => call("kv_get", ["" + namespace, "" + key]),
    kv_set: (namespace, key, bytes) => void call("kv_set", ["" + namespace, "" + key, bytesOf(bytes, "the value")]),
    cancelled: () => call("cancelled", [])[0] === 1,
  };
  const RealDate = Date;
  const FakeDate = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, self) => (key === "now" ? now : Reflect.get(target, key, self)),
  });
  RealDate.prototype.constructor = FakeDate;
  globalThis.Date = FakeDate;
  Math.random = () => {
    const bytes = random(8);
    const high = ((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) >>> 0;
    const low = ((bytes[3] << 24) | (bytes[4] << 16) | (bytes[5] << 8) | bytes[6]) >>> 3;
    return (high * 536870912 + low) / 9007199254740992;
  };
  const show = (value) => {
    if (typeof value === "string") return value;
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };
  const say = (...values) => {
    try {
      bridge("print", [values.map(show).join(" ") + "\\n"]);
    } catch {}
  };
  const shared = { TextEncoder, TextDecoder, console: { log: say, info: say, warn: say, error: say, debug: say } };
  for (const name of Object.keys(shared)) Object.defineProperty(globalThis, name, { value: shared[name], writable: true, configurable: true });
  delete globalThis.WebAssembly;
  delete globalThis.SharedArrayBuffer;
  delete globalThis.Atomics;
  const jsonOf = JSON.stringify;
  return {
    execute: (run, input) => run(new Uint8Array(input), host),
    metadata: (tell) => {
      const told = tell();
      return told instanceof Uint8Array ? told : encoder.encode(jsonOf(told));
    },
    describe: (error) => {
      try {
        return "" + (error instanceof Error ? error.name + ": " + error.message : "it threw " + show(error));
      } catch {
        return "it threw something that cannot be shown";
      }
    },
  };
})`;
