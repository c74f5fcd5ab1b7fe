"use strict";
(() => {
  const root = document.documentElement, form = document.querySelector("form");
  root.classList.add("js-on");
  const findings = [...document.querySelectorAll(".f")], reports = [...document.querySelectorAll(".report")];
  const box = anchor => anchor && (anchor.closest("td") || (anchor.nextElementSibling?.matches("mark") ? anchor.nextElementSibling : anchor));
  const light = element => {
    if (!element) return;
    element.classList.remove("lit");
    void element.offsetWidth;
    element.classList.add("lit");
  };
  const open = element => {
    // What leads here leads to what was filtered out, too.
    for (let h = element.closest("[hidden]"); h; h = h.parentElement.closest("[hidden]")) h.hidden = false;
    for (let d = element.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const motion = () => still.matches ? "auto" : "smooth";
  const show = element => { open(element); element.scrollIntoView({ block: "center", behavior: motion() }); };
  const target = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const choose = finding => {
    document.querySelectorAll(".f.now").forEach(other => other.classList.remove("now"));
    finding.classList.add("now");
    const linked = [...finding.querySelectorAll(".no, .side a")].map(link => box(target(link)));
    // A finding lists no zeros, but their cells are marked, too.
    const marked = [...document.querySelectorAll(`sup a[href="#${finding.id}"]`)];
    linked.push(...marked.map(link => link.closest("td") ?? link.parentElement.previousElementSibling));
    const cells = [...new Set(linked)].filter(cell => cell?.closest(".sheet"));
    cells.forEach(light);
    return cells;
  };
  const toFinding = finding => {
    choose(finding);
    finding.scrollIntoView({ block: "nearest", behavior: motion() });
    finding.querySelector(".no").focus({ preventScroll: true });
  };
  document.addEventListener("click", event => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const aim = target(link);
      if (aim?.matches(".f")) { event.preventDefault(); toFinding(aim); history.replaceState(null, "", link.hash); }
      else if (aim?.matches(".at, .sheet td, .sheet p")) {
        event.preventDefault();
        const finding = link.closest(".f");
        if (finding) choose(finding);
        show(box(aim)); light(box(aim)); history.replaceState(null, "", link.hash);
      } else if (aim) open(aim);
      return;
    }
    if (!getSelection().isCollapsed || event.target.closest("summary")) return;
    const finding = event.target.closest(".f");
    if (finding) { const cells = choose(finding); if (cells[0]) show(cells[0]); return; }
    const reference = event.target.closest("td.m, mark")?.closest("td, p").querySelector("sup a");
    if (reference && target(reference)) toFinding(target(reference));
  });
  const filter = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map(box => box.value));
    const rule = form.elements.rule.value, words = (form.elements.report?.value ?? "").trim().toLowerCase();
    const faulty = form.elements.faulty?.checked;
    let count = 0;
    for (const report of reports) {
      let left = 0;
      for (const finding of report.querySelectorAll(".f")) {
        finding.hidden = !severities.has(finding.dataset.s) || (rule !== "" && finding.dataset.r !== rule);
        left += !finding.hidden;
      }
      const row = document.querySelector(`tr[data-i="${report.id.slice(1)}"]`);
      const out = !row.textContent.toLowerCase().includes(words) || ((faulty || rule !== "") && !left);
      report.hidden = row.hidden = out;
      count += out ? 0 : left;
    }
    form.elements.shown.value = `${count} / ${findings.length}`;
  };
  const table = document.querySelector(".index");
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  for (const [at, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const rows = [...table.tBodies[0].rows], style = row => ["good", "info", "warning", "error"].indexOf(row.cells[2].className);
      // How many there are is asked for from the most, names from the first.
      const down = head.ariaSort ? head.ariaSort === "ascending" : head.dataset.down !== undefined;
      const by = head.dataset.down === undefined ? (a, b) => words.compare(a.cells[at].textContent, b.cells[at].textContent)
        : at === 2 ? (a, b) => style(a) - style(b) || a.cells[3].textContent - b.cells[3].textContent
        : (a, b) => a.cells[at].textContent - b.cells[at].textContent;
      rows.sort((a, b) => (down ? by(b, a) : by(a, b)) || a.dataset.i - b.dataset.i);
      for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
      head.ariaSort = down ? "descending" : "ascending";
      table.tBodies[0].append(...rows);
    });
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.reset();
  filter();
  addEventListener("beforeprint", () => document.querySelectorAll(".source > details").forEach(each => { each.open = true; }));
  const aim = location.hash && document.getElementById(location.hash.slice(1));
  if (aim) { open(aim); if (aim.matches(".f")) toFinding(aim); else if (aim.matches(".at, .sheet td, .sheet p")) { show(box(aim)); light(box(aim)); } }
})();
