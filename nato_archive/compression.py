"""Answers, compressed for those who can read them so."""

import re
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

QUALITY = 5  # in the time that gzip takes, a fifth smaller; beyond it gains little
BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")  # and not refused by a weight of zero
SHORTEST = 200  # bytes, as Django has it


class Compress(GZipMiddleware):
    """Brotli for readers, gzip for the rest.

    What is the same for everybody gives nothing away by its size. Who has a cookie may be shown
    something of their own, and gets Django's gzip, which adds a random length to it.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if (
            not isinstance(response, HttpResponse)  # what is streamed is Django's to compress
            or not _takes_brotli(request)
            or not _can_be_shorter(response)
        ):
            return super().process_response(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        response.content = brotli.compress(response.content, quality=QUALITY)
        response["Content-Length"] = str(len(response.content))
        response["Content-Encoding"] = "br"
        return response


def _takes_brotli(request: HttpRequest) -> bool:
    return not request.COOKIES and bool(BROTLI.search(request.headers.get("Accept-Encoding", "")))


def _can_be_shorter(response: HttpResponse) -> bool:
    return (
        not response.has_header("Content-Encoding")
        and not response.has_header("ETag")
        and len(response.content) >= SHORTEST
    )


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Static files under lasting names, compressed before anybody asks: by gzip, because Brotli at
    its best would have the archive's first start wait seconds for a kilobyte."""

    def create_compressor(self, **options: Any) -> Compressor:
        return Compressor(use_brotli=False, **options)
