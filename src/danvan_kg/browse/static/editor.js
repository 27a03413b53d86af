// The editor's comforts. Without this file the form still runs a query on the server.
"use strict";
(() => {
  const form = document.getElementById("editor");
  const endpoint = form.getAttribute("action");
  const root = endpoint.replace(/\/sparql$/, "");
  const area = document.getElementById("query-text");
  const numbers = document.getElementById("numbers");
  const answer = document.getElementById("answer");
  const outcome = document.getElementById("outcome");
  const caption = () => document.querySelector("#result .caption") || document.getElementById("result").appendChild(
    Object.assign(document.createElement("span"), { className: "caption" }));

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== null) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  let bad = Number(outcome.dataset.line || 0);
  const number = () => {
    const count = area.value.split("\n").length;
    numbers.replaceChildren(...Array.from({ length: count }, (_, index) =>
      element("span", `${index + 1}\n`, index + 1 === bad ? { class: "bad" } : {})));
    numbers.scrollTop = area.scrollTop;
    numbers.style.height = `${area.offsetHeight}px`;
  };

  const links = () => {
    for (const link of document.querySelectorAll("[data-format]")) {
      link.href = endpoint + "?" + new URLSearchParams({ query: area.value, format: link.dataset.format });
    }
  };

  const changed = () => {
    bad = 0;
    form.querySelector(".editor").classList.remove("bad");
    number();
    links();
  };

  const things = "https://w3id.org/danvan-kg/id/", terms = "https://w3id.org/danvan-kg/ontology#";
  const local = (iri) => {
    if (iri.startsWith(things)) return root + "/id/" + iri.slice(things.length);
    if (iri.startsWith(terms)) return root + "/ontology#" + iri.slice(terms.length);
    return /^https?:\/\//i.test(iri) ? iri : null;
  };

  const cell = (term, label) => {
    const made = document.createElement("td");
    if (!term) return made;
    const target = term.type === "uri" ? local(term.value) : null;
    const short = target ? term.value.replace(things, "").replace(terms, "dv:") : term.value;
    const text = label ? label.value : short;
    made.append(target ? element("a", text, { href: target }) : text);
    return made;
  };

  const table = (head, bindings) => {
    const columns = head.vars.filter((name) => !(name.endsWith("Label") && head.vars.includes(name.slice(0, -5))));
    const made = document.createElement("table");
    made.createTHead().insertRow().append(...columns.map((name) => element("th", name, { scope: "col" })));
    made.createTBody().append(...bindings.map((row) => {
      const line = document.createElement("tr");
      line.append(...columns.map((name) => cell(row[name], row[name + "Label"])));
      return line;
    }));
    const box = element("div", null, { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "result" });
    box.append(made);
    return box;
  };

  const problem = (content) => {
    const box = element("div", null, { class: "problem", role: "alert" });
    const place = content.line ? `${form.dataset.line} ${content.line}: ` : "";
    if (content.title) box.append(element("p", content.title, { class: "kind" }));
    box.append(element("p", place + (content.detail || "")));
    if (content.expected) box.append(element("p", `${form.dataset.expected} ${content.expected.join(" · ")}`, { class: "caption" }));
    if (content.hint) box.append(element("p", content.hint, { class: "hint" }));
    if (content.query_id) box.append(element("p", `${form.dataset.queryId} ${content.query_id}`, { class: "caption" }));
    answer.replaceChildren(box);
    form.querySelector(".editor").classList.add("bad");
    bad = content.line || 0;
    number();
  };

  const show = (results) => {
    if ("boolean" in results) {
      answer.replaceChildren(element("p", String(results.boolean)));
      return "";
    }
    const limit = Number(form.dataset.shown), bindings = results.results.bindings;
    answer.replaceChildren(table(results.head, bindings.slice(0, limit)));
    if (bindings.length > limit) answer.append(element("p", form.dataset.more, { class: "caption" }));
    return `${bindings.length} ${form.dataset.rows} · `;
  };

  let running = null;
  const run = async () => {
    if (running) running.abort();
    running = new AbortController();
    const { signal } = running;
    changed();
    caption().textContent = form.dataset.running;
    const started = performance.now();
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: {
          "Content-Type": "application/sparql-query",
          "Accept-Language": document.documentElement.lang,
          Accept: "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.1",
        },
        body: area.value,
        signal,
      });
      const type = response.headers.get("Content-Type") || "";
      const time = () => `${Math.round(performance.now() - started)} ms`;
      caption().textContent = "";
      const hint = response.headers.get("X-Query-Hint");
      if (!response.ok) problem(await response.json());
      else if (type.includes("json")) caption().textContent = show(await response.json()) + time();
      else {
        answer.replaceChildren(element("pre", await response.text(), { tabindex: "0" }));
        caption().textContent = time();
      }
      if (response.ok && hint) answer.prepend(element("p", hint, { class: "hint", role: "note" }));
      history.replaceState(null, "", endpoint + "?" + new URLSearchParams({ text: area.value }));
    } catch (error) {
      if (!signal.aborted) problem({ detail: String(error) });
    }
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  area.addEventListener("input", changed);
  area.addEventListener("scroll", () => { numbers.scrollTop = area.scrollTop; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  document.getElementById("stored").addEventListener("change", (event) => {
    if (event.target.value) { area.value = event.target.value; changed(); area.focus(); }
  });
  document.getElementById("add-prefixes").addEventListener("click", (event) => {
    const missing = event.currentTarget.dataset.prefixes.split("\n").filter((line) => {
      const prefix = line.split(" ")[1];
      return prefix && new RegExp(`(^|[^\\w-])${prefix}\\w`).test(area.value) && !area.value.includes(`PREFIX ${prefix}`);
    });
    area.value = (missing.length ? missing.join("\n") + "\n" : "") + area.value;
    changed();
    area.focus();
  });
  new ResizeObserver(number).observe(area);
  number();
})();
