"""How every answer of the API becomes JSON."""

from typing import Any

from rest_framework.renderers import JSONRenderer

from transcripts.models import Archive


class ArchiveRenderer(JSONRenderer):
    """JSON; a fictional archive says in each answer, before all else, that it is one."""

    def render(self, data: Any, *arguments: Any, **options: Any) -> bytes:
        if isinstance(data, dict) and Archive.objects.is_fictional():
            data = {"fictional": True, **data}
        rendered: bytes = super().render(data, *arguments, **options)
        return rendered
