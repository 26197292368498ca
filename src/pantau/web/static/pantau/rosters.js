// Rosters: files may be dropped, a pile is gone through with the keyboard, a page that waits looks again.
"use strict";

for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]");
  const chosen = area.querySelector("[data-chosen]");
  const show = () => chosen.replaceChildren(...Array.from(input.files, (file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name} (${Math.ceil(file.size / 1024)} kB)`;
    return line;
  }));
  area.querySelector("[data-say]").hidden = false;
  input.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    area.addEventListener(kind, () => area.classList.remove("over"));
  }
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; show(); }
  });
}

if (document.querySelector("[data-pair]")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input, textarea, select")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (target) { event.preventDefault(); target.click(); }
  });
}

if (document.querySelector("[data-again]")) {
  const again = () => (document.hidden ? setTimeout(again, 3000) : location.reload());
  setTimeout(again, 3000);
}
