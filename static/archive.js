// Small conveniences. Every page is complete without them.

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

// Fields left empty stay out of the address. They are enabled again for whoever comes back.
const setEmpty = (form, disabled) => {
  for (const field of form.elements) {
    if (field.name && field.value === "") field.disabled = disabled;
  }
};
document.addEventListener("submit", ({ target }) => {
  if (target.method === "get") setEmpty(target, true);
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) if (form.method === "get") setEmpty(form, false);
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
