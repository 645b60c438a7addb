"""Who visits pages, and notes what no page may do."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError


class Reader:
    """A browser as one kind of reader has it, for one visit after the other: its cache is warm."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context = context
        self._site = site
        self._said: list[ConsoleMessage] = []
        self._complaints: list[str] = []
        self._shown: set[str] = set()
        context.on("console", self._spoke)
        context.on("page", self._opened)
        context.on("weberror", self._failed)
        context.on("request", self._asked)

    def leave(self) -> list[str]:
        """Close all pages; what they did that no page may do: errors in the console, and requests
        to other hosts."""
        self.context.set_offline(False)
        for page in self.context.pages:
            page.close()
        # A page may itself be an error page; what it needs may not.
        said = [it.text for it in self._said if it.location["url"] not in self._shown]
        complaints = self._complaints + said
        for noted in (self._said, self._complaints, self._shown):
            noted.clear()
        return complaints

    def _spoke(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(message)

    def _opened(self, page: Page) -> None:
        page.on("framenavigated", lambda frame: self._shown.add(frame.url))

    def _failed(self, error: WebError) -> None:
        self._complaints.append(str(error.error))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self._site}/", "data:")):
            self._complaints.append(request.url)
