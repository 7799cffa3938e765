"""What a browser would send: the fields of a form page as it stands."""

from __future__ import annotations

from html.parser import HTMLParser

from django.test import Client


class _Fields(HTMLParser):
    """Collects the successful controls of one form."""

    def __init__(self, form_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self.form_id = form_id
        self.is_inside = False
        self.fields: dict[str, str] = {}
        self.name: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = given.get("id") == self.form_id
        if not self.is_inside or "__prefix__" in given.get("name", ""):
            return
        if tag == "input" and given.get("type") not in {"submit", "button", "file"} and "name" in given:
            if given.get("type") not in {"checkbox", "radio"} or "checked" in given:
                self.fields[given["name"]] = given.get("value", "")
        elif tag == "textarea":
            self.name = given["name"]
            self.fields[self.name] = ""
        elif tag == "select":
            self.select = given["name"]
            self.fields[self.select] = ""
        elif tag == "option" and self.select and "selected" in given:
            self.fields[self.select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.name = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.name is not None:
            self.fields[self.name] += data


def form_fields(client: Client, url: str, *, form_id: str) -> dict[str, str]:
    """Name -> value of every field of the form; a text area loses the line break after its tag, as in a browser."""
    reader = _Fields(form_id)
    reader.feed(client.get(url).content.decode())
    return {name: value.removeprefix("\r\n").removeprefix("\n") for name, value in reader.fields.items()}
