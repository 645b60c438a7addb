"""What axe finds wrong with a page that is open."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

# What axe finds right is most of its answer, which would take as long to hand over as to find.
RUN = """async rules => {
    const { violations } = await axe.run({ resultTypes: ["violations"], rules });
    return { violations };
}"""


def assert_accessible(page: Page, state: str = "", *, leave_out: tuple[str, ...] = ()) -> None:
    """Axe knows of no violation, but for the rules left out; `state` is told where it does."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(RUN, {rule: {"enabled": False} for rule in leave_out}))
    assert not found.violations_count, f"{state}: {found.generate_report()}"
