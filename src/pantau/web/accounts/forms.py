"""What is asked when somebody is invited, a user or an office changed."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.text import Text
from pantau.web.access import visible
from pantau.web.accounts.models import Office, User
from pantau.web.accounts.roles import TITLES, Role
from pantau.web.language import said
from pantau.web.upload_forms import own_region

MEANINGS = {
    Role.VIEWER: Text("melihat", "sees"),
    Role.OFFICER: Text("mengunggah dan memutuskan temuan", "uploads and decides findings"),
    Role.APPROVER: Text("menyetujui unggahan orang lain", "approves what others uploaded"),
    Role.COORDINATOR: Text(
        "membuka putaran, menjawab permintaan data pribadi", "opens rounds, answers for data"
    ),
    Role.ADMINISTRATOR: Text("mengatur pengguna dan kantor", "looks after users and offices"),
}
_HAS_ACCOUNT = Text(
    "alamat ini sudah punya akun; ubah perannya di daftar pengguna",
    "this address has an account; change its role in the list of users",
)
_TAKEN = Text("sudah ada kantor dengan nama ini", "there is an office of this name")
_OWN_OFFICE = Text(
    "wilayah kantor Anda sendiri diubah oleh pengelola di atasnya",
    "the region of your own office is changed by the administrator above it",
)


def roles() -> list[tuple[str, str]]:
    """The roles for a field, each with what it may do; each may do what those before it may."""
    return [(str(role), f"{said(TITLES[role])}: {said(MEANINGS[role])}") for role in Role]


class UserForm(forms.Form):
    """Role and office of a user, among the offices of the administrator's region."""

    def __init__(self, admin: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["office"] = forms.ModelChoiceField(
            queryset=visible(Office.objects.order_by("name"), admin),
            label=said(Text("Kantor", "Office")),
            empty_label=None,
        )
        self.fields["role"] = forms.ChoiceField(
            choices=roles(), label=said(Text("Peran", "Role")), widget=forms.RadioSelect, initial=Role.VIEWER
        )


class InviteForm(UserForm):
    """The same, with the address that the invitation goes to."""

    def __init__(self, admin: Any, *args: Any, **given: Any) -> None:
        super().__init__(admin, *args, **given)
        self.fields["email"] = forms.EmailField(
            label=said(Text("Alamat surel", "E-mail address")),
            widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        )
        self.order_fields(["email", "office", "role"])

    def clean_email(self) -> str:
        """An address without an account."""
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(said(_HAS_ACCOUNT))
        return email


class OfficeForm(forms.Form):
    """Name, region and letterhead of an office."""

    def __init__(self, admin: Any, office: Office | None, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.admin, self.office = admin, office
        self.fields["name"] = forms.CharField(max_length=200, label=said(Text("Nama", "Name")))
        self.fields["region"] = forms.CharField(
            max_length=13,
            label=said(Text("Kode wilayah", "Region code")),
            help_text=said(Text("semua yang dilihat kantor ini", "all that this office sees")),
        )
        self.fields["letterhead"] = forms.CharField(
            required=False,
            max_length=1000,
            label=said(Text("Kop surat", "Letterhead")),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def clean_name(self) -> str:
        """A name that no other office has."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = Office.objects.exclude(pk=self.office.pk) if self.office else Office.objects.all()
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError(said(_TAKEN))
        return name

    def clean_region(self) -> str:
        """A region in that of the administrator."""
        region = own_region(self.admin, self.cleaned_data["region"])
        if self.office and self.office.pk == self.admin.office_id and region != self.office.region:
            raise forms.ValidationError(said(_OWN_OFFICE))
        return region
