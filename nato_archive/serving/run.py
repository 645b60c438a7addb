"""The whole of `manage.py serve`: from claiming the port to stopping the database."""

import os
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management.base import OutputWrapper

from nato_archive.serving import steps, web
from nato_archive.serving.claims import address, claim_data, claim_port, publish
from nato_archive.serving.interrupts import Interrupts


def run(port: int, out: OutputWrapper, err: OutputWrapper) -> int:
    """Get everything ready and serve it on that port until a signal says stop; the exit status.

    SetupError when port or data folder are taken, or the database cannot start.
    """
    interrupts = Interrupts()
    began = time.monotonic()
    with claim_data(settings.ARCHIVE_DATA) as lock, claim_port(port) as claimed:
        where = address(claimed)
        publish(lock, where)
        this_process = os.getpid()
        try:
            out.write(f"NATO Archive, data in {settings.ARCHIVE_DATA}")
            # Or a server that is just starting would be left behind.
            interrupts.held(_step, "Database", steps.start_database, out)
            interrupts.during(_step, "Migrations", steps.migrate, out)
            interrupts.during(steps.load, out, err)
            interrupts.during(_step, "Static files", steps.collect_static_files, out)
            application = interrupts.during(web.application)
            administrator = steps.has_administrator()
            claimed.listen()  # from here on browsers need not be turned away
            out.write(f"Ready after {time.monotonic() - began:.1f} s: {where}")
            stopped = "the archive and its database" if steps.embedded_server() else "the archive"
            out.write(f"Ctrl-C stops {stopped}.")
            if not administrator:
                out.write(f"Nobody can log in to {where}admin/ yet: `make admin` changes that.")
            out.flush()
            return web.serve(application, claimed, interrupts)
        except KeyboardInterrupt:
            return 0
        finally:
            if os.getpid() == this_process:  # and not a worker that ends
                server = steps.embedded_server()
                if server and server.stop():
                    out.write("Stopped the archive and its database.")


def _step(name: str, action: Callable[[], str], out: OutputWrapper) -> None:
    """Say what is being done, do it, and say what came of it and how long it took."""
    out.write(f"{name}: ", ending="")
    out.flush()
    began = time.monotonic()
    try:
        result = action()
    except BaseException:
        out.write("")  # what comes next begins a line of its own
        raise
    out.write(f"{result} ({time.monotonic() - began:.1f} s).")
