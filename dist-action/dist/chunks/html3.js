import{i as e,n as t,t as n}from"./sanitize.js";import{t as r}from"./sha256.js";import{n as i,t as a}from"./html.js";import{n as o,t as s}from"./paid.js";import{n as c,t as l}from"./also.js";import{r as u}from"./changes2.js";import{n as d,r as f}from"./frame.js";import{c as p,d as m,f as h,g,h as _,i as ee,l as te,m as ne,n as v,o as y,p as b,r as x,s as S,t as C,u as re,v as ie}from"./groups.js";import{n as ae,t as w}from"./json-block.js";import{t as oe}from"./sets.js";import{i as se,n as T,o as ce,r as E,t as D}from"./json.js";import{n as O,r as k}from"./pointer.js";import{n as A}from"./bump.js";function j(e,n){let r=[],i=(e,a,o,s,c,l)=>{if(r.length>5e3)return;let u=l||n!==void 0&&n!==``&&a===n,d=T(e)?e.length===0:E(e)&&Object.keys(e).length===0,f=typeof e!=`object`||!e||e instanceof D||d,p=e=>r.push({text:t(e),fails:u});if(f)p(`${o}${s}${ce(e)}${c}`);else if(o.length>120)p(`${o}${s}…${c}`);else{let t=T(e)?[...e.keys()]:Object.keys(e);p(`${o}${s}${T(e)?`[`:`{`}`);for(let[n,r]of t.entries()){let s=(T(e)?e[Number(r)]:E(e)?se(e,String(r)):null)??null,c=typeof r==`number`?``:`${JSON.stringify(r)}: `;i(s,O(a,r),`${o}  `,c,n===t.length-1?``:`,`,u)}p(`${o}${T(e)?`]`:`}`}${c}`)}};return i(e,``,``,``,``,!1),r}function M(e){if(e.length<=300)return e;let t=(t,n)=>e.slice(t,n).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g,``);return`${t(0,180)}…(${e.length-260} more characters)…${t(e.length-80)}`}function N(e,t){let n=j(e,t),r=n.findIndex(({fails:e})=>e),i=e=>e<12||e>=n.length-4||r>=0&&Math.abs(e-r)<=8,a=[],o=0;for(let[e,{text:t,fails:r}]of n.entries())!i(e)&&n.length>18?o+=1:(o>0&&a.push({count:o}),o=0,a.push({text:M(t),fails:r}));return a}function P(e){if(e!==void 0&&e!==``)return k(e).join(` › `)}const F=5e3;function I(t,{paid:r,several:i,isNew:a,titles:o}){let[c]=t,{source:l,oldSource:u}=c,p=u!==void 0&&f(l,u)?d(u):void 0,m=l?.text===void 0?``:e(l.text).trimEnd().slice(0,400);return{id:c.fingerprint,level:c.level,rule:n(c.rule),title:o.get(c.rule),message:n(c.message),tags:[...a(t)?[`new on this branch`]:[],...s(c,r)&&!v(t)?[`announced by the version`]:[],...i&&c.baseline!==void 0?[`against ${n(c.baseline)}`]:[]],place:l===void 0?n(c.pointer):d(l),line:l===void 0||m.trim()===``?void 0:{number:l.line,text:m},was:p,also:L(c),before:c.before===void 0?void 0:w(c.before,400),after:c.after===void 0?void 0:w(c.after,400),waived:c.waived&&ie(c.waived),effects:t.map(e=>R(e,t.length>1))}}function L(e){let t=c(e,20);if(t===void 0)return;let n=t.left>0?[`… and ${t.left} more`]:[];return{caption:l(t),places:[...t.places,...n]}}function R(e,t){let{witness:r,failsAt:i,level:a,direction:o,impact:s,advice:c}=e,l=P(i);return{caption:t?`${re(o)} (${a})`:void 0,label:a===`info`?`Note`:`Who is hurt`,impact:n(s),advice:n(c),proof:r===void 0?void 0:{text:_(e),part:l===void 0?void 0:n(l).slice(0,400),lines:N(r,i)}}}function z(e){let t=new Map((e.rules??[]).map(({id:e,title:t})=>[e,t])),r=()=>!1;if(e.kind===`diff`)return e.dtos.map(e=>B(e,``,{branch:!1,paid:!1,several:!1,isNew:r,titles:t}));let{introduced:i}=e,a=new Set(e.contracts.filter(o).map(({name:e})=>e)),s=new Set((i?.contracts??[]).flatMap(({findings:e,dtos:t})=>C([...e,...t.flatMap(e=>e.findings)]).map(u))),c=(e,i,o)=>e.flatMap(e=>{let c=e.baselines.length>1,l=o?r:e=>s.has(u(e)),d={branch:o,paid:a.has(e.name),several:c,isNew:l,titles:t},f=[i,n(e.name)].filter(e=>e!==``).join(`: `),p={branch:o,group:f,title:`The contract as a whole`,about:``,changes:C(e.findings).map(e=>I(e,d))};return[...e.dtos.map(e=>B(e,f,d)),p]}),l=i===void 0?[]:c(i.contracts,y(i),!0),d=i===void 0?``:`Against what was released`;return[...l,...c(e.contracts,d,!1)]}function B(e,t,r){let i=e.requiredBump===`none`?``:`requires ${te(e.requiredBump)}`,a=[e.role,i,g(e)??``].filter(e=>e!==``).join(`; `),o=C(e.findings).map(e=>I(e,r));return{branch:r.branch,group:t,title:n(e.name),verdict:e.verdict,waived:e.waived,about:a,schemas:H(e.schemas),sets:V(e.sets),changes:o}}function V(e){if(e!==void 0)return`reason`in e?[{caption:`${n(e.reason)}.`,lines:[]}]:oe(e).map(({caption:e,schema:t})=>({caption:e,lines:t===void 0?[]:ae(t,100)}))}function H(e){if(e===void 0)return;let t=e=>e&&{...e,text:n(e.text)};return{...e,...e.baseline===void 0?{}:{baseline:n(e.baseline)},rows:e.rows.map(e=>({...e,old:t(e.old),new:t(e.new)}))}}function le(e){let t=z(e).filter(({changes:e,verdict:t})=>e.length>0||t===`unknown`),n=t.reduce((e,{changes:t})=>e+t.length,0);if(n<=F)return{sections:t,leftOut:0};let r=new Set(t.flatMap(({changes:e})=>e).sort((e,t)=>x(t.level)-x(e.level)).slice(0,F));return{sections:t.map(e=>({...e,changes:e.changes.filter(e=>r.has(e))})).filter(({changes:e})=>e.length>0),leftOut:n-F}}const U=String.raw`
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const step = 100;
  const list = $("list");

  const el = (name, options = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(options)) {
      if (value === undefined) continue;
      if (key === "class") node.className = value;
      else if (key === "on") for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
      else node.setAttribute(key, value);
    }
    node.append(...children.filter((child) => child !== undefined && child !== ""));
    return node;
  };

  // ---- theme
  const theme = $("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { theme.textContent = isDark() ? "Light theme" : "Dark theme"; };
  theme.addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; nameTheme(); });
  system.addEventListener("change", nameTheme);
  nameTheme();

  // ---- what there is
  const items = data.sections.flatMap((section, s) =>
    section.changes.map((change) => ({
      s, section, change,
      kind: change.waived === undefined ? change.level : "waived",
      text: [section.group, section.title, change.rule, change.title, change.message, change.place, change.was, ...(change.also?.places ?? []),
        change.before, change.after, change.waived, ...change.tags].filter(Boolean).join(" ").toLowerCase(),
    })));
  // per section: what was accepted comes last; otherwise as it came
  items.sort((a, b) => a.s - b.s || (a.kind === "waived") - (b.kind === "waived"));
  const known = new Map(items.map(({ change, s, kind }) => [s + " " + change.id, { kind, rule: change.rule }]));

  // ---- one change
  const row = (term, ...value) => [el("dt", {}, term), el("dd", {}, ...value)];
  const code = (text, kind) => el("code", kind === undefined ? {} : { class: kind }, text);

  function proof({ text, part, lines }) {
    const pre = el("pre", { tabindex: "0", role: "group", "aria-label": "The document" });
    for (const line of lines) {
      if (line.count !== undefined) pre.append(el("span", { class: "gap" }, "… " + line.count + " lines not shown"));
      else pre.append(el("span", { class: line.fails ? "fails" : "line" }, line.text));
    }
    const where = part === undefined ? "" : el("p", { class: "dim" }, "The part that fails is marked: ", code(part));
    return [...row("Proof", text[0].toUpperCase() + text.slice(1) + ":", where, pre)];
  }

  function effect({ caption, label, impact, advice, proof: shown }, advised) {
    const rows = el("dl");
    if (impact !== "") rows.append(...row(label, impact));
    if (advice !== "" && !advised.has(advice)) rows.append(...row("What to do", advice));
    advised.add(advice);
    if (shown !== undefined) rows.append(...proof(shown));
    return el("div", { class: "effect" }, caption === undefined ? "" : el("p", { class: "dim" }, caption), rows);
  }

  function body(item) {
    const { change, section, s } = item;
    const rows = el("dl");
    if (change.waived !== undefined) rows.append(...row("Waived", change.waived));
    if (change.title !== undefined) rows.append(...row("Rule", change.title));
    if (change.place !== undefined && change.place !== "") rows.append(...row("Where", code(change.place)));
    if (change.line !== undefined) rows.append(...row("Line " + change.line.number, code(change.line.text.trim())));
    if (change.was !== undefined) rows.append(...row("Was at", code(change.was)));
    if (change.also !== undefined) rows.append(...row("Also at", el("details", { class: "also" },
      el("summary", {}, change.also.caption), el("ul", {}, ...change.also.places.map((place) => el("li", {}, place))))));
    if (change.before !== undefined) rows.append(...row("Before", code(change.before, "old")));
    if (change.after !== undefined) rows.append(...row("After", code(change.after, "new")));
    const advised = new Set();
    const marked = section.schemas?.rows.some(({ old, new: next }) =>
      [old, next].some((line) => line?.findings?.includes(change.id)));
    const show = marked
      ? el("button", { type: "button", on: { click: () => showInSchemas(s, change.id) } }, "Show in the schemas")
      : "";
    return el("div", { class: "body" }, rows, ...change.effects.map((each) => effect(each, advised)), show);
  }

  const cards = new Map();
  const opened = new Set();
  function card(item, open) {
    const { change, kind, s } = item;
    const label = kind === "waived" ? change.level + ", waived" : change.level;
    const details = el("details");
    const summary = el("summary", {},
      el("span", { class: "badge " + kind }, label), " ", code(change.rule), " ", change.message,
      ...change.tags.flatMap((tag) => [" ", el("span", { class: "tag" }, tag)]));
    details.append(summary);
    const fill = () => {
      if (details.open) opened.add(item); else opened.delete(item);
      if (details.open && details.children.length === 1) details.append(body(item));
    };
    details.addEventListener("toggle", fill);
    if (open || opened.has(item)) { details.open = true; fill(); }
    const node = el("div", { class: "change " + kind }, details);
    cards.set(s + " " + change.id, details);
    return node;
  }

  // ---- schemas of a section
  const schemaBoxes = new Map();
  function schemas(section, s) {
    const { baseline, rows, cut } = section.schemas;
    const box = el("details", { class: "schemas" });
    box.append(el("summary", {}, "Schemas side by side" + (baseline === undefined ? "" : ", against " + baseline)));
    box.addEventListener("toggle", () => { if (box.open) fillSchemas(box, rows, cut, s); });
    schemaBoxes.set(s, { box, rows, cut });
    return box;
  }

  function fillSchemas(box, rows, cut, s) {
    if (box.children.length > 1) return;
    const sides = el("div", { class: "sides", role: "group", "aria-label": "Schemas side by side" });
    sides.append(el("div", { class: "row head" }, el("div", { class: "side l" }, "old"), el("div", { class: "side r" }, "new")));
    for (const { kind, old, new: next, count } of rows) {
      if (kind === "skipped") { sides.append(el("div", { class: "row skipped" }, "… " + count + " more")); continue; }
      sides.append(el("div", { class: "row " + kind }, side(old, "l", s), side(next, "r", s)));
    }
    if (cut !== undefined) sides.append(el("div", { class: "row skipped" }, "… " + cut + " more rows are not shown"));
    box.append(sides);
  }

  function side(line, name, s) {
    const cell = el("div", { class: "side " + name });
    if (line === undefined) return cell;
    cell.append(line.text);
    for (const id of (line.findings ?? []).slice(0, 5)) {
      const mark = known.get(s + " " + id);
      if (mark === undefined) continue;
      cell.append(el("button", { type: "button", class: "mark " + mark.kind, "data-finding": id, title: mark.kind + ": show the change",
        on: { click: () => showChange(s, id) } }, mark.rule));
    }
    return cell;
  }

  function showInSchemas(s, id) {
    const { box, rows, cut } = schemaBoxes.get(s) ?? {};
    if (box === undefined) return;
    box.open = true;
    fillSchemas(box, rows, cut, s);
    for (const hit of box.querySelectorAll(".hit")) hit.classList.remove("hit");
    const marks = [...box.querySelectorAll("[data-finding]")].filter((mark) => mark.dataset.finding === id);
    const mark = marks.at(-1);
    if (mark === undefined) { box.scrollIntoView({ block: "center" }); return; }
    for (const each of marks) each.parentElement.classList.add("hit");
    mark.parentElement.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  const indexOf = (s, id) => visible.findIndex((item) => item.s === s && item.change.id === id);
  function showChange(s, id) {
    const index = indexOf(s, id);
    if (index < 0) {
      // what the filter hides was asked for by name
      search.value = "";
      for (const box of boxes) box.checked = true;
      if (onlyNew !== null) onlyNew.checked = false;
      filter();
      return indexOf(s, id) < 0 ? undefined : showChange(s, id);
    }
    while (rendered <= index) more();
    const details = cards.get(s + " " + id);
    details.open = true;
    details.scrollIntoView({ block: "center" });
    details.querySelector("summary").focus({ preventScroll: true });
  }

  // ---- the list
  let visible = [];
  let rendered = 0;
  let last = { s: -1, group: undefined };
  const search = $("search");
  const boxes = [...document.querySelectorAll("#levels input")];
  const onlyNew = $("only-new");

  function head(section, s) {
    const nodes = [];
    if (section.group !== last.group && section.group !== "") nodes.push(el("h3", {}, section.group));
    last = { s, group: section.group };
    const badge = section.verdict === undefined ? "" : el("span", { class: "badge " + (section.waived ? "waived" : section.verdict) }, section.verdict + (section.waived ? ", waived" : ""));
    nodes.push(el("h4", {}, section.title, " ", badge));
    if (section.about !== "") nodes.push(el("p", { class: "dim" }, section.about));
    if (section.schemas !== undefined) nodes.push(schemas(section, s));
    if (section.sets !== undefined) nodes.push(el("details", { class: "schemas" }, el("summary", {}, "What changed, as sets"),
      ...section.sets.flatMap(({ caption, lines }) => [el("p", {}, caption),
        ...(lines.length === 0 ? [] : [el("pre", { tabindex: "0", role: "group", "aria-label": caption }, lines.join("\n"))])])));
    return nodes;
  }

  function more() {
    const next = visible.slice(rendered, rendered + step);
    for (const item of next) {
      if (item.s !== last.s) list.append(...head(item.section, item.s));
      list.append(card(item, firstOpen.has(item)));
    }
    rendered += next.length;
    $("more").hidden = rendered >= visible.length;
    $("rest").textContent = rendered >= visible.length ? "" : rendered + " of " + visible.length + " are shown";
  }

  function filter() {
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    visible = items.filter((item) =>
      kinds.has(item.kind) && words.every((word) => item.text.includes(word)) &&
      (onlyNew?.checked !== true || item.section.branch));
    rendered = 0;
    last = { s: -1, group: undefined };
    cards.clear();
    schemaBoxes.clear();
    list.replaceChildren();
    $("count").textContent = visible.length + " of " + items.length + (items.length === 1 ? " change" : " changes");
    if (visible.length === 0) list.append(el("p", { class: "dim" }, items.length === 0 ? "There are no changes." : "No change matches."));
    more();
  }

  const firstOpen = new Set(items.filter(({ kind, change }) => kind === "breaking" && change.tags.every((tag) => !tag.startsWith("announced"))).slice(0, 2));
  for (const box of boxes) {
    box.addEventListener("change", filter);
    box.parentElement.append(el("span", { class: "dim" }, String(items.filter(({ kind }) => kind === box.value).length)));
  }
  onlyNew?.addEventListener("change", filter);
  search.addEventListener("input", filter);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("more").addEventListener("click", more);
  $("expand").addEventListener("click", () => { for (const details of cards.values()) details.open = true; });
  $("collapse").addEventListener("click", () => { firstOpen.clear(); for (const details of cards.values()) details.open = false; });
  new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting) && !$("more").hidden) more(); }, { rootMargin: "600px" }).observe($("more"));

  // ---- keys: / searches, j and k go from change to change
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing) { if (event.key === "Escape" && search.value !== "") { search.value = ""; filter(); } return; }
    if (event.key === "/") { event.preventDefault(); search.focus(); return; }
    if (event.key !== "j" && event.key !== "k") return;
    const summaries = [...list.querySelectorAll(".change > details > summary")];
    const at = summaries.findIndex((summary) => summary === document.activeElement || summary.parentElement.contains(document.activeElement));
    const next = at < 0 ? (event.key === "j" ? 0 : -1) : at + (event.key === "j" ? 1 : -1);
    const target = summaries[next];
    if (target !== undefined) { target.focus(); target.scrollIntoView({ block: "nearest" }); }
  });

  filter();
})();
`,W=`--bg:#0d1117;--fg:#e6edf3;--dim:#9aa4af;--line:#30363d;--soft:#161b22;--accent:#79c0ff;
--breaking:#ff9b94;--breaking-bg:#3a1519;--warning:#e9c46a;--warning-bg:#33270a;--info:#8cc8ff;--info-bg:#0f2742;
--waived:#aab4be;--waived-bg:#21262d;--good:#7ee787;--good-bg:#0f2f19;--add:#12301c;--del:#43191c;--mod:#3a300c;`,G=`
:root{color-scheme:light;--bg:#fff;--fg:#1f2328;--dim:#59636e;--line:#d1d9e0;--soft:#f6f8fa;--accent:#0550ae;
--breaking:#b3191f;--breaking-bg:#fff0ee;--warning:#7d4e00;--warning-bg:#fff8dc;--info:#0550ae;--info-bg:#eaf4ff;
--waived:#59636e;--waived-bg:#eef1f4;--good:#176f2c;--good-bg:#e6f7e9;--add:#e3f8e6;--del:#ffe9e7;--mod:#fff4cf;}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${W}}}
:root[data-theme=dark]{color-scheme:dark;${W}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,header{max-width:76rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding-top:1.25rem;padding-bottom:.25rem}
h1{font-size:1.35rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .75rem}
h3{font-size:1.05rem;margin:1.75rem 0 .25rem;padding-bottom:.25rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
h4{font-size:1rem;margin:1.25rem 0 .15rem;overflow-wrap:anywhere}
p{margin:.4rem 0;overflow-wrap:anywhere}
header p{margin:0}header .right{margin-left:auto}
.dim{color:var(--dim)}
code,pre,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em}
code{overflow-wrap:anywhere}
.badge{display:inline-block;padding:.05rem .5rem;border-radius:1rem;font-size:.84rem;font-weight:600;background:var(--soft);color:var(--dim);border:1px solid currentColor;white-space:nowrap}
.badge.breaking{color:var(--breaking);background:var(--breaking-bg)}
.badge.warning,.badge.unknown,.badge.no-baseline{color:var(--warning);background:var(--warning-bg)}
.badge.info{color:var(--info);background:var(--info-bg)}
.badge.compatible{color:var(--good);background:var(--good-bg)}
.badge.waived{color:var(--waived);background:var(--waived-bg)}
button,input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:.4rem;padding:.3rem .7rem;min-height:2.25rem}
button{cursor:pointer;background:var(--soft)}button:hover{border-color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid var(--line)}
th{font-weight:600;white-space:nowrap}tbody th{white-space:normal;overflow-wrap:anywhere;min-width:8rem}
td.num{text-align:right;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--dim);padding:.25rem 0}
td.cell-breaking{background:var(--breaking-bg);color:var(--breaking)}td.cell-unknown{background:var(--warning-bg);color:var(--warning)}
td.cell-compatible{background:var(--good-bg);color:var(--good)}
.filters{position:sticky;top:0;z-index:2;background:var(--bg);border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;padding:.6rem 0}
.filters fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.35rem}
.filters legend{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
.chip{display:inline-flex;gap:.4rem;align-items:center;border:1px solid var(--line);border-radius:1rem;padding:.2rem .75rem .2rem .5rem;cursor:pointer;font-size:.92rem}
.chip input{min-height:0;margin:0;accent-color:var(--accent)}
.buttons{white-space:nowrap}.filters input[type=search]{flex:1 1 12rem;min-width:0}
.change{border:1px solid var(--line);border-left:.3rem solid var(--dim);border-radius:.4rem;margin:.5rem 0;scroll-margin-top:6rem}
.change.breaking{border-left-color:var(--breaking)}.change.warning{border-left-color:var(--warning)}
.change.info{border-left-color:var(--info)}.change.waived{border-left-color:var(--waived)}
.change>details>summary{padding:.5rem .75rem;cursor:pointer;overflow-wrap:anywhere}
.change>details[open]>summary{border-bottom:1px solid var(--line)}
.tag{font-size:.84rem;color:var(--dim);border:1px solid var(--line);border-radius:.3rem;padding:0 .35rem;white-space:nowrap}
.body{padding:.5rem .9rem .75rem}
dl{display:grid;grid-template-columns:8rem 1fr;gap:.25rem .75rem;margin:.25rem 0}
dt{color:var(--dim)}dd{margin:0;min-width:0;overflow-wrap:anywhere}
.effect{border-top:1px dashed var(--line);margin-top:.6rem;padding-top:.5rem}
.effect:first-of-type{border-top:0;padding-top:0}
pre{background:var(--soft);border:1px solid var(--line);border-radius:.4rem;padding:.5rem .75rem;margin:.4rem 0;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45}
pre .fails{display:block;background:var(--breaking-bg);color:var(--breaking);font-weight:600;margin:0 -.75rem;padding:0 .75rem}
pre .line{display:block}pre .gap{display:block;color:var(--dim);font-style:italic}
.old,.new{padding:.05rem .35rem;border-radius:.25rem}.old{background:var(--del)}.new{background:var(--add)}
.schemas{margin:.5rem 0}.schemas>summary{cursor:pointer;color:var(--accent);padding:.25rem 0}
.sides{border:1px solid var(--line);border-radius:.4rem;overflow:hidden;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.82rem;line-height:1.5}
.row{display:grid;grid-template-columns:1fr 1fr}
.side{padding:0 .5rem 0 1.6rem;white-space:pre-wrap;overflow-wrap:anywhere;position:relative;min-height:1.5em;scroll-margin-top:6rem}
.side+.side{border-left:1px solid var(--line)}
.side::before{position:absolute;left:.5rem;color:var(--dim)}
.row.removed .side.l,.row.changed .side.l{background:var(--del)}.row.removed .side.l::before,.row.changed .side.l::before{content:"−" / "removed: "}
.row.added .side.r,.row.changed .side.r{background:var(--add)}.row.added .side.r::before,.row.changed .side.r::before{content:"+" / "added: "}
.row.skipped{color:var(--dim);background:var(--soft);display:block;padding:0 .5rem 0 1.6rem;font-style:italic}
.row.head{font-weight:600;background:var(--soft);border-bottom:1px solid var(--line)}
.mark{font:600 .78rem system-ui,sans-serif;min-height:0;padding:0 .4rem;margin-left:.5rem;border-radius:1rem;white-space:nowrap}
.mark.breaking{color:var(--breaking)}.mark.warning{color:var(--warning)}.mark.info{color:var(--info)}.mark.waived{color:var(--waived)}
.side.hit{outline:3px solid var(--accent);outline-offset:-3px}
.more{display:flex;gap:.75rem;align-items:center;margin:1rem 0}
footer{max-width:76rem;margin:2rem auto 0;padding:1rem 1.25rem 2rem;border-top:1px solid var(--line);color:var(--dim);font-size:.9rem}
@media (max-width:640px){
main,header{padding-left:.85rem;padding-right:.85rem}
dl{grid-template-columns:1fr;gap:0 0}dt{margin-top:.35rem;font-size:.86rem}
.row{grid-template-columns:1fr}.row.head,.row.same .side.r{display:none}.side+.side{border-left:0}.side:empty{display:none}
header p{order:3;flex-basis:100%}.filters{position:static}.buttons{white-space:nowrap}.filters input[type=search]{flex-basis:100%}
th,td{padding:.35rem .45rem}
}
@media print{.filters,.more,#theme{display:none}}
`;function K(e){return`<span class="badge ${i(e)}">${i(e)}</span>`}function q(e,t,n,r){let a=r>n.length?`<p class="dim">… and ${r-n.length} more.</p>`:``;return`<div class="scroll" role="region" aria-label="${i(e)}" tabindex="0"><table><caption>${i(e)}</caption>
<thead><tr>${t.map(e=>`<th scope="col">${i(e)}</th>`).join(``)}</tr></thead>
<tbody>${n.join(`
`)}</tbody></table></div>${a}`}function ue(e){let{declaredBump:t,requiredBump:n}=e;return t===void 0?`–`:!A(t,n)&&b(e)?J(`waived`,`${t}: too small, waived`):A(t,n)?o(e)&&e.verdict===`breaking`?`${t}: pays for it`:t:`${J(`breaking`,`${t}: too small`)}`}function J(e,t){return`<span class="badge ${e}">${i(t)}</span>`}function de({baselines:e}){let t=e.slice(0,6).map(({version:e,label:t})=>i(e??t)),n=e.length>t.length?` and ${e.length-t.length} more`:``;return t.length===0?`–`:`${t.join(`, `)}${n}`}function Y(e,t){let n=e.slice(0,200).map(e=>{let n=[K(e.verdict),e.requiredBump,...t===`releases`?[ue(e)]:[],i(e.candidate.version??e.candidate.label),de(e)];return`<tr><th scope="row">${i(e.name)}</th>${n.map(e=>`<td>${e}</td>`).join(``)}</tr>`});return q(`Contracts, and the version bumps they require`,[`Contract`,`Verdict`,...t===`releases`?[`Required bump`,`Declared bump`]:[`Required bump`],`Candidate`,`Against`],n,e.length)}function X(e,t){return t===void 0?``:`${e}: ${ee(t)}`}const fe={breaking:`✗ breaking`,compatible:`✓ compatible`,unknown:`? unknown`};function pe({verdict:e,backward:t,forward:n}){let r=[X(`new reads old`,t),X(`old reads new`,n)].filter(e=>e!==``).join(`; `);return`<td class="cell-${e}" title="${i(r)}">${fe[e]}</td>`}function me(e){let t=e.baselines.slice(0,30),n=e.dtos.filter(({against:e})=>e!==void 0);if(e.baselines.length<2||n.length===0)return``;let r=n.slice(0,200).map(e=>{let n=t.map((t,n)=>{let r=e.against?.[n];return r===void 0?`<td>–</td>`:pe(r)});return`<tr><th scope="row">${i(e.name)}</th>${n.join(``)}</tr>`}),a=e.baselines.length-t.length,o=e.candidate.version??e.candidate.label,s=a>0?`; ${a} older ones are not shown`:``;return q(`${e.name} ${o} against each supported version, under the policy in force${s}`,[`DTO`,...t.map(({version:e,label:t})=>e??t)],r,n.length)}function Z(e){let t=r(e).match(/../g)??[];return`'sha256-${btoa(String.fromCharCode(...t.map(e=>Number.parseInt(e,16))))}'`}function Q(e){return t(JSON.stringify(e)).replace(/[<>&]/g,e=>`\\u00${e.charCodeAt(0).toString(16)}`)}const he=e=>e.replace(/`(contract-check [a-z]+)`/g,`<code>$1</code>`);function $(e,t){let n=e.slice(0,50).map(e=>`<li>${he(i(t(e)))}</li>`);return n.length===0?``:`<ul>${n.join(``)}</ul>`}function ge(e){if(e.kind===`diff`){let t=({label:e,version:t})=>`<code>${i(e)}</code>${t===void 0?``:` (${i(t)})`}`;return`<p>From ${t(e.old)} to ${t(e.new)}.</p>`}let{introduced:t,contracts:n}=e;return`${t===void 0?``:`<h2>${i(y(t))}</h2><p>${i(p(t))}</p>
${Y(t.contracts,`base`)}${$(t.contracts,S)}
<h2>Against what was released</h2>`}${Y(n,`releases`)}${$(n,m)}
${n.map(me).join(`
`)}`}function _e(e){let t=[`breaking`,`warning`,`info`,`waived`],n=e.breaking+e.warning+e.waived===0;return t.map(e=>`<label class="chip"><input type="checkbox" value="${e}"${e!==`info`||n?` checked`:``}> ${e}</label>`).join(``)}function ve(e,t){let n=t.leftOut>0?`<p><strong>${t.leftOut} more changes are left out of this page, the least serious ones; <code>--format json</code> has them all.</strong></p>`:``,r=e.kind===`check`&&e.introduced!==void 0?`<label class="chip"><input type="checkbox" id="only-new"> only new on this branch</label>`:``;return`<h2 id="changes">Changes</h2>${n}
<noscript><p>The summary above is complete; the changes one by one need scripts. Without them, use <code>--format markdown</code> or <code>text</code>.</p></noscript>
<form class="filters" id="filters" role="search" aria-label="Changes">
<fieldset id="levels"><legend>Levels that are shown</legend>${_e(e.counts)}</fieldset>${r}
<input type="search" id="search" placeholder="Search: rule, DTO, file, words" aria-label="Search the changes" autocomplete="off" spellcheck="false">
<output id="count" class="dim" for="search"></output>
<span class="buttons"><button type="button" id="expand">Expand</button> <button type="button" id="collapse">Collapse</button></span>
</form>
<div id="list"></div>
<div class="more"><button type="button" id="more" hidden>Show more</button><span id="rest" class="dim"></span></div>`}function ye(e){let t=le(e),n=`default-src 'none'; script-src ${Z(U)}; style-src ${Z(G)}; base-uri 'none'; form-action 'none'`,r=ne(e).slice(e.verdict.length).replace(/^, /,``);return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${a(n)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${i(`contract-check: ${e.verdict}`)}</title>
<style>${G}</style>
</head>
<body>
<header><h1>contract-check</h1><p>${K(e.verdict)} ${i(r)}</p>
<button type="button" id="theme" class="right">Theme</button></header>
<main>
<p>${i(h(e.counts))}</p>
${ge(e)}
${ve(e,t)}
</main>
<footer>Written by ${i(e.tool.name)} ${i(e.tool.version)}. Keys: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go from change to change, <kbd>Enter</kbd> opens one.</footer>
<script type="application/json" id="data">${Q(t)}<\/script>
<script>${U}<\/script>
</body>
</html>
`}export{ye as renderHtml};