"""Ten pages as people save them, of the three generations of nato.int, with filler for words: what
a browser, a reader mode, a web archive, a printer or a word processor makes of a page."""

from .words import docx, paragraph, run, table

TALK = (
    (
        "Ada Example",
        "Good afternoon. This is filler about a lighthouse, and it goes on for a while.",
    ),
    ("Moderator", "Thank you. The first question is from the left."),
    ("Bo Sample (Outlet Daily)", "Is the lighthouse lit in winter, when nobody sails?"),
    ("Ada Example", "It is lit every night. That is what lighthouses are for, and so it stays."),
    ("Cy Rowe (Radio Nowhere)", "And who pays for the oil?"),
    ("Ada Example", "All of us do, in equal parts."),
)
TITLE, BYLINE = "Press conference", "by NATO Secretary General Ada Example"

# 1997-2006, Firefox "complete": local copies of pictures and menus, upper case made lower.
FIREFOX_1999 = (
    f"""<html><head>
<meta http-equiv="content-type" content="text/html; charset=windows-1252">
<title>NATO Speech: {TITLE} - Filler Hall, 21 Oct. 1999</title>
<link rel="stylesheet" href="s991021a_files/nato.css"></head>
<body bgcolor="#ffffff"><script src="s991021a_files/menu.js"></script>
<table width="100%" border="0"><tbody><tr>
<td><a href="http://www.nato.int/home.htm">
<img src="s991021a_files/home.gif" alt="NATO home"></a></td>
<td align="right"><a href="http://www.nato.int/docu/speech/speech.htm">Speeches</a> |
<a href="http://www.nato.int/docu/pr/pr.htm">Press Releases</a></td></tr></tbody></table>
<table border="0"><tbody><tr><td valign="top" width="150"><font size="1">Updated: 22-Oct-1999</font>
</td><td><b><font size="1">NATO Speeches</font></b></td></tr>
<tr><td valign="top"><font size="2">Filler Hall<br>Oslo<br>21 Oct. 1999</font></td>
<td><h2 align="center">{TITLE}</h2><p align="center"><b>{BYLINE}</b></p>
"""
    + "\n".join(f"<p><b>{who}:</b> {words}" for who, words in TALK)
    + """
</td></tr></tbody></table><hr>
<center><a href="http://www.nato.int/home.htm">Home</a> |
<a href="http://www.nato.int/docu/speech/speech.htm">Back to Speeches</a></center>
</body></html>"""
)

# The same years under the bar of a web archive.
WAYBACK_2003 = (
    f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><script src="https://web-static.archive.org/_static/js/bundle-playback.js"></script>
<link rel="canonical"
 href="https://web.archive.org/web/20040512010203/http://www.nato.int/docu/speech/2003/s030509a.htm">
<title>NATO Speech: {TITLE}, 9 May 2003</title></head>
<body><!-- BEGIN WAYBACK TOOLBAR INSERT -->
<div id="wm-ipp-base" lang="en" style="display:block"><div id="wm-ipp"><div id="wm-ipp-inside">
<form action="/web/submit"><input name="url" value="http://www.nato.int/docu/speech/2003/s030509a.htm">
<input type="submit" value="Go"></form><div id="wm-nav-captures">
<a href="/web/20040101000000*/http://www.nato.int">14 captures</a>
<div class="r">12 May 2004 - 3 Mar 2016</div></div>
<table><tbody><tr><td>Apr</td><td>MAY</td><td>Jun</td></tr><tr><td>&nbsp;</td><td>12</td><td></td></tr>
<tr><td>2003</td><td>2004</td><td>2005</td></tr></tbody></table>
<div id="wm-capinfo"><p>About this capture</p><p>COLLECTED BY</p><p>Filler crawl of many pages.</p>
</div></div></div></div><!-- END WAYBACK TOOLBAR INSERT -->
<table width="600"><tr><td>Updated: 12-May-2003</td><td><h3>NATO Speeches</h3></td></tr>
<tr><td>NATO HQ<br>9 May 2003</td><td><h2>{TITLE}</h2><h4>{BYLINE}</h4>
"""
    + "".join(f"<p><strong>{who.upper()}</strong>: {words}</p>" for who, words in TALK)
    + """
</td></tr></table></body></html>"""
)

# 2007-2025, a single file of Chrome's kind: everything inlined, and what is hidden still there.
CHROME_2012 = (
    f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with Filler
 url: https://www.nato.int/cps/en/natolive/opinions_000002.htm
--><head><meta charset=utf-8><title>NATO - Opinion: {TITLE} - {BYLINE}, 24-May.-2012</title>
<style>body{{font:1em serif}}.menu{{background:url(data:image/png;base64,iVBORw0KGgo=)}}</style>
<link rel=canonical href=https://www.nato.int/cps/en/natolive/opinions_000002.htm></head>
<body><div id=top><ul class=menu><li><a href=#>What is NATO?</a><li><a href=#>News</a></ul>
<div class=search style="display:none"><label>Search</label><input></div></div>
<div id=main><h1>{TITLE}</h1><h2>{BYLINE}</h2>
<ul><li>24 May. 2012 -<li>|<li>Last updated: 25 May. 2012 09:01</ul>
<div class=multimedia><p>Video of the event</p></div>
<div id=content><p><img src="data:image/gif;base64,R0lGODlh" width=400><br>
<em>Left to right: Ada Example and Bo Sample</em>
"""
    + "".join(f"<p><b>{who.upper()}:</b>&nbsp;{words}" for who, words in TALK)
    + """
<p class=back><a href=#top>Go to top</a></div></div>
<div id=footer><a href=#>Terms of use</a><a href=#>Contact us</a></div></body></html>"""
)

# What a reader mode leaves: the words, with the site and the reading time above them.
READER_2019 = (
    f"""<!DOCTYPE html><html dir="ltr" lang="en"><head><meta charset="utf-8">
<title>{TITLE}</title></head><body class="sans-serif loaded light"><div class="container">
<div class="header reader-header"><a class="domain reader-domain"
 href="https://www.nato.int/cps/en/natohq/opinions_000003.htm">nato.int</a>
<div class="domain-border"></div><h1 class="reader-title">{TITLE}</h1>
<div class="credits reader-credits">NATO</div>
<div class="meta-data"><div class="reader-estimated-time">5-7 minutes</div></div></div><hr>
<div class="content"><div class="moz-reader-content"><div id="readability-page-1" class="page">
<section><p>{BYLINE}</p><ul><li>24 May. 2019 -</li><li>|</li>
<li>Last updated: 25 May. 2019 09:01</li></ul><p>(As delivered)</p>
"""
    + "".join(f"<p><strong>{who}:</strong> {words}</p>" for who, words in TALK)
    + """
</section></div></div></div></div></body></html>"""
)

# Since 2025: labels on lines of their own, without colons.
FIREFOX_2025 = (
    f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">
<title>{TITLE} | NATO Transcript</title>
<link rel="canonical"
 href="https://www.nato.int/en/news-and-events/events/transcripts/2025/06/25/press-conference">
<link rel="stylesheet" href="Press%20conference_files/clientlib.css"></head><body>
<div id="onetrust-banner-sdk" role="alertdialog"><p>We use cookies on this site.</p></div>
<header><a href="https://www.nato.int/en">NATO</a>
<nav><ul><li>About us</li><li>What we do</li></ul></nav>
</header><main><div class="cmp-breadcrumb"><a>Home</a><a>Transcripts</a></div>
<div class="hero"><h1>{TITLE}</h1><p class="hero__description">{BYLINE}</p>
<div class="hero__meta"><span>25 June 2025</span><span>4 MIN READ</span></div></div>
<div class="text"><p><em>(As delivered)</em></p>
"""
    + "".join(
        f"<p><b>{who.replace('Ada', 'NATO Secretary General Ada')}</b></p><p>{words}</p>"
        for who, words in TALK
    )
    + """
</div><section class="related-content">
<h2>Related content</h2><p>Another filler page</p></section></main>
<footer><p>Stay connected</p></footer></body></html>"""
)

# A printer's PDF, taken for text: addresses and numbers of pages at the edges, words broken.
PRINTED_2017 = (
    f"""5/26/26, 9:01 AM NATO - Opinion: {TITLE}, 24-May.-2017

{TITLE}
{BYLINE}

24 May. 2017 - | Last updated: 25 May. 2017 09:01

(As delivered)

"""
    + "\n\n".join(
        f"{who}: {words}"
        + (
            "\n\nhttps://www.nato.int/cps/en/natohq/opinions_000004.htm 1/2\n"
            f"5/26/26, 9:01 AM NATO - Opinion: {TITLE}, 24-May.-2017"
            if at == 2
            else ""
        )
        for at, (who, words) in enumerate(TALK)
    )
    + "\n\nhttps://www.nato.int/cps/en/natohq/opinions_000004.htm 2/2\n"
)

# Copied with the mouse from a page of 2021, menus and all.
COPIED_2021 = (
    f"""Skip to main content
NATO
What is NATO?
Newsroom
Multimedia library

{TITLE}

{BYLINE}

    24 May. 2021 -
    |
    Last updated: 25 May. 2021 09:01

English
French

(As delivered)

"""
    + "\n\n".join(f"{who.replace('(', '[').replace(')', ']')}: {words}" for who, words in TALK)
    + """

Go to top
Share this
Facebook
Twitter
"""
)


def word_with_headings() -> bytes:
    """Styles for the title, labels in bold paragraphs of their own."""
    head = (
        paragraph(run(TITLE), style="Title")
        + paragraph(run(BYLINE), style="Subtitle")
        + paragraph(run("24 May 2017"))
        + paragraph(run("Opening statement and questions"), style="Heading1")
    )
    talk = "".join(
        paragraph(run(f"{who}:", "<w:b/>")) + paragraph(run(words)) for who, words in TALK
    )
    return docx(head + talk)


def word_as_a_table() -> bytes:
    """A row for each turn: who on the left, the words on the right."""
    rows = [(paragraph(run(who, "<w:b/>")), paragraph(run(words))) for who, words in TALK]
    head = "".join(paragraph(run(text)) for text in (TITLE, BYLINE, "24 May 2017"))
    return docx(head + table(*rows))


def word_with_named_columns() -> bytes:
    """The first row names the columns, as a program that writes along does."""
    rows = [(paragraph(run(who)), paragraph(run(words))) for who, words in TALK]
    names = tuple(paragraph(run(name, "<w:b/>")) for name in ("Speaker", "Transcript"))
    head = "".join(paragraph(run(text)) for text in (TITLE, BYLINE, "24 May 2017"))
    return docx(head + table(names, *rows))
