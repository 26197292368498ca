// Opens the page again while something on it is being worked at; without this file the link "Look again" does.
"use strict";
const watched = document.querySelector("[data-watch]");
if (watched) {
  setInterval(() => {
    const busy = document.hidden || document.querySelector("details[open]") || window.getSelection().toString();
    if (!busy) location.reload();
  }, Number(watched.dataset.watch) * 1000);
}
