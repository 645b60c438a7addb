// Suggestions below the search boxes: a combobox as ARIA 1.2 and its Authoring Practices have it.
// Without it, the page /find/ tells the same.

const SUGGESTIONS = document.currentScript.dataset.address;
const PAUSE = 150; // milliseconds without a keystroke before anything is asked
const SHORTEST = 2; // characters

for (const box of document.querySelectorAll(".search-box")) suggestFor(box);

function suggestFor(box) {
  const list = add("ul", { className: "suggestions", id: `${box.id}-suggestions`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names and events");
  const said = add("span", { className: "unseen" });
  said.setAttribute("aria-live", "polite");

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-haspopup", "listbox");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let found = []; // as the API has them
  let active = -1; // the place of the chosen one
  let timer;
  let asked; // the request that is on its way

  function add(name, properties) {
    const element = Object.assign(document.createElement(name), properties);
    box.parentElement.append(element);
    return element;
  }

  async function ask() {
    forget();
    const typed = box.value.trim();
    if (typed.length < SHORTEST) return close();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(`${SUGGESTIONS}?${new URLSearchParams({ q: typed })}`, { signal });
      const { results } = answer.ok ? await answer.json() : { results: [] };
      if (!signal.aborted) show(results);
    } catch {
      // It was taken back, or nobody answered: a search box is a search box without suggestions.
      if (!signal.aborted) close();
    }
  }

  function forget() {
    clearTimeout(timer);
    asked?.abort();
  }

  function show(results) {
    found = results;
    choose(-1);
    list.replaceChildren(...found.map(option));
    open(found.length > 0);
    const number = `${found.length} suggestion${found.length === 1 ? "" : "s"}`;
    said.textContent = found.length ? `${number}, up and down arrows to choose` : "No suggestions";
  }

  function option({ kind, label, detail }, at) {
    const item = Object.assign(document.createElement("li"), { id: `${list.id}-${at}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(text("label", label), " ", text("quiet", `${kind}, ${detail}`));
    item.addEventListener("click", () => take(at));
    return item;
  }

  function text(className, textContent) {
    return Object.assign(document.createElement("span"), { className, textContent });
  }

  function open(is) {
    list.hidden = !is;
    box.setAttribute("aria-expanded", String(is));
  }

  function close() {
    forget();
    open(false);
    choose(-1);
    said.textContent = "";
  }

  function choose(at) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const item = list.children[active];
    if (!item) return box.removeAttribute("aria-activedescendant");
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", item.id);
  }

  // A value goes into the query that it was suggested for, anything else is gone to.
  function take(at) {
    const { query, url } = found[at];
    close();
    if (query === null) {
      location.assign(url);
    } else {
      box.value = query;
      box.focus();
      box.setSelectionRange(query.length, query.length);
    }
  }

  // One further or back; past the last and before the first, the box itself is reached.
  function step(by) {
    const places = found.length + 1;
    choose(((active + 1 + by + places) % places) - 1);
  }

  // What a key does while the list is open; some only where a suggestion is chosen.
  const always = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
  };
  const chosen = {
    Home: () => choose(0),
    End: () => choose(found.length - 1),
    Enter: () => take(active),
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const act = list.hidden
      ? event.key === "ArrowDown" && box.value && ask
      : always[event.key] || (active >= 0 && chosen[event.key]);
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      choose(-1);
    }
  });

  box.addEventListener("input", () => {
    forget();
    timer = setTimeout(ask, PAUSE);
  });
  // To press a suggestion must not take the focus, which would close the list first.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  window.addEventListener("pagehide", close);
}
