"""How every answer of the API becomes JSON."""

from typing import Any

from rest_framework.renderers import JSONRenderer

from nato_archive.fictional import is_fictional


class ArchiveRenderer(JSONRenderer):
    """JSON; a fictional archive says in each answer, before all else, that it is one."""

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Any = None,
    ) -> bytes:
        request = (renderer_context or {}).get("request")
        if isinstance(data, dict) and request is not None and is_fictional(request._request):
            data = {"fictional": True, **data}
        rendered: bytes = super().render(data, accepted_media_type, renderer_context)
        return rendered
