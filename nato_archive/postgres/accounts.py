"""Who runs the server. PostgreSQL refuses root, so root hands it to another account."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict


class Identity(TypedDict, total=False):
    """What `subprocess` needs to know to run a program as another account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """A user and group, by number."""

    uid: int
    gid: int

    def can_enter(self, path: Path) -> bool:
        """Whether this account may read `path` and pass through all folders above it.

        Goes by permission bits alone. What does not exist yet is no obstacle.
        """
        path = path.resolve()
        return self._has(path, 0o5) and all(self._has(folder, 0o1) for folder in path.parents)

    def _has(self, path: Path, bits: int) -> bool:
        try:
            found = path.stat()
        except FileNotFoundError:
            return True
        if found.st_uid == self.uid:
            shift = 6
        elif found.st_gid == self.gid:
            shift = 3
        else:
            shift = 0
        return (found.st_mode >> shift) & bits == bits


def server_account(folder: Path) -> Account | None:
    """The account that root hands the server in `folder` to; None when not root: run it as is.

    A database that a user made stays that user's when root starts it.
    """
    if os.geteuid() != 0:
        return None
    if folder.exists() and (owner := folder.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    return nobody()


def nobody() -> Account:
    """The account without rights that every Unix has."""
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        return Account(65534, 65534)
    return Account(entry.pw_uid, entry.pw_gid)


def identity(account: Account | None) -> Identity:
    """The options of `subprocess.run` that make it run a program as `account`."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}
