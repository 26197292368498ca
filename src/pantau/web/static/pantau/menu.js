// Closes an open group of the menu by Escape or by a click elsewhere; without this file its heading closes it.
"use strict";
const groups = document.querySelectorAll(".menu details");
const close = (except) => groups.forEach((group) => { if (group !== except) group.open = false; });
document.addEventListener("click", (event) => close(event.target.closest(".menu details")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector(".menu details[open]");
  if (!open) return;
  const inside = open.contains(document.activeElement);
  open.open = false;
  if (inside) open.querySelector("summary").focus();
});
