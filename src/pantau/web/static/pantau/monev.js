// Rounds: while somebody types, the figures are looked at and the draft is kept; without this the buttons do it.
"use strict";

const form = document.querySelector("[data-sheet]");
if (form) {
  const status = form.querySelector("[data-say]");
  let timer = 0;
  let waiting = false;
  let stopped = false;
  let after = null;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const drawn = (finding) => {
    const box = element("article", `finding ${finding.severity}`);
    box.dataset.finding = finding.id;
    const what = element("p", "what");
    what.append(element("strong", "sev", finding.title), ` ${finding.message}`);
    box.append(what);
    if (finding.explanations.length) {
      const list = element("ul");
      list.append(...finding.explanations.map((text) => element("li", "", text)));
      box.append(list);
    }
    if (finding.needs_reason) {
      const label = element("label", "form-label", form.dataset.reason);
      const reason = element("textarea");
      reason.name = reason.id = label.htmlFor = `reason-${finding.id}`;
      reason.rows = 1;
      reason.value = finding.reason;
      box.append(label, reason);
    }
    return box;
  };

  const show = (said) => {
    for (const place of form.querySelectorAll("[data-fault]")) place.replaceChildren();
    for (const fault of said.faults) {
      const place = form.querySelector(`[data-fault="${CSS.escape(fault.field)}"]`);
      if (place) place.append(element("p", "invalid", fault.say));
    }
    for (const place of form.querySelectorAll("[data-findings]")) {
      if (place.contains(document.activeElement)) continue; // nobody loses the reason they are writing
      place.replaceChildren(...said.findings.filter((one) => one.question === place.dataset.findings).map(drawn));
    }
  };

  const send = async () => {
    if (stopped) return;
    if (waiting) { timer = setTimeout(send, 400); return; }
    waiting = true;
    const data = new FormData(form);
    for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
    data.append("keep", "yes");
    try {
      const answer = await fetch(form.dataset.look, { method: "POST", body: data, headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (said.refused) {
        status.textContent = said.refused.join(" ");
        stopped = true;
      } else if (said.clashes.length) {
        status.textContent = form.dataset.clash;
        stopped = true; // both answers are shown by the button, which sends the version that was seen
      } else {
        form.elements.seen.value = said.version;
        status.textContent = form.dataset.kept;
        show(said);
      }
    } catch {
      status.textContent = ""; // no connection: the button will say it
    }
    waiting = false;
    if (after) { stopped = true; form.requestSubmit(after); }
  };

  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!waiting) { stopped = true; return; } // a draft on its way comes first, or it would clash with this one
    event.preventDefault();
    after = event.submitter;
  });

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, 1200);
  });
}
