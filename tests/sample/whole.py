"""The sample's transcripts, made once for all tests."""

from functools import cache

from nato_archive.sample.files import Sample, make_sample


@cache
def whole_sample() -> Sample:
    return make_sample()
