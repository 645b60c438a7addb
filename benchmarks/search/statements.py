"""Counting the SQL statements of an answer, for the client to see."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

HEADER = "Statements"


class CountStatements:
    """Middleware that says in a header how many statements an answer took."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        counted = _Counted()
        with connection.execute_wrapper(counted):
            response = self.answer(request)
        response[HEADER] = str(counted.statements)
        return response


class _Counted:
    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.statements += 1
        return execute(*arguments)
