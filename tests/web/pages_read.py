"""A page as somebody reads it with a screen reader: its controls, what describes them, what it says where."""

from html.parser import HTMLParser

_EMPTY = frozenset(
    ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


class Page(HTMLParser):
    """Controls by their names and ids with what stands in them and describes them, texts by the ids of elements."""

    def __init__(self, text):
        super().__init__()
        self.controls, self.texts, self.ids = {}, {}, []
        self._open, self._area = [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"])
            self.texts.setdefault(given["id"], "")
        if tag not in _EMPTY:
            self._open.append((tag, given))
        if tag in ("input", "select", "textarea") and given.get("name"):
            around = " ".join(
                one.get("aria-describedby", "") for name, one in self._open if name == "fieldset"
            )
            control = {**given, "described": f"{given.get('aria-describedby', '')} {around}".split()}
            control["text"] = ""
            for name in {given["name"], given.get("id", given["name"])}:
                self.controls.setdefault(name, control)
            self._area = control if tag == "textarea" else None

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "textarea":
            self._area = None

    def handle_data(self, data):
        if self._area is not None:
            self._area["text"] += data
        for _, given in self._open:
            if given.get("id"):
                self.texts[given["id"]] += data

    def holds(self, name):
        """What stands in a control."""
        one = self.controls[name]
        return one.get("value", "") if one.get("type") != "checkbox" and "value" in one else one["text"]
