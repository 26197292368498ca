"""What is asked of a plan: where, from when, for whom, with which money."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils import timezone

from pantau.core.categories import categories
from pantau.core.period import Month
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.planning import Cover
from pantau.planning.allocation_asked import AIMS
from pantau.planning.cover import MOST_MONTHS
from pantau.web.access import region_of
from pantau.web.language import said
from pantau.web.numbers import NumberField, RupiahField, WholeField, plain
from pantau.web.planning.where import BREAKDOWNS
from pantau.web.upload_forms import own_region

PAYERS: Final = ("APBD", "APBD_PROV", "APBDES", "DBH_SAWIT", "DBHCHT", "CSR")
PROGRAMMES: Final = ("JKK,JKM", "JKK,JKM,JHT", "JKM", "JKK")
_MONEY = Text(
    "satu baris satu sumber: APBD; 36.72; Rp1,3 miliar", "one source a line: APBD; 36.72; Rp1,3 miliar"
)
MONTH_HELP: Final = Text("tahun-bulan, misalnya 2027-01", "year-month, such as 2027-01")
_NO_MONTH = Text("bukan bulan seperti 2027-01", "not a month like 2027-01")


class PlanForm(forms.Form):
    """Where the gap is, and on what terms people are covered."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self._text("region", Text("Kode wilayah", "Region code"), initial=region_of(user), size=13)
        self._choice("by", Text("Rincian", "Break down by"), BREAKDOWNS)
        self.fields["people"] = WholeField(required=False, label=said(_PEOPLE), help_text=said(_PEOPLE_HELP))
        self._text("start", Text("Bulan pertama", "First month"), initial=next_january(), size=7)
        self.fields["start"].help_text = said(MONTH_HELP)
        self._choice(
            "programmes",
            Text("Program", "Programmes"),
            {one: Text(*[one.replace(",", " + ")] * 2) for one in PROGRAMMES},
        )
        self.fields["income"] = RupiahField(required=False, label=said(_INCOME), help_text=said(_INCOME_HELP))

    def _text(self, name: str, label: Text, *, initial: str, size: int) -> None:
        self.fields[name] = forms.CharField(label=said(label), initial=initial, max_length=size)

    def _choice(self, name: str, label: Text, known: dict[str, Text]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=said(label), choices=[(code, said(title)) for code, title in known.items()]
        )

    def _whole(self, name: str, label: Text, initial: int, most: int) -> None:
        self.fields[name] = WholeField(label=said(label), initial=initial, least=1, most=most)

    def clean_region(self) -> str:
        """A region that the user may see."""
        return own_region(self.user, self.cleaned_data["region"])

    def clean_start(self) -> Month:
        """The first month."""
        try:
            return Month.parse(self.cleaned_data["start"].strip())
        except ValueError:
            raise forms.ValidationError(said(_NO_MONTH)) from None

    def cover(self, months: int) -> Cover:
        """The terms that were asked."""
        given = self.cleaned_data
        return Cover(
            start=given["start"],
            months=months,
            programmes=tuple(given["programmes"].split(",")),
            income=given["income"],
            sponsor=given.get("sponsor", "APBD"),
        )


class BudgetForm(PlanForm):
    """The gap, and what a budget buys."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(user, *args, **given)
        self._choice("sponsor", Text("Sumber dana", "Payer"), {code: SPONSORS[code] for code in PAYERS})
        self._whole("months", Text("Berapa bulan", "For how many months"), 12, MOST_MONTHS)
        self.fields["budget"] = RupiahField(
            required=False, label=said(Text("Anggaran", "Budget")), help_text=said(_BUDGET_HELP)
        )


class AllocationForm(PlanForm):
    """The money, the conditions and the aim of an allocation."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(user, *args, **given)
        self.fields["money"] = forms.CharField(
            label=said(Text("Sumber dana", "Sources of money")),
            initial=f"APBD; {region_of(user)}; ",
            max_length=5000,
            help_text=said(_MONEY),
            widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        )
        self._whole("shortest", Text("Paling singkat (bulan)", "Shortest (months)"), 3, 12)
        self._whole("longest", Text("Paling lama (bulan)", "Longest (months)"), 12, 12)
        self._choice("aim", Text("Tujuan", "Aim"), AIMS)
        self.fields["fair"] = forms.BooleanField(
            required=False,
            label=said(
                Text("Naikkan dahulu cakupan wilayah terendah", "Raise the lowest coverage of a region first")
            ),
        )
        self.fields["least"] = NumberField(most=100, required=False, label=said(_LEAST))
        first = {"": Text("–", "–")} | {code: one.title for code, one in categories().items()}
        self._choice("first", Text("Siapa lebih dahulu", "Who is first"), first)
        self.fields["first"].required = False

    def question(self) -> dict[str, Any]:
        """What was asked, as `pantau.planning` reads it."""
        given = self.cleaned_data
        asked: dict[str, Any] = {
            "start": str(given["start"]),
            "months": [given["shortest"], given["longest"]],
            "programmes": given["programmes"],
            "income": given["income"],
            "aim": given["aim"],
            "fair": given["fair"],
            "money": [_line(line) for line in given["money"].splitlines() if line.strip()],
        }
        if given["least"]:
            asked["least"] = [{"region": given["region"], "coverage": given["least"], "each": True}]
        if given["first"]:
            asked["first"] = [{"region": given["region"], "category": given["first"]}]
        return asked


_PEOPLE = Text("Belum terlindungi (orang)", "Not covered (people)")
_PEOPLE_HELP = Text("kosong: menurut buku besar", "empty: as the ledger records")
_INCOME = Text("Penghasilan sebulan", "Monthly income")
_INCOME_HELP = Text("kosong: dasar BPU terendah", "empty: the lowest base of BPU")
_LEAST = Text("Cakupan paling sedikit tiap wilayah, persen", "Coverage of each region at least, percent")
_BUDGET_HELP = Text(
    "isi untuk melihat apa yang dapat dibeli, misalnya Rp1,3 miliar",
    "fill in to see what it buys, Rp1,3 miliar for one",
)


def _line(line: str) -> dict[str, Any]:
    """One source of money out of a line: its kind, its region, its amount."""
    parts = [part.strip() for part in line.split(";")]
    names = ("source", "region", "amount")
    parts[2:3] = [plain(amount) for amount in parts[2:3]]
    return dict(zip(names, parts, strict=False)) | ({"?": parts[3]} if len(parts) > 3 else {})


def next_january() -> str:
    """The first month of the next year."""
    return str(Month(timezone.localdate().year + 1, 1))
