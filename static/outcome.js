// What htmx leaves open where it swaps the outcome of a search or a filter: what is told, what keeps
// its place and its focus, and what the form shows. Without it, every link and form loads its page.

const PATIENCE = 150; // milliseconds until a wait is shown
const main = document.getElementById("main");
const outcome = () => document.getElementById("outcome");

// ---- Telling: politely to those who do not see, and to all when nobody answers ----

const told = Object.assign(document.createElement("p"), { id: "told", className: "unseen" });
told.setAttribute("role", "status");
main.append(told);

const tell = (words) => {
  told.className = "unseen";
  told.textContent = words;
};

const tellOfSilence = ({ detail }) => {
  const again = Object.assign(document.createElement("a"), { href: detail.pathInfo.finalRequestPath });
  again.textContent = "Try again";
  again.setAttribute("hx-boost", "true");
  told.className = "notice";
  told.replaceChildren("The archive did not answer; what stands here is as it was before. ", again);
  htmx.process(told);
};
document.addEventListener("htmx:sendError", tellOfSilence);
document.addEventListener("htmx:timeout", tellOfSilence);

// ---- Waiting ----

let waiting;
const wait = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    outcome().setAttribute("aria-busy", "true");
    tell("Searching …");
  }, PATIENCE);
};
const stopWaiting = () => {
  clearTimeout(waiting);
  outcome().removeAttribute("aria-busy");
};
let current; // the request that is waited for; one that it replaced ends later than it begins
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  current = detail.xhr;
  wait();
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr === current) stopWaiting();
});
// Whoever goes back, or away, waits no longer.
for (const gone of ["popstate", "pagehide"]) {
  window.addEventListener(gone, () => htmx.trigger(main, "htmx:abort"), { capture: true });
}

// ---- Swapping: what was pressed stays under the finger, what was unfolded stays so ----

let before; // of the outcome that goes

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!/ id="outcome"/.test(detail.serverResponse)) {
    detail.shouldSwap = false; // a page of another kind, as that of a fault
    location.assign(detail.pathInfo.finalRequestPath);
    return;
  }
  const pressed = document.activeElement;
  before = {
    unfolded: [...outcome().querySelectorAll("details[id][open]")].map(({ id }) => id),
    pressed: pressed.id && outcome().contains(pressed) ? pressed.id : null,
    top: pressed.getBoundingClientRect().top,
    turned: pressed.closest(".pager") !== null,
  };
});

document.addEventListener("htmx:afterSwap", () => {
  if (!before) return; // it is history, which has its own place
  for (const id of before.unfolded) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  const pressed = before.pressed && document.getElementById(before.pressed);
  if (pressed && !before.turned) {
    pressed.focus({ preventScroll: true }); // folded away, it could not be until now
    scrollBy(0, pressed.getBoundingClientRect().top - before.top);
  } else if (document.activeElement === document.body || fingers()) {
    const start = document.getElementById("results") ?? outcome();
    start.focus({ preventScroll: !before.turned });
    if (before.turned) start.scrollIntoView();
  }
  before = null;
  follow();
  tell(document.getElementById("found")?.textContent ?? document.title);
});

// A keyboard on the screen covers what was found.
const fingers = () =>
  matchMedia("(pointer: coarse)").matches && document.activeElement.matches("[type=search]");

// ---- Following the address: the fields outside the outcome, and what the head says of the page ----

const follow = () => {
  const values = new URLSearchParams(location.search);
  for (const form of document.querySelectorAll("#main form[hx-boost]")) {
    for (const field of form.elements) {
      if (!field.name || outcome().contains(field)) continue;
      field.value = values.get(field.name) ?? field.options?.[0].value ?? "";
    }
  }
  const { address, query } = document.querySelector(".search-head")?.dataset ?? {};
  // Fields that were typed are chips now, so what is left of the query stands in its box.
  if (query !== undefined) document.getElementById("q").value = query;
  // The page of an error, where this one began, has no such links.
  if (address) document.querySelector("link[rel=canonical]")?.setAttribute("href", address);
  for (const { type, href } of document.querySelectorAll(".takeaway a[type]")) {
    document.querySelector(`link[type="${type}"]`)?.setAttribute("href", href);
  }
};
document.addEventListener("htmx:historyRestore", () => {
  follow();
  stopWaiting();
  tell(document.getElementById("found")?.textContent ?? document.title);
});

// ---- Sending as browsers do ----

// A search has one address, whoever writes it: blanks in it are plus signs.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (!detail.elt.matches("form")) return;
  detail.path += `?${new URLSearchParams(detail.formData)}`;
  detail.parameters = {};
});

// A bar of the histogram: a link of SVG.
document.addEventListener("click", (event) => {
  const bar = event.target.closest("#results .histogram svg a");
  if (!bar || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  event.preventDefault();
  htmx.ajax("get", bar.getAttribute("href"), { source: outcome(), target: outcome(), push: "true" });
});

// With Shift or Alt pressed, a link opens a window or is saved.
document.addEventListener(
  "click",
  (event) => {
    const taken = event.target.closest("[hx-boost] a");
    if (taken && (event.shiftKey || event.altKey)) event.stopImmediatePropagation();
  },
  { capture: true },
);
