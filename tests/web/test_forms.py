"""Every form that there is, the public ones too: what is wrong stands beside its field, in the reader's language."""

import importlib
import pkgutil

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pantau.web
from pantau.web.accounts.models import invite
from pantau.web.accounts.roles import Role
from pantau.web.columns import ColumnsForm
from pantau.web.jobs import worker
from pantau.web.numbers import NumberField
from tests.web import form_pages
from tests.web.conftest import PASSWORD
from tests.web.pages_read import Page
from tests.web.rounds import people

pytestmark = pytest.mark.django_db(transaction=True)
UGLY = "salah <b>\"'"


def every_form():
    """The classes of all forms; those that others are made of are shown by these."""
    for one in pkgutil.walk_packages(pantau.web.__path__, "pantau.web."):
        if ".migrations" not in one.name and not one.name.endswith(("wsgi", "urls")):
            importlib.import_module(one.name)
    found, waiting = set(), [forms.Form]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found |= {one for one in below if one.__module__.startswith("pantau.web")}
    return {one for one in found if not one.__subclasses__() or one is ColumnsForm or _is_shown(one)}


def _is_shown(one):
    return any(one in shown for shown in form_pages.PARTS.values())


def ugly(field):
    """Something that nobody can mean; none where a field takes anything."""
    nothing = "" if field.required else None
    if isinstance(field.widget, forms.HiddenInput):
        return None
    if isinstance(field, forms.BooleanField | forms.FileField):
        return nothing
    if isinstance(field.widget, forms.PasswordInput):
        return nothing
    if type(field) is forms.CharField:
        return UGLY + "x" * field.max_length if field.max_length else nothing
    return UGLY


def ugly_values(form):
    """The fields of a form with such values."""
    found = {name: ugly(field) for name, field in form.fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def faults_of(stand, text, values):
    """What is missing beside the fields of a page that was answered."""
    page, form = Page(text), stand.form
    for name, typed in values.items():
        bound = form[name]
        error, own = f"{bound.auto_id}_error", bound.auto_id
        control = page.controls.get(own if own in page.controls else bound.html_name)
        if control is None:
            yield f"{name}: is not there any more"
        elif not page.texts.get(error, "").strip():
            yield f"{name}: nothing is said beside it"
        elif page.ids.count(error) != 1 or error not in control["described"]:
            yield f"{name}: what is said is not joined to it"
        elif not bound.use_fieldset and control.get("aria-invalid") != "true":
            yield f"{name}: it is not marked as wrong"
        elif _is_kept(form.fields[name]) and page.holds(own).strip() != typed.strip():
            yield f"{name}: what was typed is gone"


def _is_kept(field):
    """Whether what was typed can stand in it again: no choice, no file, no secret."""
    typed = isinstance(field.widget, forms.TextInput | forms.Textarea | forms.DateInput)
    return typed and not isinstance(field.widget, forms.PasswordInput)


def said(stand, text, values):
    """The sentences beside the fields."""
    page = Page(text)
    return {name: page.texts.get(f"{stand.form[name].auto_id}_error", "").strip() for name in values}


def sent(stand, language, values):
    """The answer to a form, in a language."""
    client = Client()
    if stand.before:
        stand.before(client)
    elif stand.user:
        client.force_login(stand.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = language
    given = {stand.form.add_prefix(name): value for name, value in values.items()} | stand.along
    return client.get(stand.to, given) if stand.get else client.post(stand.to, given)


@pytest.fixture
def cast(ani, budi, dewi, eko):
    """Who sends the forms."""
    people()
    return {"ani": ani, "budi": budi, "dewi": dewi, "eko": eko}


@pytest.fixture
def stands(request, cast, small_world, tmp_path, settings, signed_in):
    """The forms of a part."""
    if request.param is not form_pages.of_people:
        settings.HOME = tmp_path / "home"
    worker.autodiscover_modules("work")
    return list(request.param(cast, signed_in))


@pytest.mark.parametrize("stands", form_pages.PARTS, indirect=True, ids=lambda part: part.__name__)
def test_what_is_wrong_stands_beside_its_field_in_the_readers_language(stands, request):
    wrong = []
    for stand in stands:
        values = ugly_values(stand.form)
        assert values, type(stand.form)
        told = {}
        for language in ("id", "en"):
            answer = sent(stand, language, values)
            where = f"{stand.to} ({type(stand.form).__name__}, {language})"
            if answer.status_code != 422:
                wrong.append(f"{where}: answered {answer.status_code} {answer.headers.get('Location', '')}")
                break
            text = answer.content.decode()
            assert UGLY not in text, where  # never as a piece of the page
            wrong += [f"{where} {one}" for one in faults_of(stand, text, values)]
            told[language] = said(stand, text, values)
        if len(told) == 2:
            same = [name for name in values if told["id"][name] == told["en"][name]]
            wrong += [f"{stand.to} {name}: said in one language" for name in same]
    assert not wrong, "\n".join(wrong)
    shown = form_pages.PARTS[request.node.callspec.params["stands"]]
    assert {type(stand.form) for stand in stands} == set(shown)


@pytest.mark.parametrize("stands", form_pages.PARTS, indirect=True, ids=lambda part: part.__name__)
def test_every_field_has_a_label_and_numbers_are_read_in_one_way(stands):
    for stand in stands:
        for name, field in stand.form.fields.items():
            assert field.label or isinstance(field.widget, forms.HiddenInput), (stand.to, name)
            assert not isinstance(field, forms.IntegerField | forms.FloatField | forms.DecimalField)
            if isinstance(field, NumberField):
                assert field.max_length


def test_no_form_is_left_out():
    shown = {form for forms_of in form_pages.PARTS.values() for form in forms_of}
    assert every_form() == shown


def test_an_invitation_is_taken_up_by_a_form_like_any_other(client, eko):
    address = f"/undangan/{invite('baru@contoh.id', eko.office, Role.VIEWER, eko)}"
    answer = client.post(address, {"name": UGLY, "password": "pendek", "again": "lain"})
    assert answer.status_code == 422
    page = Page(answer.content.decode())
    assert page.holds("name") == UGLY
    assert "kedua kata sandi berbeda" in page.texts["id_again_error"]
    assert "pendek" not in answer.content.decode()


def test_a_wrong_code_and_a_wrong_password_are_told_in_the_readers_language(client, budi, dewi):
    TOTP.activate(dewi, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    wrong = {"login": budi.email, "password": "bukan kata sandinya"}
    told = {}
    for language in ("id", "en"):
        client.cookies["django_language"] = language
        refused = client.post("/akun/login/", wrong)
        client.post("/akun/login/", {"login": dewi.email, "password": PASSWORD})
        code = client.post("/akun/2fa/authenticate/", {"code": "000000"})
        assert (refused.status_code, code.status_code) == (422, 422)
        told[language] = Page(code.content.decode()).texts["id_code_error"], refused.content.decode()
        client.post("/akun/logout/")
    assert "jam ponsel" in told["id"][0]
    assert "clock of the phone" in told["en"][0]
    assert "Surel atau kata sandi tidak benar." in told["id"][1]
    assert "The e-mail or the password is not right." in told["en"][1]


def test_a_file_of_another_kind_is_told_beside_the_files(budi, signed_in):
    given = {"kind": "claims", "basis": "public_task", "basis_note": "PKS 12/2024"}
    answer = signed_in(budi).post("/kiriman/baru", {**given, "files": SimpleUploadedFile("foto.exe", b"x")})
    page = Page(answer.content.decode())
    assert answer.status_code == 422
    assert "foto.exe" in page.texts["id_files_error"]
    assert page.holds("basis_note") == "PKS 12/2024"
