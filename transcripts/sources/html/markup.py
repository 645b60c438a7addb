"""What pages are made of, as data: how elements are laid out, what marks a page's furniture, and
where the generations of nato.int keep their text. Which of it was verified: docs/sources.md."""

# Nothing of these is ever seen.
INVISIBLE = frozenset(
    ("script", "style", "template", "noscript", "title", "noframes", "noembed", "datalist")
)

# Elements that stand on lines of their own; those of the second set between blank lines.
_LINES = (
    "address article aside body button caption center dd details dir div dt fieldset figcaption "
    "figure footer header hgroup html label legend li main nav option optgroup search section "
    "summary tbody textarea tfoot thead tr"
)
BLOCKS = frozenset(_LINES.split())
_PARAGRAPHS = "blockquote dialog dl form h1 h2 h3 h4 h5 h6 hr menu ol p pre table ul"
PARAGRAPHS = frozenset(_PARAGRAPHS.split())
CELLS = frozenset(("td", "th"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BOLD = HEADINGS | {"b", "strong"}
# What parts the links of a menu.
SIGNS = "|¦[](){}<>«»‹›•·*/–—-"

# What nobody spoke, by element, by ARIA role, and by the words of class and id.
FURNITURE_TAGS = {
    "aside": "related",
    "applet": "media",
    "audio": "media",
    "button": "form",
    "dialog": "dialog",
    "embed": "media",
    "figcaption": "caption",
    "figure": "caption",
    "footer": "footer",
    "form": "form",
    "iframe": "media",
    "label": "form",
    "menu": "navigation",
    "nav": "navigation",
    "object": "media",
    "search": "form",
    "select": "form",
    "textarea": "form",
    "video": "media",
}
FURNITURE_ROLES = {
    "alertdialog": "dialog",
    "banner": "header",
    "complementary": "related",
    "contentinfo": "footer",
    "dialog": "dialog",
    "form": "form",
    "menu": "navigation",
    "menubar": "navigation",
    "navigation": "navigation",
    "search": "form",
    "tablist": "navigation",
}
FURNITURE_TITLES = ("header", "footer")  # of `div` elements
# (`wm-ipp` is the bar of the Internet Archive above its copies.)
_WORDS = {
    "caption": "caption captions credit credits legend",
    "cookie_notice": "cookie cookies consent gdpr onetrust",
    "dialog": "lightbox modal popup",
    "footer": "colophon copyright footer",
    "form": "account login newsletter password register registration search signin signup "
    "subscribe subscription verification",
    "hidden": "screenreader visuallyhidden",
    "media": "audioplayer download downloads jwplayer mediaplayer multimedia player video "
    "videoplayer videos",
    "navigation": "breadcrumb breadcrumbs ipp language languages menu nav navbar navigation pager "
    "pagination sitemap skiplink submenu toc topnav",
    "related": "recommended related seealso sidebar teaser teasers",
    "share": "addthis share sharebar sharethis sharing social socials",
}
FURNITURE_WORDS = {word: what for what, words in _WORDS.items() for word in words.split()}
_MEDIA = ".asf .asx .avi .m4a .mov .mp3 .mp4 .mpeg .mpg .ra .ram .rm .rpm .smi .smil .wav .wma .wmv"
MEDIA_FILES = tuple(_MEDIA.split())


def _classed(tag: str, name: str) -> str:
    return f"//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


# Where nato.int keeps a text: `section.content` (with the title before it, in `h1.fs-huge`) on
# the pages of 2014-2025. The pages before had tables and those after have `main`, as others do.
KNOWN_BODIES = (_classed("section", "content"),)
# Where pages in general keep it, with the share of a page's prose that it must hold to be it.
LIKELY_BODIES = (
    ("//main | //*[@role='main']", 0.3),
    ("//article | //*[@itemprop='articleBody']", 0.5),
    (
        "//*[@id='main' or @id='content' or @id='main-content' or @id='maincontent' "
        "or @id='page-content' or @id='bodyContent']",
        0.5,
    ),
)
# An h1 that only names the site is no title.
SITE_NAMES = frozenset(
    (
        "nato",
        "otan",
        "nato speeches",
        "nato press releases",
        "nato multimedia",
        "newsroom",
        "north atlantic treaty organization",
        "north atlantic treaty organisation",
        "organisation du traité de l'atlantique nord",
        "create an account",
        "my account",
        "nato multimedia account",
        "compte multimédia",
    )
)
