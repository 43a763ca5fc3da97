"use strict";
// Opens evidence without leaving the page. The server makes the same page for the
// same address; this takes its evidence from there and keeps the address in step.

async function showEvidence(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("evidence");
  if (!answer.ok || !fresh) { window.location.assign(address); return; }
  document.getElementById("evidence").replaceWith(document.adoptNode(fresh));
  markOpen(new URL(address, window.location.href).searchParams.get("show"));
}

function markOpen(edge) {
  for (const row of document.querySelectorAll("#edges tbody tr")) {
    const open = row.dataset.edge === edge;
    row.classList.toggle("open", open);
    const link = row.querySelector("a.show");
    if (open) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }
  for (const relation of document.querySelectorAll("#graph .relation")) {
    relation.classList.toggle("open", relation.dataset.edge === edge);
  }
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.show");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  await showEvidence(link.href);
  window.history.pushState({}, "", link.href);
  const title = document.getElementById("evidence-title");
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: "nearest" });
});

window.addEventListener("popstate", () => { showEvidence(window.location.href); });

// Empty fields stay out of the address, so that it can be passed on.
document.querySelector("form.filters").addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
});

// Browsers fill forms as they were left; the form says what the address says.
window.addEventListener("pageshow", () => { document.querySelector("form.filters").reset(); });
