"""Fiction and what was said never come into one archive."""

import datetime
import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.urls import reverse

from nato_archive.countries import INVENTED
from nato_archive.serving import steps
from tests.archive import TRANSCRIPTS, load_real_archive
from tests.fictional import TRANSCRIPT
from transcripts.ingest import ImportRefused, Outcome, import_path, load_names, make_fictional
from transcripts.models import Archive, Event, Outlet
from transcripts.sources import MARK, is_fictional

DAY = {"date": datetime.date(2031, 5, 7)}


def import_text(text: str) -> Outcome:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.txt"
        path.write_text(text, encoding="utf-8")
        return import_path(path, DAY)


class NeverMixed(TestCase):
    def test_a_real_archive_takes_no_fiction(self) -> None:
        load_real_archive()
        outcome = import_text(
            f"{TRANSCRIPT}\n".replace("(As delivered)", f"{MARK}\n(As delivered)")
        )
        assert outcome.status == "failed"
        assert "is a real one" in str(outcome.error)
        with pytest.raises(ImportRefused, match="This archive holds real transcripts or names"):
            make_fictional()
        assert Event.objects.count() == 1

    def test_names_alone_make_an_archive_real(self) -> None:
        load_names(settings.FIXTURES)
        with pytest.raises(ImportRefused, match="choose an empty data folder"):
            make_fictional()

    def test_a_fictional_archive_takes_nothing_else(self) -> None:
        make_fictional()
        outcome = import_text(TRANSCRIPT)
        assert outcome.status == "failed"
        assert "not marked as invented" in str(outcome.error)
        with pytest.raises(CommandError, match="This archive is fictional"):
            call_command("import_transcripts", TRANSCRIPTS, stdout=StringIO())
        assert not Event.objects.exists()

    def test_but_more_of_the_same(self) -> None:
        make_fictional()
        assert import_text(TRANSCRIPT.replace("(As", f"{MARK}\n(As")).status == "created"

    def test_it_loads_its_own_names(self) -> None:
        make_fictional()
        call_command("load_names", stdout=StringIO())
        assert Outlet.objects.filter(name="Corran Courier").exists()
        assert not Outlet.objects.filter(name="Reuters").exists()

    def test_serving_an_empty_one_leaves_it_empty(self) -> None:
        make_fictional()
        steps.load(OutputWrapper(said := StringIO()), OutputWrapper(StringIO()))
        assert "Transcripts: 0 in the archive." in said.getvalue()

    def test_there_is_one_archive(self) -> None:
        make_fictional()
        make_fictional()
        with pytest.raises(IntegrityError), transaction.atomic():
            Archive.objects.create(pk=2)

    def test_the_countries_of_the_sample_are_its_own(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("editor"))
        page = self.client.get(reverse("admin:transcripts_outlet_add")).text
        assert "Kosovo" in page
        assert not [name for name in INVENTED.values() if name in page]

    def test_a_real_archive_is_not_marked(self) -> None:
        load_real_archive()
        for address in ("/", "/api/v1/passages/", "/feeds/search/"):
            response = self.client.get(address)
            assert "fictional" not in response.text.lower()
            assert "X-Fictional" not in response


@pytest.mark.django_db(transaction=True)
def test_a_dump_takes_the_mark_along(capfd: pytest.CaptureFixture[str]) -> None:
    make_fictional()
    call_command("dumpdb")
    dump = capfd.readouterr().out
    assert re.search(r"COPY \S+transcripts_archive \(id, fictional\) FROM stdin;\n1\tt\n", dump)


@pytest.mark.parametrize(
    ("text", "fictional"),
    [
        (f"A speech\n{MARK}\nby nobody", True),
        (f"A speech\r\n  {MARK} \r\n", True),
        (f"A speech about a {MARK} of fiction", False),
        (MARK.lower(), False),
        ("", False),
    ],
)
def test_the_mark_stands_on_a_line_of_its_own(text: str, fictional: bool) -> None:
    assert is_fictional(text) is fictional
