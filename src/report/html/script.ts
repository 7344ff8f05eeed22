/**
 * The page's script: filters, sections and changes made from the page's data. It makes elements and sets text, never
 * HTML, so nothing in the data can become markup. A change's body is made when it is first opened, and the list grows
 * as it is read, so that thousands of changes cost little.
 */
export const script = String.raw`
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
`;
