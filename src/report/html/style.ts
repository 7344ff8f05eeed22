/** The page's style. Two themes by custom properties: the system's choice, and the reader's over it. */

const light = `--bg:#fff;--fg:#1f2328;--dim:#59636e;--line:#d1d9e0;--soft:#f6f8fa;--accent:#0550ae;
--breaking:#b3191f;--breaking-bg:#fff0ee;--warning:#7d4e00;--warning-bg:#fff8dc;--info:#0550ae;--info-bg:#eaf4ff;
--waived:#59636e;--waived-bg:#eef1f4;--good:#176f2c;--good-bg:#e6f7e9;--add:#e3f8e6;--del:#ffe9e7;--mod:#fff4cf;`;
const dark = `--bg:#0d1117;--fg:#e6edf3;--dim:#9aa4af;--line:#30363d;--soft:#161b22;--accent:#79c0ff;
--breaking:#ff9b94;--breaking-bg:#3a1519;--warning:#e9c46a;--warning-bg:#33270a;--info:#8cc8ff;--info-bg:#0f2742;
--waived:#aab4be;--waived-bg:#21262d;--good:#7ee787;--good-bg:#0f2f19;--add:#12301c;--del:#43191c;--mod:#3a300c;`;

export const style = `
:root{color-scheme:light;${light}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}
:root[data-theme=dark]{color-scheme:dark;${dark}}
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
`;
