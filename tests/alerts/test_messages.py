"""What stands in a mail, and what mail programs are told."""

from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from django.test import TestCase

from tests.archive import load_real_archive, passage_of
from transcripts.models import Event, Subscription

from .made import ADDRESS, URL, alerts_on, bring, html_of, run, sent, subscribe


def parsed(message: Message) -> EmailMessage:
    """A mail as its reader's program sees it."""
    return message_from_bytes(message.as_bytes(), policy=default)


@alerts_on
class Headers(TestCase):
    def setUp(self) -> None:
        self.row = subscribe()
        bring(1, "lighthouses")

    def test_of_news(self) -> None:
        run()
        (message,) = sent()
        read = parsed(message.message())
        unsubscribe = f"{URL}/alerts/{self.row.token}/unsubscribe/"
        assert read["Subject"] == "Exchanges and statements with lighthouses"
        assert read["From"] == "NATO Archive <alerts@example.org>"
        assert read["To"] == ADDRESS
        assert read["List-Unsubscribe"].strip() == f"<{unsubscribe}>"
        assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert read["List-Id"] == "Alerts of the NATO Archive <alerts.archive.example.org>"
        assert read["Auto-Submitted"] == "auto-generated"
        assert read["Date"]
        assert [part.get_content_type() for part in read.iter_parts()] == [
            "text/plain",
            "text/html",
        ]
        assert unsubscribe in message.body
        assert unsubscribe in html_of(message)
        assert f"{URL}/search/?q=lighthouses&sort=newest" in message.body

    def test_a_mail_that_is_repeated_has_the_same_id(self) -> None:
        ids = []
        for _ in range(2):
            run()
            (message,) = sent()
            ids.append(message.message()["Message-ID"])
            Subscription.objects.update(seen=self.row.seen, sent_at=None)  # as if it was killed
        assert ids[0] == ids[1]
        assert ids[0].endswith("@archive.example.org>")
        assert self.row.token not in ids[0]

    def test_a_long_search_has_a_subject_of_one_line(self) -> None:
        subscribe("q=lighthouses" + "".join(f"+OR+lamps{n}" for n in range(30)))
        bring(2, "lighthouses")
        run()
        subject = max((message.subject for message in sent()), key=len)
        assert len(subject) == 200
        assert subject.endswith("…")

    def test_nothing_tells_whether_it_was_read(self) -> None:
        run()
        html = html_of(sent()[0])
        for loads in ("<img", "<script", "<link", "url(", "@import", "src="):
            assert loads not in html


@alerts_on
class Words(TestCase):
    def test_a_question_has_its_answer_and_both_are_slices_of_the_source(self) -> None:
        subscribe("q=KFOR")
        event = load_real_archive()
        passage = passage_of("Liridona Gashi")
        assert run().passages >= 1
        (message,) = sent()
        text = str(message.body)
        assert passage.heading in text
        assert f"{event.date:%-d %B %Y}: {event.heading}" in text
        block = text.split(f"\n{passage.heading}\n")[1].split("\nhttps://")[0]
        question, answer = block.split("\nQuestion, ")[1].split("\nAnswer, ")
        assert question.startswith("Liridona Gashi (")
        assert answer.startswith("Mark Rutte:")
        source = "".join(Event.objects.get(pk=event.pk).source_text.split())
        for side in (question, answer):
            words = side.split(":\n", 1)[1].strip()
            assert "…" in words
            assert "".join(words.strip("… \n").split()) in source
        assert "<mark>KFOR</mark>" in html_of(message)
