// Small conveniences. Every page is complete without them.

// A page has shown itself: now all of it is laid out (see the stylesheet's part on transcripts).
window.addEventListener("load", () => {
  requestAnimationFrame(() => setTimeout(() => document.documentElement.classList.add("loaded")));
});

// "/" goes to the search box, unless one is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector(".search-box");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Fields left empty stay out of the address.
document.addEventListener("formdata", ({ target, formData }) => {
  if (target.method !== "get") return;
  for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});

// A button that copies the text it stands for: what is set as it is, letter by letter, of anything
// else the words. The clipboard needs a secure address.
if (navigator.clipboard) {
  document.documentElement.classList.add("can-copy");
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("button[data-copies]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copies);
    const words = source.textContent.replace(/\s+/g, " ").trim();
    await navigator.clipboard.writeText(source.matches("pre") ? source.textContent : words);
    const label = button.textContent;
    if (label === "Copied") return;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 2000);
  });
}
