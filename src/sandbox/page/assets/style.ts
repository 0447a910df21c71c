/** The page's style sheet. Colours are variables, so that the dark scheme is one block. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f4; --sheet: #ffffff; --head: #f8faf9; --still: #fafbfa;
  --ink: #1a2320; --soft: #56635e; --line: #dfe5e2; --line-strong: #c6cfcb;
  --accent: #0b6b5f; --accent-soft: #d9efeb; --on-accent: #ffffff;
  --wrong: #b3261e; --wrong-soft: #fdecea; --fresh: #fff1b8; --shadow: 0 6px 24px rgb(10 30 25 / .18);
  --l2: .93; --c2: .05; --i2: .36; --l1: .86; --c1: .09; --i1: .3;
  --lb: .5; --cb: .14; --ib: 1; --ld: .36; --cd: .09; --id: .97;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101514; --sheet: #171d1c; --head: #1d2423; --still: #1a201f;
    --ink: #e6ecea; --soft: #9fada8; --line: #2a3331; --line-strong: #3b4744;
    --accent: #4fc3b1; --accent-soft: #123d37; --on-accent: #06231f;
    --wrong: #ffb4ab; --wrong-soft: #4a1713; --fresh: #4b4012; --shadow: 0 6px 24px rgb(0 0 0 / .6);
    --l2: .33; --c2: .055; --i2: .92; --l1: .4; --c1: .08; --i1: .95;
    --lb: .5; --cb: .13; --ib: 1; --ld: .27; --cd: .06; --id: .88;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; height: 100vh; height: 100dvh; display: grid; grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
  color: var(--ink); background: var(--ground);
}
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; top: 0; z-index: 20; padding: .5rem 1rem; background: var(--sheet); }
.skip:focus { left: 0; }

.top { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .6rem 1rem .5rem; }
.top h1 { margin: 0 0 0 -.4rem; font-size: 1rem; font-weight: 650; letter-spacing: -.01em; }
.top img { display: block; }
.mode { margin-left: .35rem; padding: .1rem .45rem; border: 1px solid var(--line-strong); border-radius: 99px; font-size: .72rem; font-weight: 500; color: var(--soft); letter-spacing: 0; }
nav:empty { display: none; }
.bases, .links { display: flex; flex-wrap: wrap; gap: .15rem; }
.bases a, .links a { padding: .25rem .6rem; border-radius: 6px; color: var(--soft); text-decoration: none; }
.bases a[aria-current] { color: var(--ink); font-weight: 600; }
.bases a:hover, .links a:hover { background: var(--line); color: var(--ink); }
.links a { color: var(--accent); }
.counters { margin-left: auto; }
.counters dl { margin: 0; display: flex; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); overflow-x: auto; }
.counters div { padding: .2rem .7rem; white-space: nowrap; }
.counters div + div { border-left: 1px solid var(--line); }
.counters dt { font-size: .68rem; line-height: 1.2; color: var(--soft); }
.counters dd { margin: 0; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }

.tabs { display: flex; gap: .15rem; padding: 0 1rem; overflow-x: auto; scrollbar-width: none; }
.tabs a {
  flex: none; padding: .45rem .85rem .5rem; border: 1px solid transparent; border-bottom: 0; border-radius: 8px 8px 0 0;
  color: var(--soft); text-decoration: none;
}
.tabs a:hover { color: var(--ink); background: var(--line); }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; background: var(--sheet); border-color: var(--line); box-shadow: inset 0 2px var(--accent); }
.tabs a:focus-visible { outline-offset: -3px; }

main { display: flex; flex-direction: column; min-height: 0; background: var(--sheet); border-top: 1px solid var(--line); margin-top: -1px; }
.scroll { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; scroll-padding: 40px 20px 20px 230px; }
.empty { margin: 3rem 1rem; text-align: center; color: var(--soft); }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding: .35rem 1rem; border-top: 1px solid var(--line); background: var(--head); color: var(--soft); font-size: .8rem; }
.foot p { margin: 0; }
.foot .hint { margin-left: auto; }
.pager { display: flex; gap: .75rem; }

table { border-collapse: separate; border-spacing: 0; }
th, td { padding: 0; text-align: left; font-weight: 400; position: relative; border: solid var(--line); border-width: 0 1px 1px 0; background: var(--sheet); }
thead th { position: sticky; top: 0; z-index: 3; background: var(--head); border-bottom-color: var(--line-strong); color: var(--soft); font-size: .8rem; font-weight: 600; }
tr > th:first-child { position: sticky; left: 0; z-index: 2; border-right-color: var(--line-strong); }
thead tr > th:first-child { z-index: 4; }
tbody th { font-weight: 600; }
tbody tr:hover > * { background: var(--head); }
td[aria-readonly] { background: var(--still); }
.cell { height: 36px; padding: 0 .65rem; line-height: 36px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
/* The head says how wide a column is; what does not fit in the rows below is cut. */
thead .cell { min-width: 150px; height: 34px; line-height: 34px; padding-right: .9rem; }
tbody .cell { width: 0; min-width: 100%; }
thead tr > th:first-child .cell { min-width: 210px; }
thead .look-number .cell { min-width: 112px; }
.look-number .cell { text-align: right; font-variant-numeric: tabular-nums; }
thead .look-date .cell { min-width: 118px; }
tbody .look-date .cell { font-variant-numeric: tabular-nums; }
thead .look-check .cell { min-width: 90px; }
tbody .look-check .cell { text-align: center; cursor: default; }
thead .look-pill .cell { min-width: 132px; }
thead .look-links .cell { min-width: 190px; }
thead .look-long .cell { min-width: 300px; }
thead .look-web .cell, thead .look-mail .cell { min-width: 236px; }
.cell a { text-decoration-color: transparent; }
.cell a:hover { text-decoration-color: currentcolor; }
.sign { display: inline-block; min-width: 1.15rem; margin-right: .3rem; text-align: center; font-weight: 400; opacity: .75; }
.tick { display: inline-grid; place-content: center; width: 18px; height: 18px; line-height: 18px; border-radius: 5px; background: var(--accent); color: var(--on-accent); font-size: .75rem; font-weight: 700; vertical-align: middle; }
td:not([aria-readonly]).look-check .cell:empty::before { content: ""; display: inline-block; width: 18px; height: 18px; border: 1.5px solid var(--line-strong); border-radius: 5px; vertical-align: middle; }
tbody :is(td, th):focus { outline: 2px solid var(--accent); outline-offset: -2px; z-index: 1; }
tbody th:first-child:focus { z-index: 2; }

.pill { display: inline-block; max-width: 100%; margin-right: .3rem; padding: 0 .55rem; border-radius: 99px; line-height: 22px; vertical-align: middle; overflow: hidden; text-overflow: ellipsis; font-size: .84rem; }
.pill.link { border-radius: 6px; background: var(--accent-soft); color: var(--ink); }
.pill.shade-light2 { background: oklch(var(--l2) calc(var(--c2) * var(--k)) var(--h)); color: oklch(var(--i2) calc(.08 * var(--k)) var(--h)); }
.pill.shade-light1 { background: oklch(var(--l1) calc(var(--c1) * var(--k)) var(--h)); color: oklch(var(--i1) calc(.07 * var(--k)) var(--h)); }
.pill.shade-bright { background: oklch(var(--lb) calc(var(--cb) * var(--k)) var(--h)); color: oklch(var(--ib) 0 0); }
.pill.shade-dark1 { background: oklch(var(--ld) calc(var(--cd) * var(--k)) var(--h)); color: oklch(var(--id) calc(.03 * var(--k)) var(--h)); }
.hue-blue { --h: 255; --k: 1; } .hue-cyan { --h: 215; --k: 1; } .hue-teal { --h: 185; --k: 1; }
.hue-green { --h: 150; --k: 1; } .hue-yellow { --h: 95; --k: 1; } .hue-orange { --h: 60; --k: 1; }
.hue-red { --h: 25; --k: 1; } .hue-pink { --h: 350; --k: 1; } .hue-purple { --h: 300; --k: 1; }
.hue-gray { --h: 200; --k: .12; }

tbody th .open { position: absolute; top: 7px; right: 6px; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); line-height: 20px; font-size: .75rem; font-weight: 400; text-decoration: none; opacity: 0; }
tbody th:is(:hover, :focus-within, :focus) .open, tbody th .open:focus-visible { opacity: 1; }
@media (hover: none) { tbody th .open { opacity: 1; } }

.paper { display: block; height: auto; min-height: 100vh; background: var(--sheet); }
.paper main { display: block; max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; border: 0; line-height: 1.6; font-size: 1rem; overflow-wrap: anywhere; }
.paper h1 { margin: .2rem 0 1.5rem; font-size: 1.9rem; line-height: 1.2; letter-spacing: -.02em; text-wrap: balance; }
.paper :is(h2, h3, h4) { margin: 1.8rem 0 .5rem; line-height: 1.3; }
.paper p { margin: .6rem 0; white-space: pre-line; }
.paper :is(ul, ol) { margin: .4rem 0; padding-left: 1.4rem; }
.paper .todo { list-style: none; margin-left: -1.4rem; }
.paper .done { color: var(--soft); text-decoration: line-through; }
.paper blockquote { margin: .8rem 0; padding-left: 1rem; border-left: 3px solid var(--line-strong); }
.paper aside { margin: .8rem 0; padding: .8rem 1rem; border-radius: 8px; background: var(--head); border: 1px solid var(--line); }
.paper pre { padding: .8rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: 8px; background: var(--head); }
.paper hr { margin: 1.5rem 0; border: 0; border-top: 1px solid var(--line-strong); }
.paper table { margin: .8rem 0; border-top: 1px solid var(--line); border-left: 1px solid var(--line); }
.paper :is(td, th) { position: static; padding: .35rem .7rem; }
.paper .columns { display: flex; flex-wrap: wrap; gap: 1.5rem; }
.paper .columns > div { flex: 1 1 14rem; }
.paper .where { color: var(--soft); font-size: .85rem; }

.editing { z-index: 6 !important; overflow: visible; }
.editor { position: absolute; inset: 0 auto auto 0; min-width: 100%; z-index: 7; }
.editor.leftward { left: auto; right: 0; }
.editor.upward { top: auto; bottom: 0; }
.editor :is(input, select, textarea) {
  display: block; width: 100%; min-width: 150px; height: 36px; padding: 0 .6rem; border: 2px solid var(--accent); border-radius: 3px;
  background: var(--sheet); color: var(--ink); font: inherit; box-shadow: var(--shadow); outline: none;
}
.look-number .editor input { text-align: right; min-width: 100%; }
.editor textarea { width: 340px; height: 9.5rem; padding: .45rem .6rem; resize: both; }
.editor [aria-invalid] { border-color: var(--wrong); }
.problem { margin: 2px 0 0; width: max-content; max-width: 320px; padding: .4rem .65rem; border-radius: 6px; background: var(--wrong-soft); color: var(--wrong); box-shadow: var(--shadow); font-size: .84rem; font-weight: 400; }
[aria-busy] .cell { opacity: .55; }
.changed { animation: fresh 2.5s ease-out; }
@keyframes fresh { from { background: var(--fresh); } }
@media (prefers-reduced-motion: reduce) { .changed { animation-timing-function: steps(1, jump-none); } }

.say { position: fixed; left: 50%; bottom: 3rem; transform: translateX(-50%); z-index: 10; margin: 0; max-width: min(90vw, 34rem); padding: .5rem .9rem; border-radius: 8px; background: var(--ink); color: var(--sheet); box-shadow: var(--shadow); }
.say:empty { padding: 0; box-shadow: none; }

@media (max-width: 640px) {
  .top { padding: .5rem .75rem; gap: .4rem .75rem; }
  .counters { margin-left: 0; max-width: 100%; }
  .counters dl { border-radius: 6px; }
  .tabs { padding: 0 .5rem; }
  .scroll { scroll-padding-left: 150px; }
  thead tr > th:first-child .cell { min-width: 138px; }
  .foot .hint { display: none; }
  .editor textarea { width: 78vw; }
}
@media print { body { height: auto; display: block; } .scroll { overflow: visible; } .foot, .tabs, .counters { display: none; } }
`;
