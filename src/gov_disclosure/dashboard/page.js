"use strict";
(() => {
  const read = id => JSON.parse(document.getElementById(id).textContent);
  const { words, verdicts, reports, paths, layouts, charts } = read("data");
  const form = document.querySelector("form"), table = document.querySelector(".reports"), dialog = document.querySelector("dialog");
  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const told = value => value === null || value === "" ? words.unknown : String(value);
  const verdict = at => words[`verdict_${verdicts[at]}`];

  // ---- the list ----
  const SIZE = 100;
  // Place in a report's line, whether it is a number, and the filter on it.
  const columns = [
    ["body", 0], ["year", 1, true], ["form", 2], ["region", 3], ["verdict", 4], ["errors", 5, true], ["warnings", 6, true],
    ["open", 7, true], ["source", 8],
  ];
  const filters = { year: 1, form: 2, region: 3, verdict: 4 };
  const shownOf = (report, name) => name === "verdict" ? verdict(report[4]) : told(report[filters[name]]);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let order = reports.map((_, at) => at), start = 0;
  for (const name of Object.keys(filters)) {
    const select = form.elements[name], found = new Set(reports.map(report => shownOf(report, name)));
    select.append(new Option(words.all, ""));
    const values = [...found].sort((a, b) => (a === words.unknown) - (b === words.unknown) || collator.compare(a, b));
    for (const value of values) select.append(new Option(value, `=${value}`));
  }
  const matching = () => {
    const search = form.elements.search.value.trim().toLowerCase();
    const wanted = Object.keys(filters).map(name => [name, form.elements[name].value]).filter(([, value]) => value);
    return order.filter(at => {
      const report = reports[at];
      return wanted.every(([name, value]) => `=${shownOf(report, name)}` === value)
        && (!search || `${report[0]} ${report[8]}`.toLowerCase().includes(search));
    });
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const draw = () => {
    const found = matching();
    start = Math.max(0, Math.min(start, Math.floor((found.length - 1) / SIZE) * SIZE));
    const body = table.tBodies[0];
    body.replaceChildren(...found.slice(start, start + SIZE).map(at => {
      const row = make("tr"), report = reports[at];
      row.dataset.at = at;
      for (const [name, place, number] of columns) {
        const cell = make("td", null, number ? "n" : "");
        if (name === "body") {
          const button = make("button", told(report[0]), "open");
          button.type = "button";
          cell.append(button);
        } else if (name === "verdict") {
          cell.textContent = verdict(report[4]);
          cell.className = verdicts[report[4]];
        } else {
          cell.textContent = told(report[place]) + (name === "source" && report[9] ? ` · ${words.copy}` : "");
          if (report[place] === null || report[place] === "") cell.classList.add("unknown");
        }
        row.append(cell);
      }
      return row;
    }));
    const from = found.length ? start + 1 : 0, to = Math.min(start + SIZE, found.length);
    form.elements.count.value = `${fill(words.shown, { shown: found.length, all: reports.length })} · ${from}–${to}`;
    form.elements.previous.disabled = start === 0;
    form.elements.next.disabled = to >= found.length;
  };
  for (const [name, place, number] of columns) {
    const head = make("th"), button = make("button", words[`column_${name}`]);
    head.scope = "col";
    button.type = "button";
    button.addEventListener("click", () => {
      // Numbers from the most, words from the first; what is not known stands last either way.
      const down = head.ariaSort ? head.ariaSort === "ascending" : Boolean(number);
      const lacks = at => reports[at][place] === null || reports[at][place] === "";
      const by = (a, b) => number || name === "verdict" ? reports[a][place] - reports[b][place] : collator.compare(reports[a][place], reports[b][place]);
      order.sort((a, b) => lacks(a) - lacks(b) || (lacks(a) ? 0 : down ? by(b, a) : by(a, b)) || a - b);
      for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
      head.ariaSort = down ? "descending" : "ascending";
      start = 0;
      draw();
    });
    head.append(button);
    table.tHead.rows[0].append(head);
  }

  // ---- a report ----
  const place = ([line, column, sheet, row, page]) => [
    [page, words.page], [sheet, words.table], [sheet ? row : null, words.row], [sheet ? null : line, words.line], [column, words.at_column],
  ].filter(([number]) => number !== null && number !== undefined).map(([n, text]) => fill(text, { n })).join(" ");
  const tabled = (heads, rows) => {
    const element = make("table"), head = element.createTHead().insertRow(), body = element.createTBody(), box = make("div", null, "scroll");
    for (const each of heads) { const cell = make("th", each); cell.scope = "col"; head.append(cell); }
    for (const row of rows) { const line = body.insertRow(); for (const [text, kind] of row) line.append(make("td", text, kind)); }
    box.append(element);
    return box;
  };
  const show = at => {
    const report = reports[at], { cells, findings } = read(`d${at}`);
    const close = make("button", words.close), title = make("h2", `${told(report[0])} · ${told(report[1])} · ${told(report[2])}`);
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    title.id = "report-title";
    const parts = [close, title, make("p", `${report[8]} · ${verdict(report[4])}`, "note"), make("h3", words.findings)];
    if (findings === null) parts.push(make("p", words.findings_untold, "note"));
    else if (!findings.length) parts.push(make("p", words.findings_none, "note"));
    else parts.push(tabled(["", words.rule, words.findings, words.column_path, words.column_place], findings.map(
      ([rule, severity, message, where, , , line]) => [
        [words[`severity_${severity}`] ?? severity, ["error", "warning", "info"].includes(severity) ? `${severity} whole` : ""], [rule, "whole"], [message],
        [where, "path"], [line === null ? "" : fill(words.line, { n: line }), "whole"],
      ])));
    parts.push(make("h3", words.cells));
    if (cells === null) parts.push(make("p", words.no_cells, "note"));
    else {
      const [layout, values, states, raws, places] = cells;
      if (!places.length) parts.push(make("p", words.wide, "note"));
      parts.push(tabled([words.column_label, words.column_value, words.column_state, words.column_raw, words.column_place, words.column_path],
        layouts[layout].map((number, cell) => [
          [paths[number][1]], values[cell] === null ? ["–", "n dim"] : [String(values[cell]), "n"], [words[`state_${states[cell]}`], states[cell] === "n" ? "" : "dim"],
          [raws[cell] ?? (places.length && values[cell] !== null ? String(values[cell]) : ""), "raw"], [places.length ? place(places[cell]) : ""], [paths[number][0], "path"],
        ])));
    }
    dialog.replaceChildren(...parts);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };
  table.tBodies[0].addEventListener("click", event => {
    const row = event.target instanceof Element && event.target.closest("tr");
    if (row && getSelection().isCollapsed) show(Number(row.dataset.at));
  });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", () => { start = 0; draw(); });
  form.elements.previous.addEventListener("click", () => { start -= SIZE; draw(); });
  form.elements.next.addEventListener("click", () => { start += SIZE; draw(); });
  form.hidden = false;
  form.reset();
  draw();

  // ---- the charts ----
  // The colours are those of the page, also where it turns dark or is printed.
  const NAME = document.documentElement.lang === "zh-CN" ? 110 : 190, color = name => `var(--${name})`;
  const axis = { labelColor: color("ink"), titleColor: color("soft"), gridColor: color("line"), domainColor: color("line"), tickColor: color("line"), labelFontSize: 12, titleFontWeight: "normal" };
  const config = {
    font: getComputedStyle(document.body).fontFamily, background: null, axis, view: { stroke: null },
    legend: { labelColor: color("ink"), titleColor: color("soft"), labelFontSize: 12 },
  };
  const drawn = charts.map(async ({ name, filter, spec }) => {
    const plot = document.querySelector(`#chart-${name} .plot`);
    // Expressions are interpreted and not compiled: the policy of the page forbids that.
    // Of a narrow page neither names nor legend take more than is there.
    const wide = plot.clientWidth, names = { labelLimit: Math.max(80, Math.min(220, wide * .35)) };
    const legend = { ...config.legend, columns: Math.max(1, Math.floor(wide / NAME)) };
    const { view } = await vegaEmbed(plot, spec, {
      mode: "vega-lite", ast: true, actions: false, renderer: "svg", config: { ...config, axisY: names, legend },
    });
    if (filter) view.addEventListener("click", (_, item) => {
      const wanted = item?.datum?.[filter], select = form.elements[filter];
      if (wanted === undefined || ![...select.options].some(option => option.value === `=${wanted}`)) return;
      select.value = `=${wanted}`;
      start = 0;
      draw();
      document.getElementById("list").scrollIntoView({ block: "start" });
    });
  });
  Promise.all(drawn).then(() => { document.documentElement.dataset.drawn = String(drawn.length); });
})();
