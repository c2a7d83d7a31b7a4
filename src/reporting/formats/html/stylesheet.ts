/** How the page looks: on a screen by day and by night, narrow and wide, and on paper. */
import { EXPERIMENT_STYLE } from "./experiment-style.ts";

const LIGHT = `--paper:#fbfaf6;--sheet:#fff;--ink:#1d1c19;--soft:#5d5a52;--line:#dcd8cd;--wash:#f3f0e7;--link:#1d5570;--held:#1d6a46;--held-wash:#e4f1e9;--broke:#a3231f;--broke-wash:#fae7e3;--inconclusive:#7d5200;--inconclusive-wash:#f8ecd3;--notRun:#5a5d66;--notRun-wash:#ebecef;--accepted:#5b3f94;--accepted-wash:#eee8f8`;
const DARK = `--paper:#161614;--sheet:#1e1e1b;--ink:#eceae3;--soft:#aba79b;--line:#3a3933;--wash:#262622;--link:#8cc5e0;--held:#7fcfa4;--held-wash:#18321f;--broke:#ff9d92;--broke-wash:#431c19;--inconclusive:#ebbd62;--inconclusive-wash:#3a2c0d;--notRun:#b3b7c2;--notRun-wash:#2c2e34;--accepted:#c4aef2;--accepted-wash:#30264a`;
const VERDICT_RULES = ["held", "broke", "inconclusive", "notRun", "accepted"]
  .map(
    (each) =>
      `.v.${each},.pdc .${each}{color:var(--${each});background:var(--${each}-wash)}.bar .${each}{fill:var(--${each})}.steps li.${each} em{color:var(--${each})}`,
  )
  .join("\n");

export const STYLESHEET = `${EXPERIMENT_STYLE}:root{color-scheme:light dark;${LIGHT};--serif:"Iowan Old Style","Palatino Linotype",Palatino,Charter,"Source Serif 4",Georgia,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 var(--sans);font-variant-numeric:tabular-nums;overflow-wrap:break-word;-webkit-text-size-adjust:100%}
main,.top,footer{max-width:68rem;margin:0 auto;padding:0 2rem}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd{margin:0;padding:0}ul,ol{list-style:none}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:2px}
code,pre,.id{font-family:var(--mono);font-size:.86em}code{overflow-wrap:anywhere}dd,li,.name{min-width:0}
.more,.note,.id,caption{color:var(--soft)}.id{white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem;z-index:1}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 2rem;padding-top:1.6rem;padding-bottom:1.1rem;color:var(--soft);font-size:.875rem}.top b{color:var(--ink);letter-spacing:.01em}
.front{border-top:3px solid var(--ink);padding-top:1.1rem}
.banner{display:inline-block;border:1px solid var(--line);background:var(--wash);padding:.2rem .75rem;font-size:.875rem;font-weight:600}
.eyebrow{margin-top:2.6rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center}
h1{font:500 clamp(1.9rem,4.6vw,3.1rem)/1.14 var(--serif);letter-spacing:-.012em;max-width:24em;margin:.7rem 0 1rem;text-wrap:balance}
.denominators{color:var(--soft);display:flex;flex-wrap:wrap;gap:.1rem 1.6rem;font-size:.9375rem}
h2{font:600 1.35rem/1.25 var(--serif)}main>section>h2{font-size:1.75rem;font-weight:500;margin-bottom:.9rem}
.front h2{font:600 .8125rem/1.4 var(--sans);letter-spacing:.02em;color:var(--soft);margin-bottom:.5rem}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:0;margin:2.4rem 0 2.2rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.tile{padding:1.1rem 1.5rem 1.1rem 0}.tile+.tile{border-left:1px solid var(--line);padding-left:1.5rem}.tile:last-child{padding-right:0}
.front .tile h2{color:var(--ink);font-size:.9375rem;margin:0}.question{color:var(--soft);font-size:.875rem}
.figure{font-family:var(--serif);font-size:1.15rem;line-height:1.1;margin:.7rem 0 .6rem;color:var(--soft)}.figure b{font-size:2.7rem;font-weight:500;color:var(--ink)}.figure em{font-size:1.6rem;line-height:2.97rem}
.bar{display:block;width:100%;height:6px;margin-bottom:.5rem}.bar .none{fill:var(--line)}
.counts{font-size:.9375rem}.note{font-size:.8125rem}
.v{display:inline-flex;align-items:center;gap:.35em;padding:.05em .6em .05em .5em;border-radius:2px;font-size:.8125rem;line-height:1.5;font-weight:600;white-space:nowrap}.v::before{font-weight:400;font-size:.9em;width:.8em;text-align:center}.v.held::before{content:"✓" / ""}.v.broke::before{content:"✕" / ""}.v.inconclusive::before{content:"?" / ""}.v.notRun::before{content:"–" / ""}.v.accepted::before{content:"≈" / ""}
.eyebrow .v{font-size:.9375rem}
${VERDICT_RULES}
.broke-list{margin-bottom:2.2rem}.broke-list ol{border-top:1px solid var(--line)}.broke-list li li{border:0;padding:0}
.broke-list ol>li{padding:.75rem 0;border-bottom:1px solid var(--line);display:grid;gap:.15rem}.what{font-size:1.0625rem}
.kind,.findings i{font-style:normal;color:var(--soft);font-size:.875rem;margin-right:.35em}.where{font-size:.875rem}.accounts{color:var(--ink);font-size:1.0714em}.account .id{white-space:nowrap}
.accepted-list{margin-bottom:2.2rem}.accepted-list li{font-size:.9375rem}.accepted-list .more{display:block;font-size:.875rem}
.columns{display:grid;grid-template-columns:5fr 6fr;gap:2.6rem;margin-bottom:2rem;font-size:.875rem}.columns p+p{margin-top:.5rem}
.identity dl{display:grid;grid-template-columns:4fr 5fr;gap:.35rem 1.4rem}.identity dt,.sign-off dt{color:var(--soft);font-size:.8125rem;line-height:1.3}.identity div:nth-last-child(-n+3),.identity div:first-child,.identity div:nth-last-child(4){grid-column:1/-1}
.sign-off{border-top:1px solid var(--line);padding-top:1rem}.sign-off dl{display:grid;grid-template-columns:2fr 2fr 1fr 3fr;gap:1.4rem}.sign-off dd{height:2.2rem;border-bottom:1px solid var(--soft)}
nav{margin:3.2rem 0 0;border-top:3px solid var(--ink);padding:.7rem 0}nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;font-size:.9375rem}
main>section:not(.front){padding:2.6rem 0 0}
.toolbar{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:0 0 .8rem}.toolbar input{flex:1 1 14rem}.toolbar input,.toolbar select,.toolbar button{font:inherit;font-size:.9375rem;color:var(--ink);background:var(--sheet);border:1px solid var(--line);border-radius:3px;padding:.35rem .7rem;min-width:0}.toolbar button{cursor:pointer}.toolbar button:hover{border-color:var(--soft)}
.feature{margin-top:2rem}h3{font:600 1.15rem/1.3 var(--sans);margin-bottom:.4rem}h3 .more{font-weight:400;font-size:.875rem;margin-left:.5em}
h4{font:italic 500 1.0625rem/1.4 var(--serif);margin:1rem 0 .4rem}h5{font:600 .875rem/1.4 var(--sans);margin:1.2rem 0 .3rem}
.drill{border-top:1px solid var(--line)}.rule>.drill:last-child{border-bottom:1px solid var(--line)}
.drill>summary{display:grid;grid-template-columns:8.2rem 1fr auto;gap:.8rem;align-items:baseline;padding:.6rem 0;cursor:pointer;list-style:none}.drill>summary::-webkit-details-marker{display:none}.drill>summary:hover .name{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.18em}.drill>summary .v{justify-self:start}
.drill[open]>summary .name{font-weight:600}
.pdc{display:inline-flex;gap:3px;vertical-align:middle}.pdc i{font:700 .75rem/1.35rem var(--sans);width:1.35rem;text-align:center;border-radius:2px}.pdc .none{color:var(--soft);font-weight:400}
.body{padding:.1rem 0 1.6rem 9rem;font-size:.9375rem}.body>p:first-child,.body>.more{font-size:.8125rem;color:var(--soft)}.remark{margin-top:.5rem;padding:.4rem .8rem;background:var(--wash)}
.steps{margin:.9rem 0;border-left:2px solid var(--line);padding-left:1rem}.steps em{color:var(--held);font-style:normal;font-size:.8125rem;font-weight:600;margin-left:.4em}.steps b{font-weight:600}
.message{display:block;color:var(--soft);font-size:.875rem;white-space:pre-wrap}
.findings{display:grid;gap:.7rem;margin:.9rem 0}.line{display:block}.findings small{font-size:.8125rem}.body>.more+.findings{margin-top:.3rem}.findings .v{margin-right:.25em}
.twins li,.plain li,.inferences li{margin:.15rem 0}.inferences{margin-top:.9rem}.inferences ul{padding-left:1rem}.inferred{color:var(--soft);font-size:.8125rem}#inferred>p{max-width:46rem}#inferred tbody th{overflow-wrap:anywhere}
.calls{display:grid;gap:.7rem;list-style:decimal;padding-left:1.6rem}.calls li::marker{color:var(--soft);font-size:.8125rem}.calls .more{font-size:.8125rem}.outcome{font-weight:600}
.trace,.record{margin:.3rem 0}.trace>summary,.record>summary,.inferences>summary{cursor:pointer;font-size:.875rem;color:var(--link)}
pre{margin:.4rem 0;padding:.8rem 1rem;background:var(--wash);overflow:auto;max-height:26rem;white-space:pre;overflow-wrap:normal;font-size:.8125rem;line-height:1.45}
.files{margin-top:.9rem;font-size:.875rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem;margin:.3rem 0 1.2rem}caption{text-align:left;font-size:.875rem;padding:.2rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem 1.1rem .45rem 0;border-bottom:1px solid var(--line)}thead th{color:var(--soft);font-weight:600;border-bottom-color:var(--soft)}tbody th{font-weight:500}th:last-child,td:last-child{padding-right:0}
.hash{font-size:.75rem;word-break:break-all}main>section>h3{margin-top:.6rem}#claims tbody th{white-space:nowrap}#scope ul{list-style:disc;padding-left:1.2rem;margin-bottom:1.4rem}
.commands dt{margin-top:.6rem}.commands dt code{font-size:1rem}.commands dd{color:var(--soft);margin-bottom:.8rem}#verify p{max-width:46rem;margin-top:.6rem}
.glossary{columns:2;column-gap:3rem;font-size:.9375rem}.glossary div{break-inside:avoid;margin-bottom:.8rem}.glossary dt{font-weight:600}.glossary dd{color:var(--soft)}
footer{margin-top:3.5rem;padding-top:1rem;padding-bottom:2.5rem;color:var(--soft);font-size:.8125rem}
[hidden]{display:none!important}
@media (max-width:46rem){main,.top,footer{padding-left:1.1rem;padding-right:1.1rem}.tiles,.columns{grid-template-columns:1fr}.tile,.tile+.tile{border-left:0;padding:1rem 0}.tile+.tile{border-top:1px solid var(--line)}.sign-off dl{grid-template-columns:1fr 1fr}.glossary{columns:1}.drill>summary{grid-template-columns:1fr auto}.drill>summary .name{grid-column:1/-1;grid-row:2}.body{padding-left:0}.columns{gap:1.6rem}.eyebrow{margin-top:1.6rem}td,th{min-width:6rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{@page{size:A4;margin:10mm 14mm 12mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5d5a52}}
:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;${LIGHT};--paper:#fff;--wash:#f6f5f1;font-size:8.6pt}
body{font-size:1rem;line-height:1.42;-webkit-print-color-adjust:exact;print-color-adjust:exact}main,.top,footer{max-width:none;padding-left:0;padding-right:0}
.top{padding-top:0;padding-bottom:.5rem}.front{break-after:page;border-top-width:2px;padding-top:.6rem}.eyebrow{margin-top:.9rem}h1{font-size:1.8rem;max-width:none;margin:.3rem 0 .5rem}
.tiles{margin:.9rem 0;grid-template-columns:repeat(3,1fr)}.tile,.tile+.tile{padding-top:.5rem;padding-bottom:.5rem}.tile+.tile{border-top:0;border-left:1px solid var(--line);padding-left:1.5rem}.tile .counts,.tile .note{display:inline;margin-right:.6em}.figure{margin:.2rem 0 .3rem}.figure b{font-size:1.8rem}.figure em{line-height:2.1rem;font-size:1.2rem}
.broke-list,.accepted-list{margin-bottom:.8rem}.broke-list ol>li{padding:.25rem 0;gap:0}.what{font-size:1rem}.what,.broke-list .where,.accepted-list li{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}.accepted-list .more{display:inline}.columns,.sign-off{break-inside:avoid}.columns{grid-template-columns:5fr 6fr;gap:2rem;margin-bottom:.7rem;font-size:.84rem}.columns p+p{margin-top:.25rem}.identity dl{gap:.12rem 1rem}.identity div{display:flex;gap:.6em;align-items:baseline}.identity dt{flex:none}.identity code{font-size:.72rem}.sign-off{padding-top:.5rem}.sign-off dl{grid-template-columns:2fr 2fr 1fr 3fr}.sign-off dd{height:1.9rem}
nav,.toolbar,.skip{display:none}main>section:not(.front){padding-top:1.4rem}.drill,.findings>li,.steps li,tr{break-inside:avoid}.drill[open]{break-inside:auto}h2,h3,h4,h5,summary,caption{break-after:avoid}thead{display:table-header-group}.body{padding-left:0}pre{max-height:none;white-space:pre-wrap;overflow-wrap:anywhere}.scroll{overflow:visible}a{color:inherit}.drill>summary{grid-template-columns:8.2rem 1fr auto}.drill>summary .name{grid-column:auto;grid-row:auto}.hash{font-size:.68rem}footer{margin-top:1.5rem;padding-bottom:0}.glossary{columns:2}}
`;
