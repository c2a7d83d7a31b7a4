/** What the page can do when scripts may run: filter, open all, change the theme. It is complete without. */
export const SCRIPT = `"use strict";
(() => {
  const results = document.getElementById("results");
  const drills = [...document.querySelectorAll(".drill")];
  if (!results || drills.length === 0) return;
  const element = (name, text, attributes) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  };
  const bar = element("div", "", { class: "toolbar", role: "group", "aria-label": "Show" });
  const search = element("input", "", { type: "search", placeholder: "Filter by name, claim or account", "aria-label": "Filter drills" });
  const choice = element("select", "", { "aria-label": "Verdict" });
  const words = { "": "All verdicts", broke: "Broke", inconclusive: "Inconclusive", notRun: "Not run", accepted: "Accepted", held: "Held" };
  for (const [value, word] of Object.entries(words)) choice.append(element("option", word, { value }));
  const open = element("button", "Open all", { type: "button" });
  const theme = element("button", "Theme", { type: "button" });
  const count = element("span", "", { class: "more", role: "status" });
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    let shown = 0;
    for (const drill of drills) {
      const fits = (!choice.value || drill.dataset.v === choice.value) && (!wanted || drill.textContent.toLowerCase().includes(wanted));
      drill.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of results.querySelectorAll(".rule, .feature")) group.hidden = !group.querySelector(".drill:not([hidden])");
    count.textContent = shown + " of " + drills.length;
  };
  open.addEventListener("click", () => {
    const all = open.textContent === "Open all";
    for (const drill of drills) drill.open = all;
    open.textContent = all ? "Close all" : "Open all";
  });
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.matches(".drill")) target.open = true;
  };
  search.addEventListener("input", show);
  choice.addEventListener("change", show);
  addEventListener("hashchange", reveal);
  bar.append(search, choice, open, theme, count);
  results.querySelector("h2").after(bar);
  show();
  reveal();
})();
`;
