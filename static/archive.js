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

// A button that copies the text it stands for; the clipboard needs a secure address.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copies);
      await navigator.clipboard.writeText(source.textContent.replace(/\s+/g, " ").trim());
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}
