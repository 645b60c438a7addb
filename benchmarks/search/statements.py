"""Counting and timing the SQL statements of an answer, for the client to see."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

COUNT, SECONDS = "Statements", "Statements-Seconds"  # headers


class CountStatements:
    """Middleware that says in headers how many statements an answer took, and how long they did."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        counted = _Counted()
        with connection.execute_wrapper(counted):
            response = self.answer(request)
        response[COUNT] = str(counted.statements)
        response[SECONDS] = f"{counted.seconds:.6f}"
        return response


class _Counted:
    def __init__(self) -> None:
        self.statements = 0
        self.seconds = 0.0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        start = perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.statements += 1
            self.seconds += perf_counter() - start
