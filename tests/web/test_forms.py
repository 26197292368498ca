"""Every form that there is: sent empty it says what is missing beside the fields, in the reader's language."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from pantau.web.accounts.models import invite
from pantau.web.accounts.roles import Role

pytestmark = pytest.mark.django_db
# The forms that stand at an address of their own; what is asked of a thing has its test beside that thing.
FORMS = {
    "batch_new": ("budi", "basis_note"),
    "check_new": ("budi", "title"),
    "roster_new": ("budi", "region"),
    "people": ("budi", "who"),
    "tokens": ("budi", "name"),
    "privacy_access": ("ani", "reason"),
    "privacy_erasure": ("ani", "reason"),
    "invite": ("eko", "email"),
    "office_new": ("eko", "name"),
}
SAID = {"id": "Bidang ini tidak boleh kosong", "en": "This field is required"}
TYPED = "ketikan <b>saya</b>"


@pytest.fixture
def asked(request, signed_in):
    """Open or send a form as somebody who may, in a language."""

    def asking(name, language, given=None):
        client = signed_in(request.getfixturevalue(FORMS[name][0]))
        client.cookies["django_language"] = language
        address = reverse(name)
        return client.get(address) if given is None else client.post(address, given)

    return asking


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_what_is_missing_is_told_beside_its_field(name, language, asked):
    answer = asked(name, language, {})
    assert answer.status_code == 422
    page, form = answer.content.decode(), answer.context["form"]
    with translation.override(language):
        faults = {field: [str(line) for line in lines] for field, lines in form.errors.items()}
    assert faults
    told = [line for lines in faults.values() for line in lines]
    other = SAID["en" if language == "id" else "id"]
    assert not any(line.startswith(other) for line in told)
    for field, lines in faults.items():
        beside = page[page.index(f'name="{field}"') :]
        assert all(escape(line) in beside for line in lines), field


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_stays(name, asked):
    field = FORMS[name][1]
    typed = "<b" if name == "people" else TYPED  # a name of three letters would be looked for
    page = asked(name, "id", {field: typed})
    assert page.status_code == 422
    text = page.content.decode()
    assert f'value="{typed}' not in text  # never as a piece of the page
    assert escape(typed) in text


@pytest.mark.parametrize("name", FORMS)
def test_every_field_has_a_label_in_both_languages(name, asked):
    labels = {}
    for language in ("id", "en"):
        form = asked(name, language).context["form"]
        labels[language] = [str(field.label) for field in form.visible_fields()]
        assert all(labels[language])
    assert labels["id"] != labels["en"]


def test_an_invitation_is_taken_up_by_a_form_like_any_other(client, eko):
    address = f"/undangan/{invite('baru@contoh.id', eko.office, Role.VIEWER, eko)}"
    answer = client.post(address, {"name": TYPED, "password": "pendek", "again": "lain"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "ketikan &lt;b&gt;saya&lt;/b&gt;" in text
    assert "kedua kata sandi berbeda" in text
    assert "pendek" not in text
