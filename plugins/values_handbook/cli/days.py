"""A day that somebody names on the command line."""

from __future__ import annotations

from datetime import date, datetime

from values_handbook.cli.refusal import Refusal
from values_handbook.derive.day import today
from values_handbook.model.near_dates import near_date


def read_day(written: str) -> date:
    """The day in a text such as `2026-11-03`; today for an empty one."""
    if not written:
        return today()
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        near = near_date(written)
        if near is not None and near.impossible:
            raise Refusal(f"`{written}` is no day: {near.impossible}") from error
        days = " or ".join(map(str, near.days)) if near is not None else "2026-11-03"
        raise Refusal(f"`{written}` is no day; write it as {days}") from error


def read_past_day(written: str, instead: str) -> date:
    """The day in a text, one that has come; `instead` says what to do with one that is still to come."""
    day = read_day(written)
    if day > today():
        raise Refusal(f"{day} is still to come; {instead}")
    return day
