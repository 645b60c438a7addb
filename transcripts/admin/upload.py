"""The form for uploading transcripts."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from transcripts.models import Event
from transcripts.parsing.transcript import ParsedEvent

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
        help_text="Transcripts as text (.txt, .md), as many as you like, each with or without a "
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

    def uploads(self) -> Iterator[tuple[str, UploadedFile]]:
        for file in self.cleaned_data["transcripts"]:
            yield file.name or "unnamed", file

    def metadata(self) -> dict[str, Any]:
        return {name: value for name in METADATA if (value := self.cleaned_data.get(name))}
