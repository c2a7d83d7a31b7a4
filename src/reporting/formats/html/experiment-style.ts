/** How experiments and incidents look. A chain of hops: boxes in a row with arrows between them; a broken one has a thick, dashed border and says so in words. */
export const EXPERIMENT_STYLE = `#experiments>.more{margin-bottom:1rem}.experiment{border-top:1px solid var(--line);padding:1.1rem 0 1.4rem}.experiment h3{margin-bottom:.3rem}.experiment h3 a{color:inherit}.outcome{margin:0 .3em}
.faults,.phases{font-size:.9375rem}.faults{margin:.6rem 0}.faults li{margin:.2rem 0}.faults .more{font-size:.8125rem}
.chain{margin:1rem 0 0}.chain figcaption{font-size:.875rem;margin-bottom:.45rem}.chain ol{display:flex;flex-wrap:wrap;gap:.5rem 0}
.hop{display:grid;grid-template-columns:auto 1fr;gap:0 .45em;align-items:baseline;border:1px solid var(--line);border-radius:3px;background:var(--sheet);padding:.3rem .7rem;font-size:.875rem;line-height:1.35;margin-right:1.7rem;position:relative}.hop:not(:last-child)::after{content:"→" / "";position:absolute;left:calc(100% + .38rem);top:.35rem;color:var(--soft)}
.hop .state{grid-column:2;font-size:.75rem;color:var(--soft)}.hop .sign{font-weight:700}.hop.passed .sign,.hop.passed .state{color:var(--held)}
.hop.broken{border:2px dashed var(--broke);background:var(--broke-wash);padding:calc(.3rem - 1px) calc(.7rem - 1px)}.hop.broken b,.hop.broken .sign,.hop.broken .state{color:var(--broke)}.hop.broken .state{font-weight:700;text-transform:uppercase;letter-spacing:.04em}
.hop.late{border:2px dotted var(--inconclusive);background:var(--inconclusive-wash);padding:calc(.3rem - 1px) calc(.7rem - 1px)}.hop.late .sign,.hop.late .state{color:var(--inconclusive);font-weight:700}
.hop.not-reached,.hop.unknown{border-style:dashed;background:none}.hop.not-reached b,.hop.unknown b{font-weight:400;color:var(--soft)}
#recovery>h3{margin-top:2.2rem}#recovery h3 .v{margin-left:.4em}#recovery tbody th{min-width:8.5rem}#recovery td{min-width:7.5rem;overflow-wrap:anywhere}.runbook>summary{cursor:pointer;padding:.4rem 0}.runbook .output{white-space:pre-wrap;overflow-wrap:anywhere}.calls{font-size:.875rem}
.why{font-size:.875rem;margin-top:.4rem}
.phases{margin-top:1.1rem;display:grid;gap:.3rem}.phases li{display:grid;grid-template-columns:8rem 6.5rem 1fr;gap:.6rem;align-items:baseline}.phases em{font-style:normal;font-size:.8125rem;font-weight:600}.phases em.held,.phases em.done{color:var(--held)}.phases em.violated{color:var(--broke)}.phases em.undecided{color:var(--inconclusive)}.phases em.not-reached{color:var(--soft)}.phases span{font-size:.875rem}
@media screen and (max-width:46rem){.stacks thead{display:none}.stacks,.stacks tbody,.stacks caption{display:block}.stacks tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}.stacks tbody th,.stacks td{display:block;border:0;padding:.1rem 0}.stacks td{position:relative;padding-left:7.4rem;min-height:1.5em}.stacks td::before{content:attr(data-label);position:absolute;left:0;width:6.8rem;color:var(--soft);font-size:.8125rem}}
@media (max-width:46rem){.phases li{grid-template-columns:1fr auto}.phases span{grid-column:1/-1}.hop{margin-right:1.5rem}}
@media print{.experiment,.chain{break-inside:avoid}}
`;
