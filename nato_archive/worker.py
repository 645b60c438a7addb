"""What a process of a pool begins with, before it can import anything of Django's."""

import gc
import os
from multiprocessing import parent_process
from threading import Thread
from typing import Any

import django
from django.db import connection
from django.utils.module_loading import import_string


def begin(database: str, function: str, *arguments: Any) -> None:
    """Set Django up for the database of this name, then call a function by its dotted path.

    A worker leaves nothing running, and nothing half done, behind a parent that was killed.
    """
    Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    connection.settings_dict["NAME"] = database
    import_string(function)(*arguments)
    # What a worker begins with stays, and of what it makes little is in circles: to look for them
    # as often as Python does by itself costs a tenth of its time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
