import{readSync as e,writeSync as t}from"node:fs";import{types as n}from"node:util";import r from"node:vm";const i={load:1,metadata:2,execute:3,renew:4,reply:5,allocate:6},a={up:10,done:11,ended:12,host:13},o=[`cc_host.clock_now`,`cc_host.random_fill`,`cc_host.log`,`cc_host.env_get`,`cc_host.fs_read`,`cc_host.fs_write`,`cc_host.net_connect`,`cc_host.kv_get`,`cc_host.kv_set`,`cc_host.cancelled`,`wasi.clock_time_get`,`wasi.random_get`,`wasi.environ_get`,`wasi.path`],s=[`ok`,`denied`,`not-found`,`invalid-argument`,`limit`,`failed`];function c(e){let t=/* @__PURE__ */ new Uint8Array;return{bytes:()=>{let{buffer:n}=e();return t.buffer!==n&&(t=new Uint8Array(n)),t}}}function l(e,t,n){let r=e.bytes(),i=t>>>0,a=i+(n>>>0);return a>r.length?void 0:r.subarray(i,a)}function u(e,t,n){let r=l(e,t,4);return r!==void 0&&(new DataView(r.buffer,r.byteOffset).setUint32(0,n>>>0,!0),!0)}function d(e,t,n){let r=l(e,t,8);return r!==void 0&&(new DataView(r.buffer,r.byteOffset).setBigUint64(0,n,!0),!0)}const f=new Int32Array(new SharedArrayBuffer(4));let p=/* @__PURE__ */ new Uint8Array(65536),m=0,h=0;function g(t){if(m>0&&m+t>p.length&&(p.copyWithin(0,m,h),h-=m,m=0),t>p.length){let e=new Uint8Array(t);e.set(p.subarray(0,h)),p=e}for(;h-m<t;){let t=_(()=>e(0,p,h,p.length-h,null));if(t===0)return!1;h+=t}return!0}function _(e){for(;;)try{return e()}catch(e){let{code:t}=e;if(t===`EOF`)return 0;if(t!==`EAGAIN`)throw e;Atomics.wait(f,0,0,1)}}function v(){if(!g(4))return;let e=new DataView(p.buffer).getUint32(m,!0);if(!g(4+e))return;let t=p[m+4]??0,n=p.subarray(m+5,m+4+e);return m+=4+e,m===h&&(m=0,h=0),{kind:t,body:n}}function y(e,...n){let r=n.reduce((e,t)=>e+t.length,1),i=new Uint8Array(4+r);new DataView(i.buffer).setUint32(0,r,!0),i[4]=e;let a=5;for(let e of n)i.set(e,a),a+=e.length;for(let e=0;e<i.length;){let n=e;e+=_(()=>t(1,i,n,i.length-n))}}function b(e){let t=/* @__PURE__ */ new Uint8Array(4);return new DataView(t.buffer).setUint32(0,e,!0),t}function x(e,...t){let n=t.flatMap(e=>[b(e.length),e]);y(a.host,Uint8Array.of(o.indexOf(e)),...n);let r=v();if(r?.kind!==i.reply)throw Error(`the host has gone`);return{status:s[r.body[0]??5]??`failed`,value:r.body.slice(1)}}let S=0;function C(e){let n=e.subarray(0,Math.max(0,65536-S));S+=n.length,n.length>0&&_(()=>t(2,n))}function w(){S=0}const T=e=>s.indexOf(e),E=e=>new TextEncoder().encode(String(e>>>0));function D(e){let t=(...t)=>{let n=t.map(([t,n])=>l(e,t,n)?.slice());return n.every(e=>e!==void 0)?n:void 0},n=(e,t)=>T(t===void 0?`invalid-argument`:x(e,...t).status),r=(t,n,r,i,a)=>{let o=l(e,r,i)!==void 0&&l(e,a,4)!==void 0;if(n===void 0||!o)return T(`invalid-argument`);let{status:s,value:c}=x(t,...n);return s===`ok`?(u(e,a,c.length),c.length>i>>>0?T(`limit`):(l(e,r,c.length)?.set(c),T(`ok`))):T(s)};return{clock_now:(t=0)=>{if(l(e,t,8)===void 0)return T(`invalid-argument`);let{status:n,value:r}=x(`cc_host.clock_now`);return n===`ok`&&d(e,t,new DataView(r.buffer,r.byteOffset).getBigUint64(0,!0)),T(n)},random_fill:(t=0,n=0)=>{if(l(e,t,n)===void 0)return T(`invalid-argument`);let{status:r,value:i}=x(`cc_host.random_fill`,E(n));return r===`ok`&&l(e,t,n)?.set(i),T(r)},log:(e=0,r=0,i=0)=>{let a=t([r,i]);return n(`cc_host.log`,a===void 0?void 0:[E(e),...a])},env_get:(e=0,n=0,i=0,a=0,o=0)=>r(`cc_host.env_get`,t([e,n]),i,a,o),fs_read:(e=0,n=0,i=0,a=0,o=0)=>r(`cc_host.fs_read`,t([e,n]),i,a,o),fs_write:(e=0,r=0,i=0,a=0)=>n(`cc_host.fs_write`,t([e,r],[i,a])),net_connect:(e=0,n=0,i=0,a=0,o=0,s=0,c=0,l=0)=>{let[u,d]=t([e,n],[a,o])??[],f=u===void 0||d===void 0?void 0:[u,E(i),d];return r(`cc_host.net_connect`,f,s,c,l)},kv_get:(e=0,n=0,i=0,a=0,o=0,s=0,c=0)=>r(`cc_host.kv_get`,t([e,n],[i,a]),o,s,c),kv_set:(e=0,r=0,i=0,a=0,o=0,s=0)=>n(`cc_host.kv_set`,t([e,r],[i,a],[o,s])),cancelled:()=>x(`cc_host.cancelled`).value[0]??0}}var O=class extends Error{ended;constructor(e){super(e.message),this.ended=e}};function k(e,t,n=!1){throw new O({end:e,message:t,memory:n})}const A={success:0,badf:8,fault:21,inval:28,notsup:58,spipe:70,notcapable:76},j=1000n;function M(e){let t=0n,n=()=>x(`wasi.environ_get`).value,r=e=>e>=0&&e<=2,i=(t,n)=>{let r=l(e,t,n);return r===void 0?A.fault:(r.fill(0),A.success)},a=(...e)=>e.every(Boolean)?A.success:A.fault,o=(t,n,r)=>{let i=l(e,t,Math.min(n>>>0,1024)*8);if(i===void 0)return!1;let a=new DataView(i.buffer,i.byteOffset,i.length);for(let t=0;t<i.length;t+=8){let n=l(e,a.getUint32(t,!0),a.getUint32(t+4,!0));if(n===void 0)return!1;r(n)}return!0};return{args_sizes_get:(t,n)=>a(u(e,t,0),u(e,n,0)),args_get:()=>A.success,environ_sizes_get:(t,r)=>{let i=n(),o=i.filter(e=>e===0).length;return a(u(e,t,o),u(e,r,i.length))},environ_get:(t,r)=>{let i=n(),a=l(e,r,i.length);if(a===void 0)return A.fault;a.set(i);let o=0,s=0;for(let n=0;n<i.length;n++)if(i[n]===0){if(!u(e,t+s*4,r+o))return A.fault;o=n+1,s+=1}return A.success},clock_res_get:(t,n)=>a(d(e,n,j)),clock_time_get:(n,r,i)=>{if(n!==0)return t+=j,a(d(e,i,t));let{status:o,value:s}=x(`wasi.clock_time_get`);if(o!==`ok`)return A.notcapable;let c=new DataView(s.buffer,s.byteOffset).getBigUint64(0,!0);return a(d(e,i,c*1000000n))},random_get:(t,n)=>{for(let r=0;r<n>>>0;){let i=Math.min(65536,(n>>>0)-r),a=l(e,t+r,i);if(a===void 0)return A.fault;let{status:o,value:s}=x(`wasi.random_get`,new TextEncoder().encode(String(i)));if(o!==`ok`)return A.notcapable;a.set(s),r+=i}return A.success},fd_write:(t,n,r,i)=>{if(t!==1&&t!==2)return A.badf;let s=0;return o(n,r,e=>{C(e),s+=e.length})?a(u(e,i,s)):A.fault},fd_read:(t,n,r,i)=>t===0?a(u(e,i,0)):A.badf,fd_close:e=>r(e)?A.success:A.badf,fd_fdstat_get:(t,n)=>{if(!r(t))return A.badf;let a=i(n,24),o=l(e,n,1);return o!==void 0&&(o[0]=2),a},fd_fdstat_set_flags:e=>r(e)?A.success:A.badf,fd_filestat_get:(e,t)=>r(e)?i(t,64):A.badf,fd_seek:e=>r(e)?A.spipe:A.badf,fd_prestat_get:()=>A.badf,fd_prestat_dir_name:()=>A.badf,sched_yield:()=>A.success,poll_oneoff:(n,r,o,s)=>{let c=Math.min(o>>>0,1024),d=l(e,n,c*48);if(d===void 0||c===0)return A.inval;let f=d.slice(),p=new DataView(f.buffer);if(i(r,c*32)!==A.success)return A.fault;for(let n=0;n<c;n++){let i=n*48,a=f[i+8]??0,o=l(e,r+n*32,32);if(o===void 0)return A.fault;if(o.set(f.subarray(i,i+8)),new DataView(o.buffer,o.byteOffset).setUint16(8,a===0?A.success:A.notsup,!0),o[10]=a,a===0){let e=p.getBigUint64(i+24,!0);t=(p.getUint16(i+40,!0)&1)==1?e>t?e:t:t+e}}return a(u(e,s,c))},proc_exit:e=>k(`trap`,`the plugin called proc_exit(${e})`)}}function N(){return x(`wasi.path`),A.notcapable}const P=globalThis.WebAssembly,F=e=>e instanceof Error?e.message:String(e);function I(e){try{return new P.Module(e)}catch(e){return k(`refused`,`it does not compile: ${F(e)}`)}}function L(e,t){let n=I(e);return()=>{let e={},r=c(()=>e.memory??k(`refused`,`it has no export memory`)),i=R(n,{cc_host:D(r),wasi_snapshot_preview1:M(r)}).exports;i.memory instanceof P.Memory&&(e.memory=i.memory);let a=e=>{let t=i[e];return typeof t==`function`?t:k(`refused`,`it has no function ${e}`)},o=a(`cc_alloc`),s=a(`cc_free`),u=a(`cc_metadata`),d=a(`cc_execute`),f=()=>r.bytes().length/65536,p=(e,n)=>{if(typeof n!=`bigint`)return k(`refused`,`${e} gives no i64`);let i=Number(n>>32n&4294967295n),a=Number(n&4294967295n);if(a===0)return k(`bad-result`,`${e} gave a block of 0 bytes (at ${i})`);if(a>t.outputBytes)return k(`bad-result`,`${e} gave ${a} bytes; output_bytes is ${t.outputBytes}`);let o=l(r,i,a);if(o===void 0){let{length:t}=r.bytes();return k(`bad-result`,`${e} gave ${a} bytes at ${i}; the memory ends at ${t}`)}let c=o.slice();return s(i,a),c};return i._initialize!==void 0&&a(`_initialize`)(),Number(a(`cc_abi_1`)())!==0&&k(`refused`,`cc_abi_1() is not 0: it is of a later revision of the ABI`),{metadata:()=>p(`cc_metadata`,u()),execute:e=>{let t=Number(o(e.length))>>>0;if(t===0&&e.length>0)return k(`trap`,`cc_alloc(${e.length}) gave 0: no memory`,!0);let n=l(r,t,e.length);if(n===void 0){let{length:n}=r.bytes();return k(`bad-result`,`cc_alloc(${e.length}) gave ${t}; the memory ends at ${n}`)}n.set(e);let i=p(`cc_execute`,d(t,e.length));return s(t,e.length),i},pages:f,allocate:e=>{let t=e.map(e=>Number(o(e))>>>0);for(let n=e.length-1;n>=0;n--)t[n]!==0&&s(t[n]??0,e[n]??0);return t}}}}function R(e,t){let n={};for(let{module:r,name:i,kind:a}of P.Module.imports(e)){let e=Object.hasOwn(t,r)?t[r]:void 0,o=(e!==void 0&&Object.hasOwn(e,i)?e[i]:void 0)??(r===`wasi_snapshot_preview1`?N:void 0);(a!==`function`||o===void 0)&&k(`refused`,`it imports ${r}.${i}, which no host serves`);let s=n[r]??Object.create(null);s[i]=o,n[r]=s}try{return new P.Instance(e,n)}catch(e){if(e instanceof P.LinkError)return k(`refused`,`it does not link: ${F(e)}`);throw e}}const z=e=>new TextEncoder().encode(e);function B(e,t){let n=Array.from(t,e=>typeof e==`string`?z(e):new Uint8Array(e));return e===`print`?C(n[0]??/* @__PURE__ */ new Uint8Array):x(`cc_host.${e}`,...n)}function V(e){return n.isUint8Array(e)?new Uint8Array(e):void 0}function H(e,t){return async()=>{let n=r.createContext(Object.create(null),{codeGeneration:{strings:!1,wasm:!1}}),i=new r.Script(`"use strict";
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
})`).runInContext(n)(B),a=e=>{if(e instanceof O)throw e;return k(`trap`,i.describe(e).slice(0,1e3))},o,s;try{o=new TextDecoder(`utf-8`,{fatal:!0}).decode(e),s=new r.SourceTextModule(o,{context:n,identifier:`plugin.js`})}catch(e){return k(`refused`,`it is no ES module: ${i.describe(e)}`)}await s.link(e=>k(`refused`,`it imports ${JSON.stringify(e)}; a plugin is one file`)),await s.evaluate().catch(a);let c=s.namespace;for(let e of[`metadata`,`execute`])typeof c[e]!=`function`&&k(`refused`,`it exports no function ${e}`);let l=(e,n)=>{let r;try{r=n()}catch(e){return a(e)}let i=V(r);return i===void 0?k(`bad-result`,`${e} gave no Uint8Array`):i.length===0?k(`bad-result`,`${e} gave 0 bytes`):i.length>t.outputBytes?k(`bad-result`,`${e} gave ${i.length} bytes; output_bytes is ${t.outputBytes}`):i};return{metadata:()=>l(`metadata`,()=>i.metadata(c.metadata)),execute:e=>l(`execute`,()=>i.execute(c.execute,e)),pages:()=>0}}}let U,W,G=0;function K(e){let t=e.indexOf(0),n=JSON.parse(new TextDecoder().decode(e.subarray(0,t))),r=e.slice(t+1);return n.abi===`core-1`?L(r,n):H(r,n)}const q=/* @__PURE__ */ new Uint8Array;function J(e){let t=new DataView(e.buffer,e.byteOffset,e.length);return Array.from({length:e.length/4},(e,n)=>t.getUint32(n*4,!0))}async function Y({kind:e,body:t}){if(e===i.load||e===i.renew)return W=void 0,w(),G++%8==0&&globalThis.gc?.(),e===i.load&&(U=void 0,U=K(t)),W=await U?.(),q;if(W===void 0)throw Error(`nothing is loaded`);if(e===i.metadata)return W.metadata();if(e===i.execute)return W.execute(t);let n=W.allocate?.(J(t))??[],r=new Uint8Array(n.length*4);return n.forEach((e,t)=>{new DataView(r.buffer).setUint32(t*4,e,!0)}),r}function X(e){if(e instanceof O)return e.ended;let t=e instanceof Error?`${e.name}: ${e.message}`:String(e);return{end:`trap`,message:t.slice(0,1e3),memory:/out of memory|allocation failed/i.test(t)}}y(a.up);for(let e=v();e!==void 0;e=v())try{let t=await Y(e);y(a.done,b(W?.pages()??0),t)}catch(e){let t;try{t=X(e),t.end===`trap`&&e instanceof P.RuntimeError&&C(Z(e))}catch{t={end:`trap`,message:`it threw something that cannot be shown`}}W=void 0,y(a.ended,new TextEncoder().encode(JSON.stringify(t)))}function Z(e){let t=(e.stack??``).split(`
`).filter(e=>e.includes(`wasm`));return new TextEncoder().encode(t.slice(0,8).map(e=>`${e.trim()}\n`).join(``))}export{};