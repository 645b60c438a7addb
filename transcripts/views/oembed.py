"""oEmbed (https://oembed.com, 1.0): a page that links to a passage can show what was said there."""

from urllib.parse import urlsplit

from django.http import HttpRequest, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from nato_archive.fictional import is_fictional
from transcripts.models import Passage, Turn
from transcripts.research import ARCHIVE
from transcripts.research.quote_formats import html
from transcripts.research.quotes import Wanted, quote

WIDTH = 600  # pixels that an embedded quote is shown in, unless less is asked for
NO_PASSAGE = "Give the address of a passage of this archive as `url`."


def oembed(request: HttpRequest) -> JsonResponse:
    """The beginning of a passage's first answer, or statement, as a quote with its source; what
    follows is behind the link. 404 for an address that is no passage's, 501 for another format
    than JSON, 400 without an address or with a width that is none."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"detail": "JSON is the only format that is spoken here."}, status=501)
    address, width = request.GET.get("url", ""), request.GET.get("maxwidth", str(WIDTH))
    if not address or not (width.isascii() and width.isdigit() and int(width[:9])):
        return JsonResponse({"detail": f"{NO_PASSAGE} `maxwidth` is a number."}, status=400)
    passage = _passage_at(address)
    turn = _telling_turn(passage) if passage else None
    if passage is None or turn is None:
        return JsonResponse({"detail": NO_PASSAGE}, status=404)
    wanted = Wanted(turn=turn.public_id, paragraph=turn.paragraphs[0].key)
    said = quote(passage.event, wanted, timezone.localdate(), fictional=is_fictional(request))
    link = request.build_absolute_uri(passage.get_absolute_url())
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": passage.heading,
            "author_name": turn.name or None,
            "provider_name": ARCHIVE,
            "provider_url": request.build_absolute_uri(reverse("home")),
            "url": link,
            "html": html(said, link),
            "width": min(WIDTH, int(width[:9])),
            "height": None,
            **({"fictional": True} if is_fictional(request) else {}),
        }
    )


def _passage_at(address: str) -> Passage | None:
    """The passage whose page has an address, under whatever host name the archive is served."""
    try:
        page = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    if page.url_name != "passage":
        return None
    return Passage.objects.with_turns().filter(**page.kwargs).first()


def _telling_turn(passage: Passage) -> Turn | None:
    """The turn that says what a passage is about: the first answer or statement, else the first."""
    turns = [turn for turn in passage.in_order if turn.text.strip()]
    telling = (t for t in turns if t.kind in (Turn.Kind.ANSWER, Turn.Kind.STATEMENT))
    return next(telling, turns[0] if turns else None)
