"""Where a person is counted, and by what the counts are broken down."""

from __future__ import annotations

from typing import Any, Final

from pantau.indicators.persons.spans import age_band
from pantau.indicators.question import Question
from pantau.indicators.scope import in_region, region_key

_OF_PEOPLE: Final = ("region", "category", "segment", "sponsor", "sex", "age")


class Place:
    """The region and the breakdowns of a question, for rows of people.

    ``columns`` are those that the parts are grouped by, ``keep`` those that the state of a person needs for
    them, with what else is ``needed``. A breakdown by programme is none of people's months.
    """

    def __init__(self, question: Question, *needed: str) -> None:
        self.question = question
        asked = [name for name in question.by if name in _OF_PEOPLE]
        self.columns = tuple("age_band" if name == "age" else name for name in asked)
        states = dict.fromkeys([*("birth" if name == "age" else name for name in asked), *needed])
        self.keep = tuple(states | {"region": None} if question.prefix else states)

    def people_of(self, rows: Any) -> Any:
        """All rows of the people who have a row in the region; all rows where the nation is asked for."""
        if not self.question.prefix:
            return rows
        here = rows.filter(in_region(rows.region, self.question)).select("person").distinct()
        return rows.semi_join(here, "person")

    def here(self, rows: Any) -> Any:
        """The rows whose own region is the one that is asked for, or lies in it."""
        return rows.filter(in_region(rows.region, self.question)) if self.question.prefix else rows

    def labelled(self, rows: Any) -> Any:
        """The rows with the columns that the parts are grouped by: the region cut short, the age as a band."""
        made: dict[str, Any] = {}
        if "region" in self.columns:
            made["region"] = region_key(rows.region, self.question)
        if "age_band" in self.columns:
            made["age_band"] = age_band(rows.birth, self.question.at)
        return rows.mutate(**made) if made else rows

    def placed(self, rows: Any) -> Any:
        """Both: the rows in the region, labelled."""
        return self.labelled(self.here(rows))

    def grouped(self, table: Any, *more: str, **totals: Any) -> Any:
        """The totals by the breakdowns and further columns; one row, also of nothing, where there are none."""
        keys = [*self.columns, *more]
        return table.group_by(keys).agg(**totals) if keys else table.agg(**totals)
