/** How the page looks. Colours are named by what they are for; both themes keep a contrast of at least 4.5 for text. */
const LIGHT = `color-scheme: light;
  --page: #fafaf8; --card: #ffffff; --sunk: #f4f3f0; --line: #e3e1dc; --text: #1d1c1a; --soft: #65625c; --link: #1a56a8; --focus: #1a56a8;
  --error: #b3251b; --error-back: #fcebe9; --error-mark: #fbd5d0; --warn: #875200; --warn-back: #fcf0db; --warn-mark: #f9deb0; --info: #1f5c9e; --info-back: #e7f0fa; --info-mark: #cbe0f6; --good: #1c6b3a; --error-bar: #cf4a3f; --warn-bar: #c08421; --info-bar: #4f86bf;`;
const DARK = `color-scheme: dark;
  --page: #131416; --card: #1a1c1f; --sunk: #212428; --line: #303439; --text: #e9e7e3; --soft: #a3a099; --link: #8fbcf5; --focus: #8fbcf5;
  --error: #ff9288; --error-back: #3a1e1c; --error-mark: #5c2824; --warn: #f0bd6b; --warn-back: #352a16; --warn-mark: #54401a; --info: #93c0f2; --info-back: #18293c; --info-mark: #203f61; --good: #7fd6a0; --error-bar: #e2766c; --warn-bar: #c99a4d; --info-bar: #6f9fd2;`;

/** Styles of the page; text of our own. */
export const STYLE = `
:root { ${LIGHT} --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, "Cascadia Code", Consolas, "DejaVu Sans Mono", monospace; }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${DARK} } }
@media screen { :root[data-theme="dark"] { ${DARK} } }

*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
html.js { scroll-padding-top: 8rem; }
body { margin: 0 auto; max-width: 94rem; padding: 2rem clamp(1rem, 3vw, 2.5rem) 5rem; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, pre { margin: 0; padding: 0; border: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
code, .path, .file, .name, .at { font-family: var(--mono); font-size: .875em; }
code { background: var(--sunk); border-radius: 4px; padding: .1em .3em; }
.at, .dir, .words { color: var(--soft); }
.at { font-variant-numeric: tabular-nums; }
.path .at { font-size: 1em; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus, article:focus { outline: none; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 9; padding: .5rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
.skip:focus { top: 1rem; }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; flex: none; width: .4em; height: .4em; margin: 0 .5em 0 .15em; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }

.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; align-items: flex-start; }
.title { flex: 1 1 20rem; min-width: 0; }
.tool { color: var(--soft); font-size: .8125rem; }
h1 { font-size: clamp(1.5rem, 4vw, 2rem); line-height: 1.2; font-weight: 650; letter-spacing: -.02em; margin: .1rem 0 .35rem; }
.app, .apps { color: var(--soft); }
.theme { display: flex; border: 1px solid var(--line); border-radius: 8px; padding: 2px; background: var(--card); }
.theme label { position: relative; cursor: pointer; }
.theme input, .severities input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.theme span { display: block; padding: .15rem .65rem; border-radius: 6px; font-size: .8125rem; color: var(--soft); }
.theme :checked + span { background: var(--sunk); color: var(--text); }
.theme :focus-visible + span, .severities :focus-visible + span { outline: 2px solid var(--focus); outline-offset: 1px; }

.overview { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 1.5rem clamp(2rem, 6vw, 5rem); align-items: center; margin: 1.75rem 0 2.25rem; padding: 1.4rem 1.6rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.overview > :not(.numbers, .categories, .nothing) { grid-column: 1 / -1; }
.numbers { display: flex; flex-wrap: wrap; gap: .5rem 2.25rem; }
.numbers li { color: var(--soft); }
.numbers b { display: block; font-size: 2.6rem; line-height: 1.1; font-weight: 620; letter-spacing: -.03em; font-variant-numeric: tabular-nums; }
.error b, .warn b, .info b { color: inherit; }
.numbers .error b { color: var(--error); } .numbers .warn b { color: var(--warn); } .numbers .info b { color: var(--info); }
.nothing { font-size: 1.4rem; font-weight: 600; }
.clean { color: var(--good); }
.clean::before { content: "✓ "; }
.categories { display: grid; gap: .3rem; max-width: 54rem; }
.categories li { display: grid; grid-template-columns: minmax(0, 15rem) minmax(3rem, 1fr) 2.5rem; gap: .75rem; align-items: center; font-size: .875rem; }
.categories a { color: inherit; text-decoration: none; }
.categories a:hover { text-decoration: underline; }
.categories svg { width: 100%; height: .5rem; border-radius: 3px; }
.categories .number { text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; }
rect.error { fill: var(--error-bar); } rect.warn { fill: var(--warn-bar); } rect.info { fill: var(--info-bar); }
.folds { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; font-size: .875rem; color: var(--soft); }
.folds:not(:has(details)) { display: none; }
.fold summary { display: flex; align-items: center; }
.fold[open] { flex-basis: 100%; }
.fold ul { padding: .35rem 0 .35rem 1.1rem; }
.fold li, .alert li { padding: .15rem 0; }
.fold b, .alert b { font-weight: 550; color: var(--text); }
.remark { font-size: .875rem; color: var(--soft); }
.alert { border-left: 3px solid var(--error); padding-left: 1rem; font-size: .875rem; }
.alert h2 { font-size: .9375rem; color: var(--error); }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.5rem; }
.columns h2 { font-size: 1.125rem; font-weight: 620; letter-spacing: -.01em; margin-bottom: .75rem; }
@media (min-width: 68rem) {
  .columns { grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr); gap: 3rem; align-items: start; }
  #routes { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 1rem .75rem 3rem .25rem; margin: -1rem 0 0 -.25rem; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
}

#routes h3 { font-size: .8125rem; font-weight: 600; color: var(--soft); margin: 1.5rem 0 .35rem; }
.tree { font-size: .875rem; }
.tree ul { list-style: none; }
.tree summary { display: flex; align-items: center; gap: .4rem; padding: .22rem .4rem .22rem .2rem; border-radius: 6px; min-height: 1.9rem; }
.tree summary:hover { background: var(--sunk); }
.tree summary::before { margin-right: .15em; }
.tree .name { font-size: .875em; min-width: 0; }
.tree .name.folder { color: var(--soft); }
.inside { margin-left: .48rem; padding-left: .75rem; border-left: 1px solid var(--line); }
.tree > li > details > .inside > ul > li { content-visibility: auto; contain-intrinsic-size: auto 1.9rem; }
.counts { display: inline-flex; gap: .25rem; margin-left: auto; flex: none; }
.count { position: relative; min-width: 1.35rem; padding: 0 .35rem; border-radius: 9px; text-align: center; font: 600 .75rem/1.35rem system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.count.error { background: var(--error-back); color: var(--error); } .count.warn { background: var(--warn-back); color: var(--warn); } .count.info { background: var(--info-back); color: var(--info); }
.tag { flex: none; border: 1px solid var(--line); border-radius: 4px; padding: 0 .3rem; font-size: .6875rem; line-height: 1.15rem; color: var(--soft); white-space: nowrap; }
.tag.browser { border-color: transparent; background: var(--info-back); color: var(--info); }
.facts { padding: .15rem 0 .3rem; font-size: .8125rem; }
.facts div { display: grid; grid-template-columns: 4.6rem minmax(0, 1fr); }
.facts dt { color: var(--soft); }
.facts code { background: none; padding: 0; }
.only { display: none; font-size: .8125rem; }
html.js .only { display: inline-block; padding: .1rem 0; margin-bottom: .3rem; }
.only .name { font-size: .9375em; }
.jump { display: none; gap: .5rem; margin: -1.25rem 0 1.75rem; }
.jump a { flex: 1; padding: .55rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); text-align: center; text-decoration: none; }
.files { padding: .1rem 0 .35rem; }
.files > li { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .45rem; padding: .12rem 0; }
.files .words { font-size: .8125rem; }
.links { flex-basis: 100%; padding: .1rem 0 .25rem; }
.links a { display: block; padding: .1rem 0 .1rem .6rem; border-left: 2px solid; color: inherit; text-decoration: none; font-size: .8125rem; }
.links a:hover { background: var(--sunk); }
.links .severity { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
a.error { border-color: var(--error); } a.warn { border-color: var(--warn); } a.info { border-color: var(--info); }
.none { color: var(--soft); }

#filters { position: sticky; top: 0; z-index: 2; display: grid; grid-template-columns: minmax(12rem, 1fr) auto; gap: .5rem .75rem; margin: 0 0 1rem; padding: .75rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
.search { position: relative; }
.search input, select { width: 100%; height: 2.25rem; padding: 0 .7rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--text); font: inherit; font-size: .875rem; }
.search input::placeholder { color: var(--soft); opacity: 1; }
.search kbd { position: absolute; right: .6rem; top: .5rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 4px; font: .75rem/1.2rem var(--mono); color: var(--soft); pointer-events: none; }
.search input:focus + kbd, .search input:not(:placeholder-shown) + kbd { display: none; }
.severities { display: flex; gap: .35rem; }
.severities label { position: relative; }
.severities span { display: block; padding: 0 .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); font-size: .875rem; line-height: calc(2.25rem - 2px); white-space: nowrap; }
.severities .error :checked + span { background: var(--error-back); color: var(--error); border-color: currentColor; }
.severities .warn :checked + span { background: var(--warn-back); color: var(--warn); border-color: currentColor; }
.severities .info :checked + span { background: var(--info-back); color: var(--info); border-color: currentColor; }
.selects { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; }
.selects label { position: relative; flex: 0 1 11rem; min-width: 0; }
select { height: 1.9rem; font-size: .8125rem; padding: 0 .4rem; text-overflow: ellipsis; }
.state { display: flex; gap: .75rem; margin-left: auto; font-size: .8125rem; color: var(--soft); font-variant-numeric: tabular-nums; }
button { font: inherit; color: var(--link); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; text-underline-offset: .15em; }

.rule { margin-bottom: 1rem; }
.rule:has(> details[open]) { margin-bottom: 2.25rem; }
.rule > details > summary { display: flex; flex-wrap: wrap; align-items: center; padding: .5rem 0; border-radius: 6px; }
.rule > details > summary:hover h3 { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
h3 { font-size: 1rem; font-weight: 620; }
.rule h3 { font-family: var(--mono); font-size: .9375rem; letter-spacing: -.01em; }
.rule > details > summary .counts { margin-left: .75rem; }
.part { margin-left: .6rem; font-size: .8125rem; color: var(--soft); }
.about { flex-basis: 100%; padding-left: 1.05rem; color: var(--soft); font-size: .875rem; }
.why { max-width: 46rem; margin: 0 0 .6rem; padding-left: 1.05rem; font-size: .875rem; }
.why summary { display: inline-flex; align-items: center; color: var(--link); border-radius: 4px; }
.why > div { padding: .3rem 0; }
.why p + p, .why ul, .why pre { margin-top: .5rem; }
.why ul { list-style: disc; padding-left: 1.2rem; }
.finding { margin: .75rem 0; padding: 1rem 1.15rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; content-visibility: auto; contain-intrinsic-size: auto 15rem; }
.finding:target, .finding.here { border-color: var(--focus); box-shadow: 0 0 0 1px var(--focus); }
.where { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem .6rem; font-size: .875rem; color: var(--soft); }
.where .severity { padding: 0 .45rem; border-radius: 4px; font-size: .75rem; font-weight: 600; line-height: 1.25rem; }
.error .severity { background: var(--error-back); color: var(--error); } .warn .severity { background: var(--warn-back); color: var(--warn); } .info .severity { background: var(--info-back); color: var(--info); }
.where .path { color: var(--text); }
.also { font-size: .8125rem; }
h4 { font-size: .9375rem; font-weight: 500; line-height: 1.5; margin: .4rem 0 .6rem; max-width: 52rem; }
.code { display: block; padding: .5rem .25rem; background: var(--sunk); border-radius: 8px; font: .8125rem/1.6 var(--mono); white-space: normal; tab-size: 2; }
.line { display: grid; grid-template-columns: 3.4em minmax(0, 1fr); padding-right: .5rem; }
.line > .n { padding-right: 1.1em; text-align: right; color: var(--soft); user-select: none; font-variant-numeric: tabular-nums; }
.src { white-space: pre-wrap; }
.line.more, .why .line { display: block; padding-left: 3.4em; color: var(--soft); white-space: pre-wrap; }
.why .line { padding-left: .75em; color: inherit; }
mark { color: inherit; border-radius: 3px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.error mark { background: var(--error-mark); } .warn mark { background: var(--warn-mark); } .info mark { background: var(--info-mark); }
mark:empty { border-left: 2px solid var(--error); }
.related { margin-top: .75rem; font-size: .875rem; display: grid; gap: .5rem; }
.related .path { color: var(--soft); margin-right: .35rem; }
.related .code { margin-top: .2rem; padding: .2rem .25rem; background: none; border-left: 2px solid var(--line); border-radius: 0; }
.related mark { background: var(--info-mark); }
.remedy { display: flex; gap: .7rem; margin-top: .8rem; font-size: .9375rem; max-width: 52rem; }
.remedy b { flex: none; font-weight: 600; color: var(--good); }
.rule > details > .remedy { margin: .4rem 0; padding-left: 1.05rem; }

.chain { margin-top: .9rem; }
.chain figcaption { font-size: .8125rem; color: var(--soft); margin-bottom: .45rem; }
.box { display: inline-flex; flex-wrap: wrap; gap: .1rem .75rem; align-items: baseline; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.box b { font-weight: 600; }
.box .what { font-size: .75rem; font-weight: 600; }
.leak .box.first { border-color: var(--info); background: var(--info-back); } .leak .first .what { color: var(--info); }
.leak .first .dir, .leak .last .dir { color: inherit; }
.leak .box.last { border-color: var(--error); background: var(--error-back); } .leak .last .what { color: var(--error); }
.arrow { position: relative; margin-left: 1.4rem; padding: .4rem 0 .55rem 1.4rem; font-size: .8125rem; color: var(--soft); }
.arrow::before { content: ""; position: absolute; left: 0; top: 0; bottom: 5px; border-left: 1.5px solid var(--soft); }
.arrow::after { content: ""; position: absolute; left: -3.5px; bottom: 2px; width: 8px; height: 8px; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
.leak li:nth-last-child(2) .arrow::before, .leak li:nth-last-child(2) .arrow::after { border-color: var(--error); }
#nothing { color: var(--soft); padding: 1rem 0; }

@media (max-width: 44rem) {
  body { padding-top: 1.25rem; font-size: 15px; }
  .jump { display: flex; }
  .overview { grid-template-columns: minmax(0, 1fr); padding: 1.1rem 1.1rem; gap: 1.1rem; }
  .numbers b { font-size: 2rem; }
  .categories li { grid-template-columns: minmax(0, 1fr) 4.5rem 2rem; }
  #filters { grid-template-columns: minmax(0, 1fr); }
  .severities span { padding: 0 .6rem; font-size: .8125rem; line-height: 1.9rem; }
  .selects label { flex: 1 1 9rem; }
  .state { margin: 0; }
  .skip { display: none; }
  .finding { padding: .85rem .85rem .95rem; }
  .line { grid-template-columns: 2.6em minmax(0, 1fr); }
  .line > .n { padding-right: .7em; }
  .inside { margin-left: .4rem; padding-left: .55rem; }
  .arrow { margin-left: 1rem; }
  .remedy { flex-direction: column; gap: .1rem; }
}
@media (max-height: 34rem), (max-width: 44rem) { #filters { position: static; } html.js { scroll-padding-top: 1rem; } }
@media (pointer: coarse) { .tree summary { min-height: 2.5rem; } .links a { padding-block: .4rem; } .search input { font-size: 1rem; } .search kbd { display: none; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { mark { outline: 1px solid; } .severities :checked + span, .theme :checked + span { outline: 2px solid; } }
@media print {
  :root { --page: #fff; }
  body { max-width: none; padding: 0; font-size: 11px; }
  #filters, .theme, .skip, .only { display: none !important; }
  .columns { display: block; }
  #routes { position: static; max-height: none; overflow: visible; margin-bottom: 2rem; }
  details::details-content { content-visibility: visible; }
  .finding { break-inside: avoid; content-visibility: visible; }
  .box, .count, mark, .severity, .code { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
