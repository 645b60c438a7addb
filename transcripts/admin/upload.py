"""The form for uploading transcripts."""

from dataclasses import fields
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from transcripts.ingest import ONE_TRANSCRIPTS, Import
from transcripts.models import Event
from transcripts.parsing.transcript import ParsedEvent
from transcripts.sources import SUFFIXES, Inbox

# What a zip may unpack to: text packs to a third and less, Word documents and PDFs hardly.
MAX_UNPACKED = 4 * settings.UPLOAD_MAX_BYTES
METADATA = tuple(field.name for field in fields(ParsedEvent))


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or more."""

    def __init__(self, **kwargs: Any) -> None:
        # An empty file is for the importer to refuse, by name, beside the others.
        super().__init__(widget=FilesInput(), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """Transcripts with what their texts do not say. What is given here goes for all the files."""

    transcripts = FilesField(
        help_text=f"Transcripts ({', '.join(SUFFIXES)}), or a .zip of them, each with or without a "
        "file of the same name that ends in .toml."
    )
    date = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="The day of the event, where the text does not say it.",
    )
    kind = forms.ChoiceField(
        required=False, choices=[("", "As the text says"), *Event.Kind.choices]
    )
    title = forms.CharField(required=False, max_length=500)
    byline = forms.CharField(required=False, max_length=1000)
    place = forms.CharField(required=False, max_length=200)
    language = forms.RegexField(r"^[a-z]{2,3}$", required=False, help_text="ISO 639 code: en, fr …")
    delivery = forms.CharField(required=False, max_length=200)
    source_url = forms.URLField(required=False, label="Source URL", assume_scheme="https")
    check_only = forms.BooleanField(
        required=False, label="Check only", help_text="Show the report and keep nothing."
    )

    def clean(self) -> dict[str, Any]:
        """Read what was uploaded, and refuse what is for the command line."""
        cleaned = super().clean() or self.cleaned_data
        if "transcripts" not in cleaned:
            return cleaned
        inbox = Inbox(
            # One byte more than may be read says that there is too much.
            uploads=[
                (file.name or "unnamed", file.read(settings.UPLOAD_MAX_BYTES + 1))
                for file in cleaned["transcripts"]
            ],
            max_bytes=settings.TRANSCRIPT_MAX_BYTES,
            max_upload=settings.UPLOAD_MAX_BYTES,
            max_unpacked=MAX_UNPACKED,
        )
        count = inbox.count_uploads()  # before anything is unpacked
        if count > settings.UPLOAD_MAX_TRANSCRIPTS:
            most = settings.UPLOAD_MAX_TRANSCRIPTS
            raise forms.ValidationError(
                f"These are {count:,} transcripts, and a browser can wait for {most:,}. "
                "Upload fewer at a time, or use the command import_transcripts."
            )
        self.work = Import(
            inbox, {name: value for name in METADATA if (value := cleaned.get(name))}
        )
        if self.work.total > 1:
            for name in ONE_TRANSCRIPTS:
                if cleaned.get(name):
                    self.add_error(name, "This belongs to one transcript, and these are several.")
        return cleaned

    def left_out(self) -> list[tuple[str, int]]:
        """What was passed over in zips as no transcripts, and how many of each kind."""
        return sorted(self.work.inbox.left_out.items())
