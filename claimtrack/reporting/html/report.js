"use strict";
// Filters, search, and what a figure of a drawing says when it is pointed at. It only ever reads and writes text: no
// markup is made from anything that stands on the page. Without it the page shows all that it holds.
(() => {
  const by = (id) => document.getElementById(id);
  const claims = [...document.querySelectorAll(".claim")];
  const stories = [...document.querySelectorAll(".story")];
  const fields = ["text", "source", "measure", "verdict", "from", "to", "caveat", "doubt"];
  const inputs = Object.fromEntries(fields.map((name) => [name, by(`f-${name}`)]));
  let texts = null;

  function textOf(at) {
    texts ??= claims.map((claim) => claim.textContent.normalize("NFC").toLowerCase());
    return texts[at];
  }

  // A date that is not known meets no filter by date; a span of days meets it where any of its days does.
  function fits(data, at, asked) {
    if (asked.source && data.s !== asked.source) return false;
    if (asked.measure && data.m !== asked.measure) return false;
    if (asked.verdict === "-" && data.v) return false;
    if (asked.verdict && asked.verdict !== "-") {
      const said = (data.v || "").split(" ");
      if (!asked.verdict.split(" ").some((verdict) => said.includes(verdict))) return false;
    }
    if ((asked.from || asked.to) && !data.a && !data.z) return false;
    if (asked.from && data.z && data.z < asked.from) return false;
    if (asked.to && data.a && data.a > asked.to) return false;
    if (asked.caveat && ("c" in data ? "1" : "0") !== asked.caveat) return false;
    if (asked.doubt && ("q" in data ? "1" : "0") !== asked.doubt) return false;
    return asked.words.every((word) => textOf(at).includes(word));
  }

  function filter() {
    const asked = Object.fromEntries(fields.map((name) => [name, inputs[name].value]));
    asked.words = asked.text.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    claims.forEach((claim, at) => {
      const fit = fits(claim.dataset, at, asked);
      if (claim.hidden === fit) claim.hidden = !fit;
      shown += fit ? 1 : 0;
    });
    for (const story of stories) {
      story.hidden = !story.querySelector(".claim:not([hidden])");
    }
    count(shown);
  }

  function count(shown) {
    by("f-count").textContent = `${shown.toLocaleString("en")} of ${claims.length.toLocaleString("en")} claims`;
  }

  function clear() {
    for (const name of fields) inputs[name].value = "";
    filter();
  }

  // A link may lead to a claim that a filter hides, or into a closed table.
  function reveal() {
    const target = by(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const folded = target.closest("details");
    const unseen = target.closest("[hidden]") || (folded && !folded.open);
    if (target.closest("[hidden]")) clear();
    if (folded) folded.open = true;
    if (unseen || target.matches("li, tr, mark")) target.scrollIntoView({ block: "center" });
  }

  let waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  }

  document.querySelector(".filters").hidden = false;
  for (const name of fields) inputs[name].addEventListener(name === "text" ? "input" : "change", soon);
  by("f-clear").addEventListener("click", clear);
  addEventListener("hashchange", reveal);
  count(claims.length);
  if (location.hash) reveal();

  // What a figure says: its label, and the excerpt of its claim.
  const tip = by("tip");
  function line(kind, words) {
    const part = document.createElement(kind);
    part.textContent = words;
    return part;
  }
  function tell(link) {
    const label = link.getAttribute("aria-label");
    const claim = by(link.getAttribute("href").slice(1));
    const quote = claim && claim.querySelector("blockquote");
    tip.replaceChildren(line("b", label));
    if (quote) tip.append(line("i", `“${quote.textContent}”`));
    tip.hidden = false;
    const box = link.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 12;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 0 ? above : box.bottom + 12) + scrollY}px`;
  }
  function hush() {
    tip.hidden = true;
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hush();
  });

  // One stop for the Tab key in each drawing; the arrow keys go from figure to figure.
  function tend(plot) {
    const links = [...plot.querySelectorAll("a")];
    for (const link of links) {
      link.setAttribute("tabindex", link === links[0] ? "0" : "-1");
      const title = link.querySelector("title"); // the browser would show it beside the tip
      link.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    const of = (event) => event.target.closest("a");
    plot.addEventListener("mouseover", (event) => of(event) && tell(of(event)));
    plot.addEventListener("mouseout", hush);
    plot.addEventListener("focusin", (event) => of(event) && tell(of(event)));
    plot.addEventListener("focusout", hush);
    plot.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const at = links.indexOf(of(event));
      if (!step || at < 0) return;
      event.preventDefault();
      const next = links[(at + step + links.length) % links.length];
      links[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }

  // With many drawings each is tended when it comes near the view.
  const near = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (!one.isIntersecting) continue;
      near.unobserve(one.target);
      tend(one.target);
    }
  }, { rootMargin: "600px" });
  for (const plot of document.querySelectorAll(".plot")) near.observe(plot);

  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
})();
