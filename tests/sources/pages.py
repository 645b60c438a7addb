"""Web pages as browsers saved them from three generations of nato.int: their structure, with
filler for words. What of the structure was verified: docs/sources.md."""

# 1997-2006: tables for layout, unclosed paragraphs, fonts, one cell for the day, one for the text.
OF_1999 = """<HTML>
<!-- saved from url=(0052)http://www.nato.int/docu/speech/1999/s991021a.htm -->
<HEAD><TITLE>NATO Speech: Press conference - Example Hall 21 Oct. 1999</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT=#000000>
<TABLE BORDER=0 WIDTH="100%"><TR><TD WIDTH=160 VALIGN=top>
<FONT SIZE="-1">Updated: 22-Oct-1999</FONT></TD>
<TD ALIGN=right><IMG SRC="speeches.gif" ALT="NATO Speeches" WIDTH=300></TD></TR>
<TR><TD VALIGN=top><FONT SIZE="-1">Example Hall<BR>21 Oct. 1999
<P><A HREF="s991021a.ram">Audio file, RealAudio</A></FONT></TD>
<TD><H2>Press conference</H2>
<H3>by the Secretary General, Ada Example</H3>
<P><B>Ada Example:</B> Good morning. This is filler &#150; it says
nothing at all, and it goes on for a while.
<P><B><I>Bo Sample</I></B> (Outlet Daily)<B>:</B> A question of filler, caf\xe9 style?
<P><FONT COLOR=red>Ada Example:</FONT>&nbsp;An answer.<BR>It has a second line.
<P>Question: Another one, and that is all that there is to ask today?
<P>Answer: Yes.
</TD></TR></TABLE>
<HR><CENTER><P>[ <A HREF="/home.htm">Home</A> | <A HREF="/docu/">Documents</A> |
<A HREF="/search">Search</A> ]</CENTER>
</BODY></HTML>
"""

# 2014-2025: `section.content`, the title and the day before it.
OF_2017 = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>NATO - Opinion: Press conference by Ada Example, 24-May.-2017</title>
<meta property="og:title" content="Press conference">
<link rel="canonical" href="https://www.nato.int/cps/en/natohq/opinions_000001.htm">
<style>.x { color: red }</style><script>var words = "<p>not a word</p>";</script></head>
<body class="page menu-closed">
<div id="header"><nav><ul><li><a href="/a">What is NATO?</a></li><li><a href="/b">Newsroom</a></li>
</ul></nav><ul class="language-switch"><li><a href="?fr">French</a></li></ul></div>
<div class="container"><header class="event-header">
<h1 class="fs-huge">Press conference</h1><p class="intro">by Ada Example ahead of a filler</p>
<ul class="list-inline"><li>24 May. 2017 -</li><li>|</li>
<li>Last updated 25-May-2017 09:01</li></ul></header>
<div class="sharing-tools"><a href="#">Share this</a></div>
<section class="content cf"><p>(As delivered)</p>
<figure><img src="a.jpg"><figcaption>Ada Example and Bo Sample</figcaption></figure>
<p><strong>Ada Example:</strong>&nbsp;Good <em>morn</em>ing. Filler.<br>
A second line.</p><p>Bo Sample <strong>(Outlet Daily):</strong> Is this filler?</p>
<p><b>Ada Example :</b> Yes.</p><ul><li>One point.</li><li>Another point.</li></ul>
</section></div><aside class="teaser-wrapper"><h3>Related</h3><p>Other filler.</p></aside>
<footer><p>Follow us</p></footer></body></html>
"""

# Since 2025: forms and notices around `main`, words for machines in the head.
OF_2025 = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Doorstep statement | NATO Transcript</title>
<meta property="og:url"
 content="https://www.nato.int/en/news-and-events/events/transcripts/2025/06/12/doorstep-statement">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-06-13"}</script>
</head><body class="page basicpage">
<div class="cookie-banner" role="dialog"><p>We use cookies.</p><button>Accept</button></div>
<header><a href="/">Home</a><nav><a href="/en">News</a></nav></header>
<div class="account-modal"><h2>NATO MULTIMEDIA ACCOUNT</h2><p>Create an account</p>
<form><label>Verification code</label><input><button>Send</button></form></div>
<main><div class="cmp-breadcrumb"><a href="/en">Home</a></div>
<div class="cmp-title"><h1>Doorstep statement</h1></div>
<div class="event-meta"><time datetime="2025-06-12">12 June 2025</time>
<span>2 MIN READ</span></div>
<div class="cmp-text"><p>(As delivered)</p><p><b>Ada Example, Secretary General </b></p>
<p>Filler, and more of it.&nbsp;</p><p><b>Bo Sample, Outlet Daily</b></p><p>Is it?</p></div>
<div class="newsletter"><p>Subscribe to our newsletter</p></div>
<div aria-hidden="true">Not seen</div></main>
<footer>Terms</footer><noscript>Scripts are off</noscript></body></html>
"""
