import{o as e}from"./json.js";import{n as t}from"./html.js";const n={yes:`compatible`,no:`breaks it`,unknown:`not decided`},r={yes:`✓`,no:`✕`,unknown:`?`},i=4e3;function a(e){let{rows:i,counts:a,tool:u}=e,f=[...new Set(i.map(({consumer:e})=>e))].sort(),p=[...new Set(i.map(o))],m=/* @__PURE__ */ new Map;for(let e of i){let t=s(o(e),e.consumer);m.set(t,[...m.get(t)??[],e])}let h=i.filter(({verdict:e})=>e!==`yes`),g={yes:`Everything fits`,no:`Not everything fits`,unknown:`Not everything is decided`}[e.verdict];return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t(g)}: contracts of the workspace</title>
<style>
${d}
</style>
</head>
<body>
<main>
<h1 class="${e.verdict}">${r[e.verdict]} ${t(g)}</h1>
<p>${a.yes} ${n.yes}, ${a.no} broken, ${a.unknown} not decided. A row is what would be released; a column is who uses it, with the version it was built against.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Heat map">
<table>
<thead><tr><th scope="col">Candidate</th>${f.map(e=>`<th scope="col">${t(e)}</th>`).join(``)}</tr></thead>
<tbody>
${p.map(e=>{let n=f.map(t=>c(m.get(s(e,t)),i)).join(``);return`<tr><th scope="row">${t(e)}</th>${n}</tr>`}).join(`
`)}
</tbody>
</table>
</div>
${h.length===0?``:`<h2>What does not fit</h2>\n${h.map(e=>l(e,i)).join(`
`)}`}
</main>
<footer>${t(`${u.name} ${u.version}`)}</footer>
</body>
</html>
`}function o({contract:e,candidate:t}){return`${e} ${t}`}function s(e,t){return JSON.stringify([e,t])}function c(e,i){let[a]=e??[];if(e===void 0||a===void 0)return`<td class="none"><span aria-label="not used">·</span></td>`;let o=e.map(({verdict:e})=>e),s=o.includes(`no`)?`no`:o.includes(`unknown`)?`unknown`:`yes`,c=e.find(e=>e.verdict===s)??a,l=`${r[s]} <small>${t(a.pinned??`not pinned`)}</small><span class="word">${n[s]}</span>`;return`<td class="${s}">${s===`yes`?l:`<a href="#p${i.indexOf(c)}">${l}</a>`}</td>`}function l(n,i){let a=n.verdict===`no`?`breaks`:`is not decided for`,s=`${o(n)} ${a} ${n.consumer}`,c=n.dtos.map(({dto:n,side:r,reasons:i,witness:a})=>{let o=i.map(e=>`<li>${t(e)}</li>`).join(``),s=a===void 0?``:`<p>${r===`reads`?`It may get, and does not expect:`:`It may send, and is refused:`}</p><pre tabindex="0">${t(u(e(a)))}</pre>`;return`<h4>${t(n)}, which it ${r}</h4><ul>${o}</ul>${s}`}),l=n.reason===void 0?``:`<p>${t(n.reason)}</p>`;return`<section id="p${i.indexOf(n)}"><h3 class="${n.verdict}">${r[n.verdict]} ${t(s)}</h3>${l}${c.join(``)}</section>`}function u(e){return e.length>i?`${e.slice(0,i)} …`:e}const d=`:root { color-scheme: light dark; --yes: #1a7f37; --no: #cf222e; --unknown: #7d4e00; --line: #8c959f66; }
@media (prefers-color-scheme: dark) { :root { --yes: #3fb950; --no: #ff7b72; --unknown: #d29922; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
h1.yes, h3.yes { color: var(--yes); } h1.no, h3.no { color: var(--no); } h1.unknown, h3.unknown { color: var(--unknown); }
.scroll { overflow: auto; max-height: 80vh; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .4rem .7rem; text-align: left; white-space: nowrap; }
thead th { position: sticky; top: 0; background: Canvas; }
td { text-align: center; font-weight: 600; }
td small { font-weight: 400; }
td.yes { background: color-mix(in srgb, var(--yes) 18%, Canvas); }
td.no { background: color-mix(in srgb, var(--no) 30%, Canvas); }
td.unknown { background: color-mix(in srgb, var(--unknown) 22%, Canvas); }
td a { color: inherit; }
.word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
pre { overflow: auto; padding: .6rem; border: 1px solid var(--line); }
footer { padding: 1rem; opacity: .8; text-align: center; }`;export{a as workspaceHtml};