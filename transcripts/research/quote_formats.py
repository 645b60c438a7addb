"""Quotes as they are pasted: plain text, Markdown and HTML, with who, when, where and the link.

The words themselves are never touched: what a format needs escaped shows as the same letters.
"""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from . import ARCHIVE
from .quotes import Quote

# What would be read as markup: anywhere in a line, and only at its beginning (CommonMark 0.31).
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&~|])")
_AT_START = re.compile(r"^(\s*)([#+=-])", re.MULTILINE)
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class QuoteText:
    """A quote in one format, ready to copy."""

    name: str
    title: str
    verb: str  # what is copied, as a button says it
    text: str


def in_all_formats(quote: Quote, link: str) -> tuple[QuoteText, ...]:
    """`link` is the quote's address, absolute."""
    return (
        QuoteText("plain", "Plain text", "text", plain(quote, link)),
        QuoteText("markdown", "Markdown", "Markdown", markdown(quote, link)),
        QuoteText("html", "HTML", "HTML", html(quote, link)),
        QuoteText("link", "Link", "link", link),
    )


def plain(quote: Quote, link: str) -> str:
    if len(quote.speakers) == 1:
        said = f"“{quote.words}”\n— {quote.speakers[0]}{_in_answer(quote)}"
    else:
        said = "\n\n".join(f"{name}: “{part.text}”" for name, part in quote.said)
    return "\n".join((said, quote.occasion, link, _accessed(quote), *_notes(quote)))


def markdown(quote: Quote, link: str) -> str:
    one = len(quote.speakers) == 1
    said = "\n>\n".join(
        ("" if one else f"> **{as_markdown(name)}:**\n>\n")
        + "\n".join(f"> {line}".rstrip() for line in _lines(as_markdown(part.text)))
        for name, part in quote.said
    )
    by = f"{as_markdown(quote.speakers[0] + _in_answer(quote))}, " if one else ""
    source = f"— {by}[{as_markdown(quote.occasion)}](<{link}>). {as_markdown(_accessed(quote))}."
    return "\n\n".join((said, source, *map(as_markdown, _notes(quote))))


def html(quote: Quote, link: str) -> SafeString:
    one = len(quote.speakers) == 1
    lang = format_html(' lang="{}"', quote.event.language) if quote.event.language else ""
    said = format_html_join(
        "\n",
        "{}{}",
        (
            (
                "" if one else format_html("<p><b>{}:</b></p>\n", name),
                format_html_join("\n", "<p>{}</p>", ((line,) for line in _printed(part.text))),
            )
            for name, part in quote.said
        ),
    )
    by = format_html("{}{}, ", quote.speakers[0], _in_answer(quote)) if one else ""
    notes = format_html_join("", "\n<p>{}</p>", ((note,) for note in _notes(quote)))
    return format_html(
        '<blockquote cite="{}"{}>\n{}\n</blockquote>\n<p>— {}<a href="{}">{}</a>. {}.</p>{}',
        *(link, lang, said, by, link, quote.occasion, _accessed(quote), notes),
    )


def as_markdown(text: str) -> str:
    """Text that Markdown shows letter by letter."""
    text = _ANYWHERE.sub(r"\\\1", text)
    return _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", text))


def _lines(text: str) -> list[str]:
    """Lines for a Markdown quotation: each a paragraph of its own."""
    return "\n\n".join(_printed(text)).split("\n")


def _printed(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _in_answer(quote: Quote) -> str:
    return f", in answer to {quote.asked_by}" if quote.asked_by else ""


def _accessed(quote: Quote) -> str:
    return f"{ARCHIVE}, accessed {quote.accessed:%-d %B %Y}"


def _notes(quote: Quote) -> tuple[str, ...]:
    return tuple(f"Note: {gap}" for gap in quote.gaps)
