// Reading a transcript: keys, marks, and quotes of whatever is selected. Without it each of these
// is a link: a paragraph's mark leads to the page that this shows in a dialog.

const transcript = document.querySelector(".transcript[data-quote]");
const anchors = (selector) => [...document.querySelectorAll(selector)];
const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey ||
  event.target.closest("input, select, textarea, [contenteditable], dialog");

// A paragraph whose words were corrected has another address now; its turn has not.
const stay = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const turn = id.match(/^([0-9a-z]{12})-/);
  if (turn && !document.getElementById(id) && document.getElementById(turn[1])) {
    location.replace(`#${turn[1]}`);
  }
};
window.addEventListener("hashchange", stay);
stay();

// ---- Steps: j and k from exchange to exchange, n and p from mark to mark ----

const go = (element) => {
  location.replace(`#${element.id}`);
  const heading = element.querySelector("h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
};

// The element `by` places after the current one: the page's target while it is in view, else the
// last one that starts above the upper edge.
const step = (elements, by) => {
  const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 2;
  const inView = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  let here = elements.findIndex((it) => it.matches(":target") && inView(it.getBoundingClientRect()));
  if (here < 0) {
    here = elements.findLastIndex((it) => it.getBoundingClientRect().top < edge);
    if (by < 0 && here >= 0 && elements[here].getBoundingClientRect().top < edge - 4) here += 1;
  }
  return elements[here + by];
};

const exchanges = anchors(".transcript .passage.exchange");
const marks = anchors(".transcript mark");
const moves = { j: [exchanges, 1], k: [exchanges, -1], n: [marks, 1], p: [marks, -1] };

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "q" && quoteSelected()) event.preventDefault();
  const [elements, by] = moves[event.key] ?? [];
  if (!elements?.length) return;
  event.preventDefault();
  const found = step(elements, by) ?? (elements === marks ? marks.at(by > 0 ? 0 : -1) : null);
  if (found) go(found);
});

// The bar of the marks leads to the next one and tells where one is.
const bar = document.querySelector(".marks .steps");
if (bar && marks.length > 1) {
  const link = (label, words, by) => {
    const made = document.createElement("a");
    made.href = `#${marks.at(by > 0 ? 0 : -1).id}`;
    made.textContent = words;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", (event) => {
      event.preventDefault();
      go(step(marks, by) ?? marks.at(by > 0 ? 0 : -1));
    });
    return made;
  };
  const place = document.createElement("span");
  place.className = "place";
  const tell = () => {
    const at = marks.findIndex((mark) => `#${mark.id}` === location.hash); // :target is not told yet
    place.textContent = at < 0 ? `– of ${marks.length}` : `${at + 1} of ${marks.length}`;
  };
  document.documentElement.classList.add("walking");
  bar.firstElementChild.replaceWith(link("Previous mark", "‹", -1), place, link("Next mark", "›", 1));
  window.addEventListener("hashchange", tell);
  tell();
}

// ---- Quotes: the page that a link leads to, in a dialog ----

const dialog = document.createElement("dialog");
dialog.className = "quote-dialog";
dialog.setAttribute("aria-label", "Quote");
dialog.innerHTML =
  '<form method="dialog"><button class="small">Close</button></form><div class="shown"></div>';
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close(); // its ground, outside of what it shows
});
dialog.addEventListener("close", () => dialog.querySelector(".shown").replaceChildren());
document.body.append(dialog);

const show = async (address) => {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog.querySelector(".shown").replaceChildren(page.querySelector(".quote"));
    dialog.showModal();
    dialog.scrollTop = 0;
    dialog.querySelector("[data-copies]")?.focus({ preventScroll: true });
  } catch {
    location.assign(address);
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(".pilcrow, [data-quotes]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link.href);
});

// ---- Selected words ----

const button = document.createElement("button");
button.type = "button";
button.className = "quote-selected";
button.innerHTML = "Quote <kbd>q</kbd>";
button.hidden = true;
document.body.append(button);
let selected = null; // the address of the quote of what is selected

// Characters as the archive counts them, from the start of a paragraph to a place in it.
const charactersTo = (paragraph, node, offset) => {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(node, offset);
  return [...range.toString()].length;
};

const addressOf = (range) => {
  const paragraphs = [...transcript.querySelectorAll("p[data-at]")].filter(
    (it) => range.intersectsNode(it)
  );
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !range.toString().trim()) return null;
  const at = ({ dataset }, place) => Number(dataset.at) + place;
  const start = first.contains(range.startContainer)
    ? charactersTo(first, range.startContainer, range.startOffset) : 0;
  const end = last.contains(range.endContainer)
    ? charactersTo(last, range.endContainer, range.endOffset) : [...last.textContent].length;
  const values = {
    turn: first.closest(".turn").id,
    start: at(first, start),
    until: last.closest(".turn").id,
    end: at(last, end),
  };
  return `${transcript.dataset.quote}?${new URLSearchParams(values)}`;
};

const lookAtSelection = () => {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  selected = range && !dialog.open ? addressOf(range) : null;
  button.hidden = !selected;
  if (!selected) return;
  const { left, bottom, width } = range.getBoundingClientRect();
  button.style.setProperty("--x", `${scrollX + left + width / 2}px`);
  button.style.setProperty("--y", `${scrollY + Math.min(bottom, innerHeight - 60)}px`);
};

const quoteSelected = () => {
  if (!selected) return false;
  const address = selected;
  button.hidden = true;
  show(address);
  return true;
};

if (transcript) {
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(lookAtSelection, 150);
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
  button.addEventListener("click", quoteSelected);
  // The button stands at the end of the page; from selected words, Tab leads to it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || button.hidden) return;
    if (document.activeElement !== document.body) return;
    event.preventDefault();
    button.focus();
  });
}
