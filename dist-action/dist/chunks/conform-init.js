import{r as e}from"./errors2.js";import{n as t,t as n}from"./plugin-folder.js";import{o as r}from"./json.js";import{t as i}from"./sanitize.js";import{i as a}from"./output.js";import{mkdir as o,readFile as s,readdir as c,stat as l}from"node:fs/promises";import{basename as u,join as d,resolve as f}from"node:path";const p=`https://json-schema.org/draft/2020-12/schema`;function m(e,t,n){return{name:e,role:t,source:{label:e,json:n,defaultDialect:p,locate:()=>void 0},pointer:``}}const h={name:`greetings`,version:`1.0.0`,exporter:{name:`contract-check`},label:`greetings`,dtos:[m(`GreetingRequest`,`request`,{$schema:p,type:`object`,required:[`name`],properties:{name:{type:`string`,minLength:1,maxLength:100},polite:{type:`boolean`}}}),m(`Greeting`,`response`,{$schema:p,type:`object`,required:[`text`],properties:{text:{type:`string`,minLength:1}}})]},g={name:`greets by name`,inputFile:`examples/ada.json`,input:{name:`Ada`},outputFile:`examples/ada.greeting.json`,output:{text:`Hello, Ada!`}};async function _({host:n,cwd:s,folder:c=`.`}){let p=f(s,c);await l(d(p,`manifest.toml`)).catch(()=>void 0)!==void 0&&e({kind:`usage`,message:`${t} is there already; nothing was changed.`,hint:`Run the suite: contract-check conform ${c}`}),await o(p,{recursive:!0});let m=[],_=async(e,t)=>{await a(d(p,e),t,e),m.push(e)},b=await v(p);if(b.length===0){let{writeSnapshot:e}=await import(`./store2.js`);m.push((await e(`contracts`,h,{root:p})).folder)}let S=b.length===0?[h]:b,C=b.length===0?g:void 0;C!==void 0&&(await o(d(p,`examples`),{recursive:!0}),await _(C.inputFile,`${r(C.input,2)}\n`),await _(C.outputFile,`${r(C.output,2)}\n`));let w=await y(p);await _(t,x({name:u(p),contracts:S,artifact:w,example:C}));for(let e of m)n.stdout.write(`wrote ${i(e)}\n`);let T=w.sha256===void 0?`build ${w.file} by docs/plugin-abi.md, then `:``;return n.stdout.write(`next: ${T}run \`contract-check conform ${i(c)} --seal\`\n`),0}async function v(e){let{openBaselines:t}=await import(`./store2.js`),n=await t(`contracts`,{root:e}),r=[];for(let e of await n.contracts()){let[t]=await n.versions(e);t!==void 0&&r.push(await n.read(e,t))}return r}async function y(e){let t=await c(e),r=t.find(e=>e.endsWith(`.wasm`))??t.find(e=>/\.m?js$/.test(e));return r===void 0?{file:`plugin.wasm`,abi:`core-1`}:{file:r,abi:r.endsWith(`.wasm`)?`core-1`:`js-1`,sha256:n(await s(d(e,r)))}}function b(e,t){let n=t.role===`request`?`in`:`out`,r=`${JSON.stringify(`${e.name}/${t.name}`)} = { role = "${n}", range = "^${e.version}" }`;return t.role===`request`||t.role===`response`?r:`# ${r}`}function x({name:e,contracts:t,artifact:n,example:r}){let i=e.toLowerCase().replace(/[^a-z0-9]+/g,`-`).replace(/^-+|-+$/g,``)||`plugin`;return`# What every key means: docs/plugin-abi.md of contract-check.
manifest_version = 1

[plugin]
id = "com.example.${/^[a-z0-9]/.test(i)?i:`x${i}`}"
name = ${JSON.stringify(e)}
version = "0.1.0"

[artifact]
file = ${JSON.stringify(n.file)}
abi = "${n.abi}"
# of the file's bytes; \`contract-check conform --seal\` writes it
sha256 = "${n.sha256??`0`.repeat(64)}"

[contracts]
${t.flatMap(e=>e.dtos.map(t=>b(e,t))).join(`
`)}

[serialization]
formats = ["json"]

# What it asks of the host; everything is denied that is not here.
[capabilities]
# clock = true
# "fs.read" = ["/data"]

[limits]
memory_pages = 256
timeout_ms = 1000
output_bytes = 1048576

# What it promises, and has to keep.
[properties]
deterministic = true
concurrent = true
${r===void 0?`
# [[examples]]
# input = "examples/request.json"
# output = "examples/answer.json"
`:`\n[[examples]]\nname = ${JSON.stringify(r.name)}\ninput = ${JSON.stringify(r.inputFile)}\noutput = ${JSON.stringify(r.outputFile)}\n`}`}export{_ as conformInit};